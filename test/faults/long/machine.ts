import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import pg from 'pg';

/** What a number was measured on: without it a number says nothing. */
export interface MachineCard {
  processor: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
  database: string;
  /** Of the minute before the run: a machine that is busy is slow. */
  loadBefore: number;
}

export async function machineCard(databaseUrl: string): Promise<MachineCard> {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    database: await serverAt(databaseUrl),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

async function serverAt(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit`,
    );
    return `PostgreSQL ${rows[0].version}, fsync ${rows[0].fsync}, synchronous_commit ${rows[0].commit}`;
  } finally {
    await client.end();
  }
}
