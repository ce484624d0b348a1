import { expect } from 'chai';
import pg from 'pg';
import { openDatabase } from '../../src/storage/database/database.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';

const token = { authorization: 'Bearer a-staff-token-of-tests' };

describe('a statement that takes too long', function () {
  this.timeout(60_000);
  let library: LibraryUnderTest;
  let holder: pg.Client;
  let url: string;

  before(async () => {
    library = await openLibrary();
    const partner = await library.addPartner('LENDER', 'http://127.0.0.1:8999/iso18626');
    await library.wish([partner.code], 'Lakes of the north');
    const brief = await library.serve({ INTERLEND_STATEMENT_SECONDS: '1', AMQP_URL: '' }, false);
    url = brief.url;
    holder = new pg.Client({ connectionString: library.databaseUrl });
    await holder.connect();
  });
  after(async () => {
    await holder?.end();
    await library?.close();
  });

  /** While somebody holds a whole table, and for as long as `work` takes. */
  const whileHeld = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
    await holder.query(`begin; lock table ${table} in access exclusive mode`);
    try {
      return await work();
    } finally {
      await holder.query('rollback');
    }
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api/v1${path}`, { ...init, headers: { ...token, ...init.headers } });

  it('FD12: of a list is stopped, and the caller is told 503 with what to do, in their language', async () => {
    const answer = await whileHeld('request', () => ask('/requests?q=lakes', { headers: { 'accept-language': 'fr' } }));
    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '30']);
    const { title, detail } = (await answer.json()) as { title: string; detail: string };
    expect(title).to.equal('La base de données y a mis trop de temps ; l’opération a été arrêtée');
    expect(detail).to.include('Précisez la recherche');
    expect((await ask('/requests?q=lakes')).status, 'and the next one is answered').to.equal(200);
  });

  it('FD12: of an order is stopped, and nothing of the order was done', async () => {
    const look = async () =>
      (await (await ask('/requests?q=lakes')).json()) as { items: { id: string; version: number }[] };
    const [before] = (await look()).items;
    const order = { version: before?.version, fields: {} };
    const answer = await whileHeld('history', () =>
      ask(`/requests/${before?.id}/actions/send`, {
        method: 'POST',
        body: JSON.stringify(order),
        headers: { 'content-type': 'application/json' },
      }),
    );
    expect(answer.status).to.equal(503);
    expect((await look()).items[0]).to.deep.equal(before);
  });

  it('FD12: of a message is stopped, and its sender is told to come again and never OK', async () => {
    const borrower = await library.addPartner('BORROWER', 'http://127.0.0.1:8998/iso18626');
    const xml = requestXml({ requester: borrower.symbol, supplier: library.symbol, id: 'SLOW-1' });
    const say = () =>
      fetch(`${url}/iso18626`, {
        method: 'POST',
        body: xml,
        headers: { authorization: `Bearer ${borrower.token}`, 'content-type': 'application/xml' },
      });
    const refused = await whileHeld('request', say);
    expect([refused.status, await refused.text()]).to.deep.equal([503, '']);
    const heard = await say();
    expect([heard.status, await heard.text()].join()).to.match(/^200,.*<messageStatus>OK</s);
  });

  it('E8: a huge search, a pattern of nothing but wildcards and a page far beyond the end cost little and change nothing', async () => {
    const huge = await ask(`/requests?q=${'a'.repeat(300_000)}`).then(
      ({ status }) => status,
      () => 431,
    );
    expect(huge, 'a line of 300 KB is not read').to.be.oneOf([400, 414, 431]);
    for (const query of [
      `q=${encodeURIComponent('%_'.repeat(200))}`,
      `q=${encodeURIComponent('*'.repeat(200))}`,
      `q=${'a '.repeat(500)}`,
      'limit=1000000',
      'offset=100000000&limit=100',
      `after=${'9'.repeat(18)}`,
    ]) {
      const began = performance.now();
      const answer = await ask(`/requests?${query}`);
      expect(answer.status, query.slice(0, 30)).to.be.oneOf([200, 400, 422]);
      expect(performance.now() - began, query.slice(0, 30)).to.be.below(5000);
    }
  });

  it('has its limit from the setting; a job has an hour, and who waits in a transaction two minutes', async () => {
    const database = await openDatabase({
      url: library.databaseUrl,
      connections: 12,
      name: 'limits',
      statementSeconds: 7,
    });
    try {
      const limits = async (pool: pg.Pool) =>
        (
          await pool.query(`select current_setting('statement_timeout') as statement,
            current_setting('idle_in_transaction_session_timeout') as idle`)
        ).rows[0];
      expect(await limits(database.pool)).to.deep.equal({ statement: '7s', idle: '2min' });
      expect(await limits(database.delivery)).to.deep.equal({ statement: '7s', idle: '2min' });
      expect(await limits(database.patient)).to.deep.equal({ statement: '1h', idle: '2min' });
    } finally {
      await database.close();
    }
  });
});
