import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { builtProgram } from '../support/built-program.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { valuesIn } from '../support/read-xlsx.js';

describe('what a node says to its staff', () => {
  let library: LibraryUnderTest;
  let desk: LibraryUnderTest['hand']['desk'];
  let key: string;

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    desk = library.hand.desk;
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    const made = await desk<{ secret: string }>('POST', '/keys', {
      name: 'French desk',
      roles: [{ role: 'fulfillmentServicesManager' }],
    });
    key = made.secret;
  });
  after(() => library?.close());

  const asked = (path: string, language?: string) =>
    fetch(`${library.hand.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${key}`, ...(language ? { 'accept-language': language } : {}) },
    });

  it('R68 KB22: a list as a file has heads and statuses in the language that the browser wishes', async () => {
    await library.wish(['lender'], 'Le Survenant');
    const french = await asked('/requests.csv', 'fr-CA,fr;q=0.9,en;q=0.8');
    expect(french.headers.get('content-language')).to.equal('fr');
    const [head, line] = (await french.text()).split('\r\n');
    expect(head).to.match(/^Identifiant externe,Sens,Statut,Genre,Titre,Auteur,Partenaire,Date de retour,/);
    expect(line).to.include(',sortante,Prêt à être envoyé,Prêt,Le Survenant,');
    const english = (await (await asked('/requests.csv')).text()).split('\r\n');
    expect(english[0]).to.match(/^External Identifier,Side,Status,/);
    expect(english[1]).to.include(',borrowing,Ready to be sent,');
  });

  it('KA40 KB22: a file names libraries and pickup places as people know them, on the clock of the library; codes come when they are named', async () => {
    await desk('PATCH', '/libraries/RES_SHARE', { name: 'Collège Boréal', timeZone: 'America/Winnipeg' });
    const shelf = { code: 'B2-SHELF', name: 'Comptoir du prêt', kind: 'borrowing' };
    await desk('POST', '/libraries/RES_SHARE/locations', shelf);
    const made = await library.wish(['lender'], 'Maria Chapdelaine');
    await library.rows('update citation set pickup_location = $1 where request_id = $2', [shelf.code, made.id]);
    const wish = '/requests.csv?q=Chapdelaine&side=borrowing';
    const file = await asked(wish, 'fr');
    expect(file.headers.get('content-disposition')).to.include('demandes.csv');
    const text = await file.text();
    const clock = new Date(made.createdAt).toLocaleString('sv-SE', { timeZone: 'America/Winnipeg' }).slice(0, 16);
    expect(text).to.include(',Comptoir du prêt,').and.to.include(',Collège Boréal,').and.to.include(`,${clock},`);
    expect(text).not.to.match(/RES_SHARE|B2-SHELF|borrowing|Loan|Ready/);
    const named = await (await asked(`${wish}&columns=pickup&columns=pickupCode&columns=ownerCode`, 'fr')).text();
    expect(named.split('\r\n')).to.deep.equal([
      'Retrait,Code du lieu de retrait,Code de la bibliothèque',
      'Comptoir du prêt,B2-SHELF,RES_SHARE',
      '',
    ]);
    const sheet = Buffer.from(await (await asked(wish.replace('.csv', '.xlsx'), 'fr')).arrayBuffer());
    expect(valuesIn(sheet)[1]).to.include.members(['Comptoir du prêt', 'Collège Boréal']);
    await desk('PATCH', '/libraries/RES_SHARE', { timeZone: 'America/Toronto' });
  });

  it('an explanation is in the language that is asked for, else in English', async () => {
    const { externalId } = await library.wish(['lender'], 'Bonheur d’occasion');
    const said = async (language?: string) =>
      ((await (await asked(`/requests/${externalId}/explain`, language)).json()) as { sentence: string }).sentence;
    expect(await said('fr')).to.include(
      '«\u00a0Bonheur d’occasion\u00a0»\u00a0: Prêt à être envoyé. C’est à nous d’agir',
    );
    expect(await said('de, fr;q=0.5')).to.include('C’est à nous d’agir');
    expect(await said()).to.include('It waits for us');
  });

  it('the command line explains in French when it is told to', async function () {
    this.timeout(60_000);
    const { externalId } = await library.wish(['lender'], 'Les filles de Caleb');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [builtProgram(), 'explain', externalId, '--language', 'fr'],
      { env: { PATH: process.env['PATH'], INTERLEND_URL: library.hand.url, INTERLEND_STAFF_TOKEN: key } },
    );
    expect(stdout).to.include('«\u00a0Les filles de Caleb\u00a0»\u00a0: Prêt à être envoyé');
    expect(stdout).to.match(/Ensuite, .*\s: Envoyez la demande au partenaire suivant de la liste\./);
  });

  it('all words of the tables are there by their codes', async () => {
    const words = (await (await asked('/words', 'fr')).json()) as Record<
      'states' | 'actions',
      Record<string, { code: string }[]>
    >;
    const conditional = words.states['borrowing']?.find(({ code }) => code === 'conditional');
    expect(conditional).to.include({ label: 'Sous condition', turn: 'us', final: false });
    expect(words.actions['lending']?.find(({ code }) => code === 'ship')).to.deep.equal({
      code: 'ship',
      label: 'Expédier l’exemplaire physiquement',
    });
  });

  it('KB19: all that is wrong with a form is said at once, also where one field alone is not as its schema says', async () => {
    const sent = async (method: string, path: string, body: object) => {
      const answer = await fetch(`${library.hand.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: 'Bearer a-staff-token-of-tests',
          'content-type': 'application/json',
          'accept-language': 'fr',
        },
        body: JSON.stringify(body),
      });
      const { problems = [] } = (await answer.json()) as { problems?: { field: string; problem: string }[] };
      return { status: answer.status, said: new Map(problems.map(({ field, problem }) => [field, problem])) };
    };
    const made = await sent('POST', '/partners', {
      code: 'NEW',
      name: 'Nouvelle',
      symbols: [{ symbol: 'ISIL:CA-LENDER' }],
      url: 'http://127.0.0.1:18626',
      dialect: 'nothing-known',
      expiryBusinessDays: -3,
      timeZone: 'America/Hull',
      closures: [{ from: '2027-12-24', until: '2027-12-20' }],
    });
    expect(made.status).to.equal(400);
    expect([...made.said.keys()]).to.include.members([
      ...['expiryBusinessDays', 'dialect', 'timeZone', 'closures.0.until'],
    ]);
    expect(made.said.get('expiryBusinessDays')).to.equal('Écrivez un nombre entier de 0 à 1\u00a0000.');
    const changed = await sent('PATCH', '/partners/lender', { name: '', timeZone: 'America/Hull' });
    expect([...changed.said.keys()]).to.have.members(['name', 'timeZone']);
  });

  it('a date that no calendar has is called that', async () => {
    const problem = (expiresOn: string) =>
      desk('POST', '/patrons', { id: 'P1', name: 'Élise', expiresOn }).then(String, (error: Error) => error.message);
    expect(await problem('2027-13-40')).to.include('There is no such date: 2027-13-40.');
    expect(await problem('13/4/2027')).to.include('Write the date as 2027-01-15.');
  });

  it('R114: what an item would cost is kept with it, by whoever may say it, until it is said anew', async () => {
    await desk('POST', '/locations', { code: 'SHELF', name: 'Shelf', library: 'RES_SHARE' }).catch(() => undefined);
    const [place] = (await desk<{ items: { locations: { code: string }[] }[] }>('GET', '/libraries')).items.flatMap(
      ({ locations }) => locations,
    );
    const holding = { barcode: 'B-85', title: 'Atlas', location: place?.code };
    const price = { replacementCost: '85.00', replacementCurrency: 'CAD' };
    const alone = await desk('POST', '/holdings', { ...holding, replacementCost: '85.00' }).then(
      String,
      (error: Error) => error.message,
    );
    expect(alone).to.include('name both');
    const made = await desk<{ id: string }>('POST', '/holdings', { ...holding, ...price });
    expect(made).to.include(price);
    expect(await desk('PUT', `/holdings/${made.id}`, { ...holding, title: 'World atlas' })).to.include({
      title: 'World atlas',
      ...price,
    });
    const noInventory = await fetch(`${library.hand.url}/api/v1/holdings/${made.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...holding, ...price }),
    });
    expect(noInventory.status).to.equal(403);
  });
});
