import { expect } from 'chai';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

/** Everything of the configuration that two administrators may have on the screen at once. */
describe('two administrators who save the same thing', () => {
  let library: LibraryUnderTest;
  before(async function () {
    this.timeout(120_000);
    library = await openLibrary();
    await library.addPartner('lacite', 'http://127.0.0.1:18626');
    const { desk } = library.hand;
    await desk('POST', '/users', { code: 'luc', name: 'Luc', roles: [] });
    await desk('POST', '/workflow-profiles', { code: 'QUIET', name: 'Quiet', kind: 'lending', steps: [] });
    await desk('POST', '/rota-templates', { code: 'NEAR', name: 'Near', members: ['lacite'] });
    await desk('POST', '/rota-rules', { name: 'Near ones', templates: ['NEAR'] });
    await desk('POST', '/sending-rules', { name: 'By itself', sends: true });
    await desk('POST', '/patron-groups', { code: 'STU', name: 'Student' });
    await desk('POST', '/loan-rules', { name: 'Everybody', loanDays: 20 });
    await desk('POST', '/temporary-item-rules', { location: 'OUT_RS_REQ', itemPolicy: 'in house' });
    await desk('POST', '/reasons', { list: 'cancel', code: 'mine', label: 'Mine', french: 'À moi' });
  });
  after(() => library?.close());

  const call = async (method: string, path: string, body?: object, seen?: string) => {
    const answer = await fetch(`${library.hand.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: 'Bearer a-staff-token-of-tests',
        'x-on-behalf-of': 'Marie',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };
  type Seen = { version: string; id?: string; code?: string; name?: string };
  const firstOf = (path: string, is: (each: Seen) => boolean) => async (): Promise<Seen> =>
    ((await call('GET', path)).body.items as Seen[]).find(is) as Seen;
  const single = (path: string) => async (): Promise<Seen> => (await call('GET', path)).body;

  const things: Record<string, { look: () => Promise<Seen>; at: (seen: Seen) => string; one: object; other: object }> =
    {
      partners: {
        look: single('/partners/lacite'),
        at: () => '/partners/lacite',
        one: { name: 'La Cité 1' },
        other: { name: 'La Cité 2' },
      },
      libraries: {
        look: firstOf('/libraries', ({ code }) => code === 'RES_SHARE'),
        at: () => '/libraries/RES_SHARE',
        one: { name: 'Sharing 1' },
        other: { name: 'Sharing 2' },
      },
      staff: {
        look: firstOf('/users', ({ code }) => code === 'luc'),
        at: () => '/users/luc',
        one: { name: 'Luc 1' },
        other: { name: 'Luc 2' },
      },
      policies: {
        look: single('/policies'),
        at: () => '/policies',
        one: { replacementFee: '80.00' },
        other: { replacementFee: '90.00' },
      },
      profiles: {
        look: firstOf('/workflow-profiles', ({ code }) => code === 'QUIET'),
        at: () => '/workflow-profiles/QUIET',
        one: { name: 'Quiet 1' },
        other: { name: 'Quiet 2' },
      },
      rotas: {
        look: firstOf('/rota-templates', ({ code }) => code === 'NEAR'),
        at: () => '/rota-templates/NEAR',
        one: { name: 'Near 1' },
        other: { name: 'Near 2' },
      },
      'rota rules': {
        look: firstOf('/rota-rules', () => true),
        at: ({ id }) => `/rota-rules/${id}`,
        one: { name: 'Rule 1' },
        other: { name: 'Rule 2' },
      },
      'sending rules': {
        look: firstOf('/sending-rules', () => true),
        at: ({ id }) => `/sending-rules/${id}`,
        one: { name: 'Rule 1' },
        other: { name: 'Rule 2' },
      },
      'patron groups': {
        look: firstOf('/patron-groups', ({ code }) => code === 'STU'),
        at: () => '/patron-groups/STU',
        one: { name: 'Student 1' },
        other: { name: 'Student 2' },
      },
      'loan rules': {
        look: firstOf('/loan-rules', () => true),
        at: ({ id }) => `/loan-rules/${id}`,
        one: { loanDays: 21 },
        other: { loanDays: 22 },
      },
      'item rules': {
        look: firstOf('/temporary-item-rules', () => true),
        at: ({ id }) => `/temporary-item-rules/${id}`,
        one: { itemPolicy: 'one' },
        other: { itemPolicy: 'two' },
      },
      reasons: {
        look: firstOf('/reasons', ({ code }) => code === 'mine'),
        at: () => '/reasons/cancel/mine',
        one: { label: 'Mine 1' },
        other: { label: 'Mine 2' },
      },
    };

  for (const [name, { look, at, one, other }] of Object.entries(things))
    it(`${name}: the second is told who was faster and how it is now, and may then save all the same`, async () => {
      const seen = await look();
      expect(seen.version).to.be.a('string');
      expect((await call('PATCH', at(seen), one, seen.version)).status).to.equal(200);
      const late = await call('PATCH', at(seen), other, seen.version);
      expect([late.status, late.body.type, late.body.lastActor]).to.deep.equal([
        409,
        'urn:interlend:problem:changed',
        'desk for Marie',
      ]);
      expect(JSON.stringify(late.body.current)).to.include(Object.values(one)[0]);
      expect((await call('PATCH', at(seen), other, late.body.current.version)).status).to.equal(200);
      expect((await call('PATCH', at(seen), one)).status, 'who names no version').to.equal(200);
    });

  it('at the very same moment: one of them is done', async () => {
    const { version } = await single('/partners/lacite')();
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => call('PATCH', '/partners/lacite', { name }, version)),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409, 409, 409]);
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body.lastActor).to.equal('desk for Marie');
  });
});
