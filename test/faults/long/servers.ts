/** A PostgreSQL and a RabbitMQ of the run's own, on ports of their own, that may be killed. Nothing of the machine's is touched. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../src/storage/embedded/embedded-postgres.js';
import { type BrokerApart, startBrokerApart } from '../../support/broker-apart.js';

export interface Servers {
  databaseUrl: string;
  /** `kill -9` of the server; its keeper starts it again. Resolves when it lets us in, with the milliseconds that took. */
  killDatabase(): Promise<number>;
  /** Started when it is first asked for; nothing where no broker can be started. */
  broker(): Promise<BrokerApart | undefined>;
  stop(): Promise<void>;
}

export async function startServers(tell: (line: string) => void): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'interlend-faults-'));
  // The account that runs PostgreSQL for root passes through: else its data would live elsewhere, and stay there.
  await chmod(folder, 0o755);
  const engine = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => {}, sync: true });
  process.env['DATABASE_URL'] = engine.url();
  process.env['INTERLEND_TEST_KEEP_COMMITS'] = 'yes'; // it is killed
  let starting: Promise<BrokerApart | undefined> | undefined;
  return {
    databaseUrl: engine.url(),
    killDatabase: async () => {
      const before = await engine.pid();
      if (before === undefined) throw new Error('The private PostgreSQL has no process.');
      const began = performance.now();
      process.kill(before, 'SIGKILL');
      for (const end = Date.now() + 60_000; ; await pause(50)) {
        const now = await engine.pid();
        if (now !== undefined && now !== before && (await letsIn(engine.url()))) return performance.now() - began;
        if (Date.now() > end) throw new Error('The private PostgreSQL did not come back within a minute.');
      }
    },
    broker: () => {
      starting ??= startBrokerApart(tell);
      return starting;
    },
    stop: async () => {
      await (await starting?.catch(() => undefined))?.stop().catch(() => {});
      await engine.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function letsIn(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
