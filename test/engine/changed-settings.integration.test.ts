import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { openIdFrom } from '../../src/adapters/openid/from-settings.js';
import { type Node, startNode } from '../../src/compose.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { SettingsView } from '../../src/settings/shown.js';
import { catchMail } from '../support/catching-server.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
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
  const storedMail = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query("select name, value from node_setting where name like 'smtp%'")).rows as object[];
    } finally {
      await client.end();
    }
  };
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

    await eventually('the other process knows it', () => elsewhere.context.settings.renewalCapDays === 60);
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
    await eventually('the other process knows it', () => elsewhere.context.settings.name === 'Collège Boréal');
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

  it('set the mail server, which is tried, and turned off again; its password is sealed, in no answer and in no log', async () => {
    const server = await catchMail();
    try {
      const password = 'password-of-the-mail-server';
      const node = await open({ INTERLEND_ALLOW_ADDRESSES: '127.0.0.1' });
      const other = await open({ INTERLEND_ALLOW_ADDRESSES: '127.0.0.1' });
      const test = async (at: Node) => {
        const answer = await fetch(`${at.servers?.url}/api/v1/mail/test`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ to: 'systems@college.ca' }),
        });
        return { status: answer.status, said: (await answer.json()) as { kind?: string; words?: string } };
      };
      expect((await test(node)).status, 'no server is set').to.equal(409);
      const mail = { smtpHost: '127.0.0.1', smtpPort: server.port, smtpTls: 'none', smtpFrom: 'ill@college.ca' };
      const put = await asked(node, '/node/settings', { ...mail, smtpUser: 'ill', smtpPassword: password });
      expect(put.status).to.equal(200);
      expect(JSON.stringify(put.said)).not.to.include(password);
      expect(await shown(node, 'smtpPassword')).to.include({ value: '', isSet: true, changed: 'here' });

      const stored = await storedMail();
      expect(stored).to.have.length(6);
      expect(JSON.stringify(stored)).not.to.include(password);
      const log = await asked(node, '/audit?thing=settings');
      expect(JSON.stringify(log.said)).not.to.include(password);
      expect(JSON.stringify(log.said)).to.include('"notKept":["smtpPassword"]');

      // This server takes no sign-in.
      await asked(node, '/node/settings', { smtpUser: null });
      expect(await shown(node, 'smtpPassword')).to.include({ isSet: false });
      expect((await test(node)).said).to.include({ kind: 'sent' });
      expect(server.mails.map(({ from }) => from?.text).join()).to.include('ill@college.ca');
      const follows = async () => {
        const hasIt = () => other.context.settings.smtpHost !== '' && other.context.settings.smtpUser === '';
        for (let waited = 0; waited < 5_000 && !hasIt(); waited += 250) await pause(250);
        return (await test(other)).said.kind;
      };
      expect(await follows(), 'another process').to.equal('sent');

      const off = await asked(node, '/node/settings', { smtpHost: null });
      expect(off.status).to.equal(200);
      expect((await test(node)).status).to.equal(409);
      expect(await storedMail()).to.deep.equal([]);
    } finally {
      await server.close();
    }
  });

  it('send a mail password to no server for which it was not typed, and call none that partners may not be at', async () => {
    const node = await open();
    const mail = { smtpHost: 'mail.college.ca', smtpFrom: 'ill@college.ca', smtpUser: 'ill' };
    const refusedAt = async (body: object) => {
      const { status, said } = await asked(node, '/node/settings', body);
      return status === 422 ? (said as { problems: { field: string }[] }).problems.map(({ field }) => field) : status;
    };
    expect(await refusedAt(mail), 'an account without a password').to.deep.equal(['smtpPassword']);
    expect(await refusedAt({ smtpHost: 'mail.college.ca' }), 'no sender').to.deep.equal(['smtpFrom']);
    expect(await refusedAt({ smtpHost: 'smtp://mail.college.ca', smtpFrom: 'a,b@c' })).to.have.members([
      'smtpHost',
      'smtpFrom',
    ]);
    expect((await asked(node, '/node/settings', { ...mail, smtpPassword: 'a password' })).status).to.equal(200);
    for (const change of [{ smtpHost: 'mail.elsewhere.example' }, { smtpPort: 2525 }, { smtpTls: 'none' }])
      expect(await refusedAt(change), JSON.stringify(change)).to.deep.equal(['smtpPassword']);

    expect(await refusedAt({ smtpHost: '127.0.0.1', smtpUser: null })).to.deep.equal(['smtpHost']);
    // A name that leads there is known only when it is called.
    await asked(node, '/node/settings', { smtpHost: 'localhost', smtpUser: null });
    const answer = await fetch(`${node.servers?.url}/api/v1/mail/test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ to: 'systems@college.ca' }),
    });
    const said = (await answer.json()) as { kind: string; words: string };
    expect(said.kind).to.equal('notOurs');
    expect(said.words).to.include('localhost').and.to.include('INTERLEND_ALLOW_ADDRESSES');
    await asked(node, '/node/settings', { smtpHost: null });

    const given = await open({ INTERLEND_SMTP_PASSWORD: 'of the environment' });
    expect(await shown(given, 'smtpHost')).to.include({ changed: 'environment' });
    expect((await asked(given, '/node/settings', { smtpHost: 'mail.elsewhere.example' })).status).to.equal(422);
  });
});
