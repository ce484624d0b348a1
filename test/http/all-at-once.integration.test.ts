import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** A form with a field that its schema refuses and others that only the rules know to be wrong: all of them are named. */
interface Form {
  of: string;
  send: [method: string, path: string];
  body: object;
  says: string[];
}

const forms: readonly Form[] = [
  {
    of: 'a new person',
    send: ['POST', '/users'],
    body: {
      code: 'roy',
      name: '',
      password: 'algonquin',
      roles: [{ role: 'circulationDeskOperator', library: 'NONE' }],
    },
    says: ['name', 'password', 'roles', 'code'],
  },
  {
    of: 'a person',
    send: ['PATCH', '/users/roy'],
    body: { name: '', roles: [{ role: 'circulationDeskOperator', library: 'NONE' }] },
    says: ['name', 'roles'],
  },
  {
    of: 'a new patron',
    send: ['POST', '/patrons'],
    body: { id: 'p1', name: '', expiresOn: '2027-02-28', pickupLibrary: 'NONE' },
    says: ['name', 'pickupLibrary', 'id'],
  },
  {
    of: 'a patron',
    send: ['PATCH', '/patrons/P1'],
    body: { email: 'a,b@c', pickupLibrary: 'NONE' },
    says: ['email', 'pickupLibrary'],
  },
  {
    of: 'a block',
    send: ['POST', '/patrons/P1/blocks'],
    body: { reason: '', until: '2020-01-01' },
    says: ['reason', 'until'],
  },
  {
    of: 'an item',
    send: ['POST', '/holdings'],
    body: { barcode: '39346', title: '', location: 'NONE', replacementCost: '12.00' },
    says: ['title', 'location', 'barcode', 'replacementCurrency'],
  },
  {
    of: 'policies',
    send: ['PATCH', '/policies'],
    body: { initialLoanDays: -1, mailDomains: 'not a domain' },
    says: ['initialLoanDays', 'mailDomains'],
  },
  {
    of: 'a reason',
    send: ['POST', '/reasons'],
    body: { list: 'reject', code: '40', label: '' },
    says: ['label', 'french', 'reasonUnfilled'],
  },
  {
    of: 'a rota template',
    send: ['POST', '/rota-templates'],
    body: { code: 'near', name: '', members: ['NOBODY'] },
    says: ['name', 'members', 'code'],
  },
  {
    of: 'a rota rule',
    send: ['POST', '/rota-rules'],
    body: { name: '', templates: ['NO-ROTA'] },
    says: ['name', 'templates'],
  },
  {
    of: 'the words of a letter',
    send: ['PUT', '/letter-words/onHoldShelf'],
    body: { language: 'de', subject: 'Ready', body: 'Dear {{ nobody }}' },
    says: ['language', 'body'],
  },
  {
    of: 'a job',
    send: ['PATCH', '/jobs/expire'],
    body: { on: 'yes', mailTo: ['ill@deepriver'], schedule: { every: 'year', at: '06:00', day: 31, month: 2 } },
    says: ['on', 'mailTo', 'schedule'],
  },
  {
    of: 'a library',
    send: ['PATCH', '/libraries/RES_SHARE'],
    body: { name: '', timeZone: 'America/Hull', defaultPickup: 'NONE' },
    says: ['name', 'timeZone', 'defaultPickup'],
  },
  {
    of: 'a new library',
    send: ['POST', '/libraries'],
    body: { code: 'RES_SHARE', name: '', symbol: 'ISIL:CA-LENDER' },
    says: ['name', 'code', 'symbol'],
  },
  {
    of: 'a desk',
    send: ['POST', '/libraries/RES_SHARE/desks'],
    body: { code: 'FRONT', name: '' },
    says: ['name', 'code'],
  },
  {
    of: 'a location',
    send: ['POST', '/libraries/RES_SHARE/locations'],
    body: { code: 'STACKS', name: '' },
    says: ['name', 'code'],
  },
];

describe('a form with several mistakes', () => {
  let library: LibraryUnderTest;
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(`${library.hand.url}/api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer a-staff-token-of-tests', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { problems = [] } = (await answer.json()) as { problems?: { field: string; problem: string }[] };
    return { status: answer.status, fields: [...new Set(problems.map(({ field }) => field))] };
  };

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    await library.addPartner('lender', 'http://127.0.0.1:18626');
    const { desk } = library.hand;
    await desk('POST', '/libraries/RES_SHARE/desks', { code: 'FRONT', name: 'Front desk' });
    await desk('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks', kind: 'lending' });
    await desk('POST', '/holdings', { barcode: '39346', title: 'Bonheur d’occasion', location: 'STACKS' });
    await desk('POST', '/patrons', { id: 'P1', name: 'Élise', expiresOn: '2037-01-01' });
    await desk('POST', '/users', { code: 'roy', name: 'Gabrielle Roy' });
    await desk('POST', '/rota-templates', { code: 'near', name: 'Near', members: ['lender'] });
  });
  after(() => library?.close());

  for (const { of, send: sent, body, says } of forms)
    it(`KB19: of ${of} is told of all of them at once`, async () => {
      const { status, fields } = await send(sent[0], sent[1], body);
      expect(status).to.equal(400);
      expect(fields).to.have.members(says);
    });

  it('KB19: keeps nothing of a form that its rules alone would have let pass', async () => {
    const { status, fields } = await send('PATCH', '/patrons/P1', { name: 'Émile', email: 'a,b@c' });
    expect({ status, fields }).to.deep.equal({ status: 400, fields: ['email'] });
    expect(await library.hand.desk('GET', '/patrons/P1')).to.include({ name: 'Élise' });
  });

  it('KB19: that its schemas let pass is told of a code that is taken beside what else its rules say', async () => {
    const { status, fields } = await send('POST', '/users', {
      code: 'ROY',
      name: 'Roy',
      password: 'algonquin',
      roles: [{ role: 'circulationDeskOperator', library: 'NONE' }],
    });
    expect(status).to.equal(422);
    expect(fields).to.have.members(['code', 'roles', 'password']);
  });
});
