import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import pg from 'pg';
import { pino } from 'pino';
import type { CountingDoorbell } from '../../src/queue/counts.js';
import { createInProcessDoorbell } from '../../src/queue/in-process.js';
import { channelOf } from '../../src/queue/listening.js';
import { type CutProxy, startCutProxy } from './cut-proxy.js';
import { keepsTheDoorbellContract } from './doorbell-contract.js';
import { eventually } from './eventually.js';
import { listenTo } from './listener.js';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
const database = process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1:5432/postgres';

describe('the in-process doorbell', function () {
  this.timeout(20_000);
  let proxy: CutProxy;
  let direct: pg.Pool;
  let pool: pg.Pool;
  let bells: CountingDoorbell[] = [];

  before(async () => {
    const url = new URL(database);
    proxy = await startCutProxy({ host: url.hostname || '127.0.0.1', port: Number(url.port || 5432) });
    direct = new pg.Pool({ connectionString: database, max: 1 });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    pool = new pg.Pool({ connectionString: url.href, max: 3 });
    pool.on('error', () => {});
  });
  after(async () => {
    await pool.end();
    await direct.end();
    await proxy.close();
  });

  async function open(nodeId: string) {
    const bell = createInProcessDoorbell({ pool, nodeId, log });
    bells.push(bell);
    return bell;
  }
  async function cleanUp() {
    await Promise.all(bells.map((bell) => bell.close()));
    bells = [];
  }

  keepsTheDoorbellContract(() => ({ open, cleanUp, disconnect: () => proxy.down(), reconnect: () => proxy.up() }));

  it('rings within the process although the database is away', async () => {
    const bell = await open(`test-${randomUUID()}`);
    const listener = await listenTo(bell);
    await proxy.down();
    await bell.ring(['here']);
    await eventually('it is heard', () => listener.has('here'));
    expect(bell.counts().failed).to.equal(1);
    await proxy.up();
  });

  it('starts without a database, says so, and joins when there is one', async () => {
    await proxy.down();
    const node = `test-${randomUUID()}`;
    const [here, there] = [await open(node), await open(node)];
    const listener = await listenTo(there);
    expect(there.health().connected).to.equal(false);
    await proxy.up();
    await eventually('it has joined', () => there.health().connected);
    await here.ring(['now']);
    await eventually('it hears', () => listener.has('now'));
  });

  it('says "look" after its connection was ended: rings may have been missed', async () => {
    const node = `test-${randomUUID()}`;
    const bell = await open(node);
    const listener = await listenTo(bell);
    await direct.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where query = $1 and datname = current_database()',
      [`listen "${channelOf(node)}"`],
    );
    await eventually('it looked', () => listener.rings() === 1);
    expect(listener.heard).to.deep.equal([]);
    expect(bell.counts().reconnects).to.equal(1);
  });

  it('sends many rings at once as few notices', async () => {
    const node = `test-${randomUUID()}`;
    const [here, there] = [await open(node), await open(node)];
    const listener = await listenTo(there);
    await Promise.all(Array.from({ length: 100 }, (_, n) => here.ring([`ring-${n}`])));
    await eventually('all arrive', () => listener.heard.length === 100);
    expect(here.counts().rung).to.be.below(10);
  });

  it('puts aside a notice that is none of ours (A22)', async () => {
    const node = `test-${randomUUID()}`;
    const bell = await open(node);
    const listener = await listenTo(bell);
    await direct.query('select pg_notify($1, $2)', [channelOf(node), 'rubbish']);
    await eventually('it is put aside', () => bell.counts().malformed === 1);
    expect(listener.rings()).to.equal(0);
  });

  it('connects by itself when it is given an address instead of a pool', async () => {
    const node = `test-${randomUUID()}`;
    const bell = createInProcessDoorbell({ pool: database, nodeId: node, log });
    bells.push(bell);
    const listener = await listenTo(await open(node));
    await bell.ring(['hello']);
    await eventually('it arrives', () => listener.has('hello'));
  });
});
