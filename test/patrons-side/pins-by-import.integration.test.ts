import { expect } from 'chai';
import type { ImportReport } from '../../src/contract/local-views.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { patronAt } from './patron-browser.js';

describe('PINs that come with a file of patrons', () => {
  let library: LibraryUnderTest;
  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    await library.hand.desk('PATCH', '/policies', { patronsSide: true });
  });
  after(() => library?.close());

  const take = (csv: string, more = {}) =>
    library.hand.desk<ImportReport>('POST', '/imports/patrons', { csv, ...more });
  const mayEnter = async (card: string, pin: string) =>
    (await patronAt(library.hand.url).signIn(card, pin)).status < 300;

  it('let them in; a wrong one is refused at its column, and no answer or history repeats a PIN', async () => {
    const csv = 'id,name,pin\nA1,Ana Roy,zebra77\nA2,Bo Li,22\nA3,Cy Wu,A3\nA4,Di Tran,\n';
    const tried = await take(csv, { dryRun: true });
    expect(tried).to.include({ created: 2, refused: 2 });
    expect(await mayEnter('A1', 'zebra77')).to.equal(false);
    const taken = await take(csv);
    expect(taken).to.include({ created: 2, refused: 2 });
    expect(taken.rows[1]?.problems?.[0]).to.include({ field: 'pin', problem: 'Use 4 to 32 letters or digits.' });
    expect(await mayEnter('A1', 'zebra77')).to.equal(true);
    expect(await mayEnter('A4', '')).to.equal(false);
    const audit = await library.hand.desk('GET', '/audit?limit=50');
    const stored = await library.rows('select * from patron_pin');
    for (const said of [tried, taken, await library.hand.desk('GET', '/patrons/A1'), audit, stored])
      expect(JSON.stringify(said)).not.to.include('zebra77');
    expect(stored).to.have.length(1);
  });

  it('end the sessions of who has a new one, and of nobody else', async () => {
    await take('id,name,pin\nB1,Eva Roy,first11\nB2,Flo Li,second22\n');
    const [eva, flo] = [patronAt(library.hand.url), patronAt(library.hand.url)];
    await eva.signIn('B1', 'first11');
    await flo.signIn('B2', 'second22');
    const again = await take('id,name,pin\nb1,Eva Roy,first11\nB2,Flo Li,another33\n');
    expect(again).to.include({ unchanged: 1, changed: 1 });
    expect((await eva.call('GET', '/requests')).status).to.equal(200);
    expect((await flo.call('GET', '/requests')).status).to.equal(401);
    expect(await mayEnter('B2', 'second22')).to.equal(false);
    expect(await mayEnter('B2', 'another33')).to.equal(true);
    // An empty cell leaves the PIN, and so does a file without the column.
    await take('id,name,pin\nB2,Flo Lee,\n');
    await take('id,name\nB2,Flo Leigh\n');
    expect(await mayEnter('B2', 'another33')).to.equal(true);
  });

  it('are sent in pieces: too many at once are refused, and nothing of the file is taken', async () => {
    const rows = Array.from({ length: 201 }, (_, at) => `C${at},Name,pin${at}x`).join('\n');
    const answer = await fetch(`${library.hand.url}/api/v1/imports/patrons`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer a-staff-token-of-tests',
        'content-type': 'application/json',
        'accept-language': 'fr',
      },
      body: JSON.stringify({ csv: `id,name,pin\n${rows}` }),
    });
    expect(answer.status).to.equal(422);
    expect(JSON.stringify(await answer.json())).to.include('Il y a 201 NIP : envoyez-en au plus 200 à la fois.');
  });
});
