import { dropTestDatabases, newRun } from './databases.js';
import type { MovedClock } from './moved-clock.js';
import { findPostgres, postgresOnAnotherDay } from './services-postgres.js';
import { findRabbitMq } from './services-rabbitmq.js';
import { folderOfRun } from './temporary-folder.js';

export interface Services {
  /** For the tests' processes. */
  env: Record<string, string>;
  /** For those whose clock is moved: a database server that reads the same clock, and the same broker. */
  movedEnv: Record<string, string>;
  /** False: RabbitMQ is missing, and its suites are left out. */
  complete: boolean;
  /** Drops this run's databases and virtual host, and stops what was started. */
  stop(): Promise<void>;
}

/**
 * Finds or starts PostgreSQL and RabbitMQ, and says which; `durable` has an embedded server write to disk as in
 * production. Throws when there is no PostgreSQL.
 */
export async function startServices(wish: {
  ownOnly: boolean;
  durable?: boolean;
  /** Of the tests that are given `movedEnv`. */
  clock?: { moved: MovedClock } | undefined;
  tell: (line: string) => void;
}): Promise<Services> {
  const { ownOnly, durable = false, clock, tell } = wish;
  const folder = folderOfRun();
  process.env['TMPDIR'] = folder.path;
  const moved = clock && (await postgresOnAnotherDay(clock.moved.env, durable));
  const [database, broker] = await Promise.all([findPostgres(ownOnly, durable), findRabbitMq(ownOnly, tell)]);
  tell(`Database: ${database.says}.`);
  tell(typeof broker === 'string' ? `RabbitMQ: its suites are left out: ${broker}.` : `Broker: ${broker.says}.`);
  const run = newRun();
  process.env['DATABASE_URL'] = database.url;
  const amqpUrl = typeof broker === 'string' ? '' : broker.url;
  const env = { DATABASE_URL: database.url, AMQP_URL: amqpUrl, INTERLEND_TEST_RUN: run, TMPDIR: folder.path };
  const movedEnv = clock && moved ? { ...env, DATABASE_URL: moved.url, ...clock.moved.env } : env;
  return {
    env,
    movedEnv,
    complete: typeof broker !== 'string',
    async stop() {
      await dropTestDatabases(run).catch((error: Error) => tell(`Test databases were left behind: ${error.message}`));
      await Promise.all([database.stop(), moved?.stop()]);
      if (typeof broker !== 'string') await broker.stop();
      folder.remove();
    },
  };
}
