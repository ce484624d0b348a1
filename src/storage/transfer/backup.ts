import { createWriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { connectTo } from './connect.js';
import { type Frame, writeFrames } from './container.js';
import { rowsOut } from './copying.js';
import type { TableReport, TransferReport } from './fill.js';
import { TransferRefused } from './refused.js';
import { sequencesOf } from './shapes.js';
import { defaultMigrationsTable, openSnapshot, type Snapshot } from './snapshot.js';
import { createTally } from './tally.js';

export interface BackupOptions {
  /** The version of Interlend that makes it, for the reader of the file. */
  product?: string;
  now?: Date;
  migrationsTable?: string;
  onTable?: (report: TableReport) => void;
}

/**
 * Writes every table of one moment into one file (see `container.ts`), readable by its owner only. The node may run
 * meanwhile. The file appears under its name when it is complete; an existing file is refused.
 */
export async function backup(url: string, file: string, options: BackupOptions = {}): Promise<TransferReport> {
  if (await exists(file)) throw new TransferRefused(`${file} is already there.`, 'Name another file.');
  const client = await connectTo(url);
  const partial = `${file}.partial`;
  try {
    const snapshot = await openSnapshot(client, options.migrationsTable ?? defaultMigrationsTable);
    const report: TransferReport = { tables: [], sequences: 0, migrations: snapshot.migrations };
    await rm(partial, { force: true });
    await pipeline(
      Readable.from(writeFrames(framesOf(client, snapshot, report, options)), { objectMode: false }),
      createGzip({ level: 6 }),
      createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(partial, file);
    return report;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* framesOf(
  client: Client,
  snapshot: Snapshot,
  report: TransferReport,
  options: BackupOptions,
): AsyncGenerator<Frame> {
  yield {
    kind: 'H',
    header: {
      format: 'interlend-backup',
      version: 1,
      product: options.product ?? '',
      createdAt: (options.now ?? new Date()).toISOString(),
      server: snapshot.server,
      migrations: snapshot.migrations,
      tables: snapshot.tables.map(({ name, columns }) => ({ name, columns })),
    },
  };
  for (const table of snapshot.tables) {
    yield { kind: 'T', table: table.name };
    const tally = createTally();
    for await (const data of rowsOut(client, table)) {
      tally.add(data);
      yield { kind: 'D', data };
    }
    const done = { name: table.name, ...tally.result() };
    yield { kind: 'E', tally: { rows: done.rows, sha256: done.sha256 } };
    report.tables.push(done);
    options.onTable?.(done);
  }
  const sequences = await sequencesOf(client);
  report.sequences = sequences.length;
  yield { kind: 'S', sequences };
  yield { kind: 'Z' };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
