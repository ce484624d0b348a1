import pg from 'pg';

export type Login =
  | { is: 'open' }
  /** It answers, but starts up, recovers or shuts down. */
  | { is: 'busy' }
  | { is: 'silent' }
  /** Somebody else's server, or another password. */
  | { is: 'refused'; words: string };

/** Tries one session. Never throws. */
export async function tryLogin(url: string): Promise<Login> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, ssl: false });
  client.on('error', () => {});
  try {
    await client.connect();
    return { is: 'open' };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '57P03' || code === '53300') return { is: 'busy' };
    return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && !/^E/.test(code)
      ? { is: 'refused', words: message }
      : { is: 'silent' };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes a database when it is not there yet. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new Error(`"${name}" is no name for a database: a-z, 0-9 and _ only.`);
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query<{ '?column?': number }>('select 1 from pg_database where datname = $1', [
      name,
    ]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error; // another process was faster
  } finally {
    await client.end();
  }
}
