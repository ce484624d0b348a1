import { expect } from 'chai';
import type { AuditView, KeyView } from '../../src/engine/access/index.js';
import { aMember } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

const at = '2026-03-02T15:00:00.000Z';
const aKey: KeyView = {
  id: '7cv174icc2',
  name: 'Portal',
  createdAt: at,
  createdBy: 'staff',
  roles: [{ role: 'fulfillmentServicesOperator' }],
  only: ['seeRequests'],
};

describe('interlend user, key and audit', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string, more: object = {}) => typed(words, { env: node.env, ...more });

  it('user add takes the password from standard input, and prints nothing of it', async () => {
    node.answers['POST /users'] = { status: 201, body: aMember };
    const { out, err } = await told('user add admin --role generalSystemAdministrator --password-stdin', {
      readInput: async () => 'three blue herons\n',
    });
    expect(node.calls[0]?.body).to.deep.equal({
      code: 'admin',
      name: 'admin',
      password: 'three blue herons',
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    expect(out + err)
      .to.include('eroy')
      .and.not.include('herons');
  });

  it('user password is refused without one', async () => {
    const { status, err } = await told('user password eroy --password-stdin', { readInput: async () => '\n' });
    expect([status, node.calls.length]).to.deep.equal([2, 0]);
    expect(err).to.include('Standard input has no password');
  });

  it('user deactivate and change --active', async () => {
    node.answers['PATCH /users/eroy'] = { body: aMember };
    expect((await told('user deactivate eroy')).out).to.include('not active any more');
    await told('user change eroy --active');
    expect(node.calls.map(({ body }) => body)).to.deep.equal([{ active: false }, { active: true }]);
  });

  it('user sessions and sign-out, of one session or all', async () => {
    const session = { id: 'hT3kQ0cX2bLw9ZpA', way: 'openId', address: '::1', startedAt: at, seenAt: at, endsAt: at };
    node.answers['GET /users/eroy/sessions'] = { body: { items: [{ ...session, current: false }] } };
    expect((await told('user sessions eroy')).out).to.match(/hT3kQ0cX2bLw9ZpA +OpenID Connect +::1/);
    node.answers['DELETE /users/eroy/sessions'] = { status: 204 };
    expect((await told('user sign-out eroy')).out).to.equal('eroy is signed out everywhere.');
    node.answers['DELETE /users/eroy/sessions/hT3kQ0cX2bLw9ZpA'] = { status: 204 };
    expect((await told('user sign-out eroy --session hT3kQ0cX2bLw9ZpA')).status).to.equal(0);
  });

  it('key add prints the key once, list and revoke never', async () => {
    node.answers['POST /keys'] = { status: 201, body: { key: aKey, secret: 'ilk_7cv174icc2_once' } };
    node.answers['GET /keys'] = { body: { items: [aKey] } };
    node.answers['DELETE /keys/7cv174icc2'] = { body: { ...aKey, revokedAt: at } };
    const made = await told('key add Portal --role fulfillmentServicesOperator --only seeRequests');
    expect(made.out).to.include('ilk_7cv174icc2_once').and.to.include('not shown again');
    expect((await told('key list')).out).to.match(/7cv174icc2 +Portal +Fulfillment Services Operator +seeRequests/);
    expect((await told('key revoke 7cv174icc2')).out).to.equal('Portal (7cv174icc2) opens nothing any more.');
    expect((await told('key add x --role circulationDeskOperator --only everything')).status).to.equal(2);
  });

  it('audit list says who changed which fields', async () => {
    const entry: AuditView = {
      id: '9',
      at,
      actor: 'Élise Roy',
      actorKind: 'user',
      actorCode: 'eroy',
      address: '::1',
      traceId: 't',
      operation: 'changePartner',
      thing: 'partner',
      thingId: 'lacite',
      outcome: 'done',
      before: { name: 'La Cité', url: 'https://a' },
      after: { name: 'La Cité', url: 'https://b' },
    };
    node.answers['GET /audit'] = { body: { items: [entry] } };
    const { out } = await told('audit list --thing partner --id lacite --actor eroy');
    expect(node.calls[0]?.query).to.deep.include({ thing: 'partner', id: 'lacite', actor: 'eroy' });
    expect(out).to.match(/Élise Roy +::1 +changePartner +partner +lacite +done +url$/m);
  });
});
