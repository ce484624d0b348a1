import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Node, startNode } from '../../src/compose.js';
import { openIdFrom } from '../../src/openid/from-settings.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { SettingsView } from '../../src/settings/shown.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';

const token = 'a-staff-token-for-tests';

describe('settings that are changed while the node runs', () => {
  let database: TestDatabase;
  const nodes: Node[] = [];
  const open = async (given: Record<string, string> = {}) => {
    const env = {
      INTERLEND_NAME: 'Algonquin College',
      INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
      INTERLEND_PORT: '0',
      INTERLEND_ADMIN_PORT: '0',
      INTERLEND_DATABASE_CONNECTIONS: '4',
      INTERLEND_LOG_LEVEL: 'silent',
      ...given,
    };
    const node = await startNode({
      settings: readSettings(env),
      databaseUrl: database.url,
      amqpUrl: '',
      staffTokens: [{ name: 'staff', token }],
      secretKey: 'a key for tests only',
      env,
    });
    nodes.push(node);
    return node;
  };
  const asked = async (node: Node, path: string, body?: object) => {
    const answer = await fetch(`${node.servers?.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
      ...(body ? { method: 'PATCH', body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, said: await answer.json() };
  };
  const shown = async (node: Node, name: string) =>
    ((await asked(node, '/node/settings')).said as SettingsView).items.find((each) => each.name === name);
  before(async () => {
    database = await createTestDatabase(migrated);
  });
  after(async () => {
    for (const node of nodes) await node.stop({ graceMs: 0 });
    await database?.drop();
  });

  it('hold at once in this process, within five seconds in every other one, and after a restart; the log has before and after', async () => {
    const [here, elsewhere] = [await open(), await open()];
    expect(await shown(here, 'renewalCapDays')).to.include({ value: '42', changed: 'here', isChanged: false });
    const { status } = await asked(here, '/node/settings', { renewalCapDays: 60, renewLocally: true });
    expect(status).to.equal(200);
    expect(here.context.settings).to.include({ renewalCapDays: 60, renewLocally: true });
    expect(await shown(here, 'renewalCapDays')).to.include({ value: '60', isChanged: true });

    for (let waited = 0; waited < 5_000 && elsewhere.context.settings.renewalCapDays !== 60; waited += 250)
      await pause(250);
    expect(elsewhere.context.settings).to.include({ renewalCapDays: 60, renewLocally: true, lenderDueDays: 35 });

    const { said } = await asked(here, '/audit?thing=settings');
    const [entry] = (said as { items: { operation: string; before: object; after: object }[] }).items;
    expect(entry).to.include({ operation: 'changeSettings', outcome: 'done', actor: 'staff' });
    expect(entry?.before).to.include({ renewalCapDays: 42, renewLocally: false });
    expect(entry?.after).to.include({ renewalCapDays: 60, renewLocally: true });

    expect((await open()).context.settings.renewalCapDays, 'after a restart').to.equal(60);
    await asked(here, '/node/settings', { renewalCapDays: null });
    expect(here.context.settings.renewalCapDays, 'back to the default').to.equal(42);
  });

  it('take the name of the node where the environment gives none: every page and process follows within five seconds', async () => {
    const named = async (node: Node) => (await asked(node, '/sign-in')).said as { name: string };
    const [here, elsewhere] = [await open({ INTERLEND_NAME: '' }), await open({ INTERLEND_NAME: '' })];
    expect((await named(here)).name, 'its first library').to.equal('Algonquin College');
    const { status } = await asked(here, '/node/settings', { name: 'Collège Boréal' });
    expect(status).to.equal(200);
    expect((await named(here)).name).to.equal('Collège Boréal');
    expect(here.context.settings.name, 'in messages').to.equal('Collège Boréal');
    for (let waited = 0; waited < 5_000 && elsewhere.context.settings.name !== 'Collège Boréal'; waited += 250)
      await pause(250);
    expect((await named(elsewhere)).name).to.equal('Collège Boréal');
    const { said } = await asked(here, '/audit?thing=settings');
    const [entry] = (said as { items: { before: object; after: object }[] }).items;
    expect(entry?.before).to.include({ name: 'Algonquin College' });
    expect(entry?.after).to.include({ name: 'Collège Boréal' });
    await asked(here, '/node/settings', { name: null });
    expect((await named(here)).name, 'its first library again').to.equal('Algonquin College');

    const given = await open();
    expect(await shown(given, 'name')).to.include({ value: 'Algonquin College', changed: 'environment' });
    expect((await asked(given, '/node/settings', { name: 'Other' })).status).to.equal(422);
  });

  it('give the roles of an OpenID claim at the next sign-in, by who keeps accounts alone; the log has before and after', async () => {
    const [here, elsewhere] = [await open(), await open()];
    const put = async (body: object) => {
      const answer = await fetch(`${here.servers?.url}/api/v1/node/claimed-roles`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, said: (await answer.json()) as SettingsView };
    };
    const manager = { value: 'ou=ill, o=college', gives: { role: 'fulfillmentServicesManager' } };
    const operator = { value: 'ill-staff', gives: { role: 'fulfillmentServicesOperator', library: 'RES_SHARE' } };
    const { status, said } = await put({ roles: [manager, operator] });
    expect(status).to.equal(200);
    expect(said.claimedRoles).to.deep.equal([manager, operator]);
    const provider = openIdFrom({ ...here.context.settings, openIdIssuer: 'https://id.college.example' });
    const followed = Object.assign(elsewhere.context.settings, { openIdIssuer: 'https://id.college.example' });
    const there = openIdFrom(followed);
    expect(provider?.rules.roles).to.deep.equal([manager, operator]);
    for (let waited = 0; waited < 5_000 && there?.rules.roles.length !== 2; waited += 250) await pause(250);
    expect(there?.rules.roles, 'in a process that runs already').to.deep.equal([manager, operator]);
    const log = (await asked(here, '/audit?thing=settings')).said as { items: { operation: string; after: object }[] };
    expect(log.items[0]).to.include({ operation: 'setClaimedRoles' });
    expect(log.items[0]?.after).to.deep.include({ openIdRoles: [manager, operator] });

    const refusals = [
      { ...manager, value: 'a;b' },
      { ...operator, gives: { ...operator.gives, library: 'NOWHERE' } },
    ];
    for (const each of refusals) expect((await put({ roles: [each] })).status, each.value).to.equal(422);
    expect((await put({ roles: null })).said.claimedRoles, 'as the node was started').to.deep.equal([]);
    expect((await asked(here, '/node/settings', { openIdRoles: [manager] })).status, 'not with the others').to.equal(
      400,
    );
  });

  it('are read-only where the environment gives them, and say so', async () => {
    const node = await open({ INTERLEND_UNDO_SECONDS: '30' });
    expect(await shown(node, 'undoSeconds')).to.include({ value: '30', changed: 'environment' });
    const { status, said } = await asked(node, '/node/settings', { undoSeconds: 90 });
    expect(status).to.equal(422);
    expect(JSON.stringify(said)).to.include('The server sets INTERLEND_UNDO_SECONDS. It is changed there.');
    expect(node.context.settings.undoSeconds).to.equal(30);
    expect((await asked(node, '/node/settings', { renewalStepDays: 0 })).status, 'no renewal of no days').to.equal(400);
  });
});
