import { expect } from 'chai';
import request from 'supertest';
import { accessOperations } from '../../src/contract/access-operations.js';
import { loanRuleOperations } from '../../src/contract/loan-rule-operations.js';
import { ruleOperations } from '../../src/contract/rule-operations.js';
import { asDesk, openHttp } from './open-http.js';

type Method = 'get' | 'post' | 'patch' | 'delete';
const conditions = [{ fact: 'userGroup', operator: 'is', values: ['staff'] }];
const member = { code: 'eroy', name: 'Élise Roy', roles: [{ role: 'fulfillmentServicesOperator', library: 'MAIN' }] };
const quiet = { code: 'QUIET', name: 'Quiet', kind: 'lending', steps: ['recall'], automaticRenew: true };
const template = { code: 'COURIER', name: 'By van', order: 'random', members: ['big'] };
const student = { code: 'STU', name: 'Student', codes: ['STU-PT'] };
const books = { name: 'Books', loanDays: 21, requestFee: '2.50', pickupLibraries: ['MAIN'], conditions };

/** Each address: what is sent, what the records are asked, and the status of the answer. */
const rows: [Method, string, object | undefined, unknown[], number][] = [
  [
    ...(['get', '/users?role=fulfillmentServicesOperator&library=MAIN&limit=2', undefined] as const),
    ['staff.list', { role: 'fulfillmentServicesOperator', library: 'MAIN', limit: 2 }],
    200,
  ],
  ['post', '/users', member, ['staff.add', member], 201],
  ['get', '/users/eroy', undefined, ['staff.read', 'eroy'], 200],
  ['patch', '/users/eroy', { email: null, roles: [] }, ['staff.change', 'eroy', { email: null, roles: [] }], 200],
  ['delete', '/users/eroy', undefined, ['staff.remove', 'eroy'], 204],

  ['get', '/workflow-profiles', undefined, ['rules.profiles'], 200],
  ['post', '/workflow-profiles', quiet, ['rules.addProfile', quiet], 201],
  ['patch', '/workflow-profiles/Q', { steps: [] }, ['rules.changeProfile', 'Q', { steps: [] }], 200],
  ['delete', '/workflow-profiles/Q', undefined, ['rules.removeProfile', 'Q'], 204],

  ['get', '/sending-rules', undefined, ['rules.sendingRules'], 200],
  [
    ...(['post', '/sending-rules', { name: 'All', sends: true, conditions }] as const),
    ['rules.addSendingRule', { name: 'All', sends: true, conditions }],
    201,
  ],
  ['patch', '/sending-rules/3', { enabled: false }, ['rules.changeSendingRule', '3', { enabled: false }], 200],
  ['delete', '/sending-rules/3', undefined, ['rules.removeSendingRule', '3'], 204],

  ['get', '/rota-templates', undefined, ['rules.rotaTemplates'], 200],
  ['post', '/rota-templates', template, ['rules.addRotaTemplate', template], 201],
  ['patch', '/rota-templates/C', { members: [] }, ['rules.changeRotaTemplate', 'C', { members: [] }], 200],
  ['delete', '/rota-templates/C', undefined, ['rules.removeRotaTemplate', 'C'], 204],
  ['get', '/rota-rules', undefined, ['rules.rotaRules'], 200],
  [
    ...(['post', '/rota-rules', { name: 'Loans', templates: ['C'], lastResort: true }] as const),
    ['rules.addRotaRule', { name: 'Loans', templates: ['C'], lastResort: true }],
    201,
  ],
  ['patch', '/rota-rules/7', { description: null }, ['rules.changeRotaRule', '7', { description: null }], 200],
  ['delete', '/rota-rules/7', undefined, ['rules.removeRotaRule', '7'], 204],

  ['get', '/patron-groups', undefined, ['loanRules.groups'], 200],
  ['post', '/patron-groups', student, ['loanRules.addGroup', student], 201],
  ['patch', '/patron-groups/STU', { codes: ['A'] }, ['loanRules.changeGroup', 'STU', { codes: ['A'] }], 200],
  ['delete', '/patron-groups/STU', undefined, ['loanRules.removeGroup', 'STU'], 204],
  ['get', '/unknown-patron-groups', undefined, ['loanRules.unknownGroups'], 200],
  ['get', '/loan-rules', undefined, ['loanRules.rules'], 200],
  ['post', '/loan-rules', books, ['loanRules.addRule', books], 201],
  ['patch', '/loan-rules/5', { loanDays: null }, ['loanRules.changeRule', '5', { loanDays: null }], 200],
  ['delete', '/loan-rules/5', undefined, ['loanRules.removeRule', '5'], 204],
];

describe('users and rules at the staff API', () => {
  let open: ReturnType<typeof openHttp>;
  before(() => {
    open = openHttp(); // once: every app reads the whole document
  });
  beforeEach(() => {
    open.local.calls.length = 0;
    for (const name of Object.keys(open.local.answers)) delete open.local.answers[name];
  });
  const sends = (method: Method, path: string, body?: object, headers: Record<string, string> = {}) =>
    request(open.app)
      [method](`/api/v1${path}`)
      .set({ ...asDesk, ...headers })
      .send(body);

  for (const [method, path, body, call, status] of rows)
    it(`${method} ${path} asks ${String(call[0])}, and its answer is as documented`, async () => {
      const answer = await sends(method, path, body);
      expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
      if (status === 201) expect(answer.headers['location']).to.match(/^\/api\/v1\/[a-z]/);
      // The audit log looks at the thing before and after.
      expect(open.local.calls.findLast(([name]) => name === call[0])).to.deep.equal(call);
    });

  it('are tried here at every address that the document names', () => {
    const ofUsers = accessOperations.filter(({ path }) => /^\/users(\/\{code\})?$/.test(path));
    expect(new Set(rows.map(([, , , [call]]) => call)).size).to.equal(
      // Loan terms are tried by the gateway.
      ruleOperations.length + loanRuleOperations.length - 1 + ofUsers.length,
    );
  });

  const bad: [Method, string, object, string][] = [
    ['post', '/users', { ...member, roles: [{ role: 'king' }] }, 'roles.0.role'],
    ['post', '/users', { ...member, code: '../x' }, 'code'],
    ['patch', '/users/eroy', { code: 'other' }, 'code'],
    ['post', '/workflow-profiles', { ...quiet, kind: 'both' }, 'kind'],
    ['post', '/sending-rules', { name: 'All' }, 'sends'],
    ['post', '/rota-rules', { name: 'x', templates: ['C'], conditions: [{ fact: 'mood', operator: 'is' }] }, 'fact'],
    ['post', '/rota-rules', { name: 'x', templates: [] }, 'templates'],
    ['post', '/loan-rules', { name: 'x', loanDays: 0 }, 'loanDays'],
    ['patch', '/loan-rules/5', { requestFee: '2,50' }, 'requestFee'],
    ['post', '/patron-groups', { code: 'STU' }, 'name'],
  ];
  for (const [method, path, body, field] of bad)
    it(`${method} ${path} names ${field} when it is wrong`, async () => {
      const answer = await sends(method, path, body);
      expect(answer.status).to.equal(400);
      expect(JSON.stringify(answer.body.problems)).to.include(field);
      expect(open.local.calls).to.deep.equal([]);
    });

  it('say 404 for what is not there', async () => {
    open.local.answers['staff.read'] = undefined;
    expect((await sends('get', '/users/nobody')).status).to.equal(404);
    open.local.answers['rules.removeRotaRule'] = { kind: 'unknown' };
    expect((await sends('delete', '/rota-rules/99')).body.title).to.include('rota assignment rule');
  });

  describe('X-Desk', () => {
    const acts = (headers: Record<string, string>) =>
      sends('post', '/requests/41/actions/send', { version: 3 }, headers);

    it('R26: names where the member of staff stands, for every call', async () => {
      const answer = await acts({ 'X-Desk': 'RES_DESK', 'X-On-Behalf-Of': 'Marie' });
      expect(answer.status).to.equal(200);
      const actor = { kind: 'staff', name: 'desk for Marie', person: 'Marie', desk: 'RES_DESK' };
      expect(open.calls.at(-1)?.at(-1)).to.deep.equal(actor);
      await acts({});
      expect(open.calls.at(-1)?.at(-1), 'nobody said where').to.not.have.property('desk');
    });

    it('is a 400 that names the header when there is no such desk', async () => {
      open.local.answers['libraries.mayWorkAt'] = { kind: 'unknown' };
      const before = open.calls.length;
      for (const desk of ['NOWHERE', 'no desk at all', 'x'.repeat(65)]) {
        const answer = await acts({ 'X-Desk': desk });
        expect(answer.status).to.equal(400);
        expect(answer.body.problems[0].field).to.equal('X-Desk');
      }
      expect(open.calls.length).to.equal(before);
    });
  });
});
