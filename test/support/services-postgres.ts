import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/storage/embedded/embedded-postgres.js';

/** A service for the length of one run. */
export interface Service {
  url: string;
  /** One line for the reader: what is used. */
  says: string;
  stop(): Promise<void>;
}

const asItIs = (url: string, says: string): Service => ({ url, says, stop: async () => {} });

/** The server to test with: the one that is named, else a local one that lets us in, else an embedded one. */
export async function findPostgres(ownOnly: boolean, durable = false): Promise<Service> {
  const named = process.env['DATABASE_URL'];
  if (named) {
    const version = await versionAt(named);
    return asItIs(named, `PostgreSQL ${version} of DATABASE_URL`);
  }
  if (!ownOnly) {
    for (const user of new Set(['postgres', 'root', userInfo().username])) {
      const url = localUrl(user);
      const version = await versionAt(url).catch(() => undefined);
      if (version) return asItIs(url, `PostgreSQL ${version} on 127.0.0.1:5432, as ${user}`);
    }
  }
  return await embedded(durable);
}

function localUrl(user: string): string {
  const password = process.env['PGPASSWORD'];
  const who = password ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}` : encodeURIComponent(user);
  return `postgres://${who}@127.0.0.1:5432/postgres`;
}

/** Throws when the server does not let us in, is older than 15, or does not let us create databases. */
async function versionAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number; may: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              rolsuper or rolcreatedb as may from pg_roles where rolname = current_user`,
    );
    const [found] = rows;
    if (!found || found.number < 150_000)
      throw new Error(`PostgreSQL 15 or newer is needed, this is ${found?.version}`);
    if (!found.may) throw new Error('this account may not create databases');
    return found.version.split(' ')[0] ?? found.version;
  } catch (cause) {
    throw new Error(`PostgreSQL at ${url.replace(/:[^:@/]*@/, ':…@')} cannot be used: ${(cause as Error).message}`, {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** An embedded server whose clock is moved by these variables of the environment. */
export async function postgresOnAnotherDay(clock: Record<string, string>, durable = false): Promise<Service> {
  const before = { ...process.env };
  Object.assign(process.env, clock);
  try {
    return await embedded(durable);
  } finally {
    for (const name of Object.keys(clock)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

async function embedded(sync: boolean): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'interlend-test-'));
  const engine = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: () => {}, sync });
  return {
    url: engine.url(),
    says: 'embedded PostgreSQL, thrown away afterwards',
    async stop() {
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
