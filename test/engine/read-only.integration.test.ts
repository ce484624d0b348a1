import { Writable } from 'node:stream';
import { expect } from 'chai';
import type { NodeOptions } from '../../src/compose/opening.js';
import { type Node, startNode } from '../../src/compose.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { type FakePartner, startFakePartner } from '../support/fake-partner.js';
import { migrated } from '../support/migrated.js';
import { nothingFor } from '../support/nothing-for.js';
import { deskAt, marie } from './support/desk.js';

const token = 'a-staff-token-for-tests';

describe('KF22: a restored copy that is opened to be looked at', () => {
  let database: TestDatabase;
  let partner: FakePartner;
  let copy: Node;
  const lines: string[] = [];
  const open = (env: Record<string, string>, more: Partial<NodeOptions>) =>
    startNode({
      settings: readSettings({
        INTERLEND_NAME: 'Algonquin College',
        INTERLEND_SYMBOLS: 'ISIL:CA-OOALG',
        INTERLEND_PORT: '0',
        INTERLEND_ADMIN_PORT: '0',
        INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
        INTERLEND_UNDO_SECONDS: '0',
        INTERLEND_SWEEP_SECONDS: '1',
        INTERLEND_DATABASE_CONNECTIONS: '4',
        INTERLEND_LOG_LEVEL: 'silent',
        ...env,
      }),
      databaseUrl: database.url,
      amqpUrl: process.env['AMQP_URL'] ?? '',
      staffTokens: [{ name: 'staff', token }],
      secretKey: 'a key for tests only',
      ...more,
    });
  before(async () => {
    database = await createTestDatabase(migrated);
    partner = await startFakePartner();
    const node = await open({}, { byHand: true, amqpUrl: '' });
    await node.gateway.directory.addPartner(
      {
        code: 'LACITE',
        name: 'La Cité',
        symbols: [{ type: 'ISIL', value: 'CA-OOLAC' }],
        url: partner.url,
        dialect: 'standard-2021',
      },
      marie,
    );
    const desk = deskAt(node);
    await desk.does(await desk.creates({ rota: ['LACITE'] }), 'send');
    await node.stop({ graceMs: 0 });
    const logTo = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    copy = await open({ INTERLEND_READ_ONLY: 'yes', INTERLEND_LOG_LEVEL: 'warn' }, { logTo });
  });
  after(async () => {
    await copy?.stop({ graceMs: 0 });
    await partner?.close();
    await database?.drop();
  });
  const asked = (path: string, more: RequestInit = {}) =>
    fetch(`${copy.servers?.url}${path}`, {
      ...more,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
    });

  it('sends nothing of what waits, calls nobody, and runs no job', async () => {
    await nothingFor(2_500, 'nothing is sent, nobody is called, no job is run');
    expect(partner.connections()).to.equal(0);
    const { rows } = await copy.database.pool.query(
      'select status, attempts_started::int as tries from outbound_message',
    );
    expect(rows).to.deep.equal([{ status: 'pending', tries: 0 }]);
    const runs = await copy.database.pool.query("select from job_slot where name = 'tidy'").catch(() => ({ rows: [] }));
    expect(runs.rows).to.deep.equal([]);
    const { delivery } = await copy.gateway.health.snapshot();
    expect(delivery.kind, 'no queue of the broker').to.equal('in-process');
    const { reason } = await copy.context.courier.inspect(partner.url);
    expect(JSON.stringify(reason)).to.include('dial.readOnly');
  });

  it('is read by staff, who change nothing; partners are told to come again', async () => {
    const list = (await (await asked('/api/v1/requests?side=borrowing')).json()) as { items: { id: string }[] };
    expect(list.items).to.have.lengthOf(1);
    const changed = await asked(`/api/v1/requests/${list.items[0]?.id}/notes`, {
      method: 'POST',
      body: '{"text":"A"}',
    });
    expect(changed.status).to.equal(409);
    expect(await changed.json()).to.include({ title: 'This is a read-only copy.' });
    const told = await asked('/iso18626', { method: 'POST', body: '<x/>' });
    expect(told.status).to.equal(503);
    expect(told.headers.get('retry-after')).to.equal('3600');
  });

  it('says so on every page in the language of the page, on /health and in the log', async () => {
    for (const path of ['/', '/borrowing', '/sign-in', '/my']) {
      const page = await fetch(`${copy.servers?.url}${path}`, { headers: { accept: 'text/html' } });
      const html = await page.text();
      if (page.status === 503) continue; // the desk is not built here
      expect(html).to.include('<span lang="en-CA">Read-only copy: nothing is sent');
      expect(html).to.include('<span lang="fr-CA">Copie en lecture seule\u00a0: rien n’est envoyé');
    }
    expect(await (await asked('/health/live')).json()).to.deep.equal({ status: 'live', readOnly: true });
    expect(await (await asked('/health/ready')).json()).to.include({ status: 'read-only', readOnly: true });
    expect(lines.join('')).to.include('This node is read-only');
  });
});
