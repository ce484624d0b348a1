import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { filledPath } from '../http/field-walk.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

const pieces = [
  "'; drop table request; --",
  "' or '1'='1",
  '1) union select password from staff --',
  'title desc; delete from request',
  "%' and pg_sleep(9) is null --",
  '\\',
  '%_%_%',
  '"',
];

describe('KD13: what is asked of the desk in pieces of SQL (E7)', function () {
  this.timeout(240_000);
  let library: LibraryUnderTest;
  before(async () => {
    library = await openLibrary();
    const borrower = await library.addPartner('BORROWER', 'http://127.0.0.1:8999/iso18626');
    await library.hear(borrower, requestXml({ requester: borrower.symbol, supplier: library.symbol, id: 'ONE' }));
    await library.wish([borrower.code]);
  });
  after(() => library?.close());

  /** How many rows each table has. */
  const counts = async () => {
    const tables = await library.rows<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname not in ('staff_attempt', 'node_check') order by 1`,
    );
    const all: Record<string, number> = {};
    for (const { name } of tables)
      all[name] = (await library.rows<{ many: number }>(`select count(*)::int as many from "${name}"`))[0]?.many ?? -1;
    return all;
  };

  it('is words or is refused, in every parameter of every look, and no row goes or comes', async () => {
    const before = await counts();
    const asked = operations.filter(({ method, query }) => method === 'get' && query && Object.keys(query).length > 0);
    const wrong: string[] = [];
    let calls = 0;
    let parameters = 0;
    for (const { path, query = {} } of asked)
      for (const name of Object.keys(query)) {
        parameters += 1;
        await Promise.all(
          pieces.map(async (piece) => {
            const url = `${library.hand.url}/api/v1${filledPath(path)}?${name}=${encodeURIComponent(piece)}`;
            const began = performance.now();
            const answer = await fetch(url, {
              headers: { authorization: 'Bearer a-staff-token-of-tests' },
              signal: AbortSignal.timeout(5000),
            }).catch(() => undefined);
            await answer?.body?.cancel();
            calls += 1;
            const slept = performance.now() - began > 4500;
            if (!answer || answer.status >= 500 || slept) wrong.push(`${path} ?${name}=${piece}: ${answer?.status}`);
          }),
        );
      }
    expect(wrong).to.deep.equal([]);
    expect(parameters).to.be.greaterThan(60);
    expect(calls, 'each of the pieces, in each of them').to.equal(pieces.length * parameters);
    // Sums and lexicons are counted in the background meanwhile: rows may come there, and none may go anywhere.
    const afterwards = await counts();
    expect(Object.keys(afterwards)).to.deep.equal(Object.keys(before));
    const fewer = Object.keys(before).filter((table) => (afterwards[table] ?? 0) < (before[table] ?? 0));
    expect(fewer).to.deep.equal([]);
    for (const table of ['request', 'history', 'partner', 'inbound_message', 'outbound_message'])
      expect(afterwards[table], table).to.equal(before[table]);
  });
});
