import { expect } from 'chai';
import { aClosure, aHolding, aLibrary, aPatron } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend patron, library and holding', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });
  const report = (rows: object[], more = {}) => ({
    body: { dryRun: false, created: 0, changed: 0, unchanged: 0, refused: 0, rows, ...more },
  });

  it('patron list and show say who they are and whether they may request', async () => {
    node.answers['GET /patrons'] = { body: { items: [aPatron], next: 'A/7' } };
    node.answers['GET /patrons/A/7'] = { body: aPatron };
    const { out } = await told('patron list --search roy --limit 1');
    expect(out)
      .to.match(/A\/7 +Élise Roy +staff/)
      .and.to.include('--after A/7');
    expect(node.calls[0]?.query).to.deep.equal({ q: 'roy', limit: '1' });
    expect((await told('patron show A/7')).out).to.match(/May request +no\nBecause +Blocked: Lost: Nana/);
  });

  it('patron add sends what was given', async () => {
    node.answers['POST /patrons'] = { status: 201, body: aPatron };
    await told('patron add 7 "Élise Roy" --language fr --pickup MAIN --expires 2027-08-31');
    const given = { id: '7', name: 'Élise Roy', language: 'fr', pickupLibrary: 'MAIN', expiresOn: '2027-08-31' };
    expect(node.calls[0]?.body).to.deep.equal(given);
  });

  it('patron import sends long files in pieces, and names the lines of the file', async () => {
    node.answers['POST /imports/patrons'] = report(
      [{ line: 2, key: '1', outcome: 'refused', problems: [{ field: 'email', problem: 'Write it so.' }] }],
      { refused: 1 },
    );
    const long = 'x'.repeat(40_000);
    const csv = `id;name\n"1";"${long}\nRoy"\n2;${long}\n`;
    const { status, out, err } = await told('patron import - --dry-run', { readInput: async () => csv });
    expect(status).to.equal(1);
    expect(node.calls.map(({ body }) => (body as { csv: string }).csv.slice(0, 11))).to.deep.equal([
      'id,name\r\n1,',
      'id,name\r\n2,',
    ]);
    expect(node.calls[0]?.body).to.include({ dryRun: true });
    expect(node.calls.map(({ body }) => (body as { lines: number[] }).lines)).to.deep.equal([[2], [4]]);
    expect(out)
      .to.match(/it would be: .*2 refused/)
      .and.to.match(/^2 +1 +email/m);
    expect(err).to.include('2 rows were refused.');
  });

  it('patron import sends a file with PINs a hundred rows at a time', async () => {
    node.answers['POST /imports/patrons'] = report([]);
    const rows = Array.from({ length: 150 }, (_, at) => `P${at},Roy,zebra${at}\n`).join('');
    const { out, err } = await told('patron import -', { readInput: async () => `id,name,PIN\n${rows}` });
    const sizes = node.calls.map(({ body }) => (body as { csv: string }).csv.trim().split('\r\n').length - 1);
    expect(sizes).to.deep.equal([100, 50]);
    expect(out + err).not.to.include('zebra');
  });

  it('patron import refuses a file that is empty or broken, and asks nobody', async () => {
    for (const csv of ['', 'id,name\n1,"Roy'])
      expect(await told('patron import -', { readInput: async () => csv })).to.include({ status: 2 });
    expect(node.calls).to.deep.equal([]);
  });

  it('library list shows desks and locations; close sends the period and shows the closures', async () => {
    node.answers['GET /libraries'] = { body: { items: [aLibrary] } };
    node.answers['POST /libraries/M/closures'] = { status: 201, body: aClosure };
    node.answers['GET /libraries/M/closures'] = { body: { items: [aClosure] } };
    expect((await told('library list')).out).to.match(
      /RES_SHARE +Partage +CA-OOALG +resource sharing +borrows +RES_DESK/,
    );
    const { out } = await told('library close M 2026-12-25 2026-12-26 --holiday --note Noël');
    expect(node.calls[1]?.body).to.deep.equal({
      from: '2026-12-25',
      until: '2026-12-26',
      kind: 'holiday',
      note: 'Noël',
    });
    expect(out).to.match(/2026-12-25 +2026-12-26 +holiday +Noël +desk/);
    expect(out).to.include('2 partners will be told, on 5 requests.');
    await told('library close M 2026-12-25 --no-tell');
    expect(node.calls.at(-2)?.body).to.deep.equal({ from: '2026-12-25', tell: false });
    await told('library close M 2026-12-25 --holiday --tell');
    expect(node.calls.at(-2)?.body).to.deep.equal({ from: '2026-12-25', kind: 'holiday', tell: true });
  });

  it('library reopen removes a closure and says who is told', async () => {
    node.answers['DELETE /libraries/M/closures/3'] = { body: { partners: 1, requests: 1 } };
    expect((await told('library reopen M 3')).out).to.include('1 partner will be told, on 1 request.');
    await told('library reopen M 3 --no-tell');
    expect(node.calls.map(({ query }) => query['tell'])).to.deep.equal(['yes', 'no']);
  });

  it('holding list and import', async () => {
    node.answers['GET /holdings'] = { body: { items: [aHolding] } };
    node.answers['POST /imports/holdings'] = report([{ line: 2, key: '3001', outcome: 'created' }], { created: 1 });
    expect((await told('holding list')).out).to.match(/3001 +Nana +9782070360024 +MAIN +STACKS/);
    const csv = 'barcode,title,location\n3001,Nana,STACKS';
    const { status, out } = await told('holding import -', { readInput: async () => csv });
    expect([status, out]).to.deep.equal([0, '1 new, 0 changed, 0 unchanged, 0 refused.']);
  });
});
