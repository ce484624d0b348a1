import type { Client } from 'pg';
import { connectTo } from './connect.js';
import { rowsOut } from './copying.js';
import { type FillOptions, fillTables, type Migrate, type TransferReport } from './fill.js';
import { defaultNodeLockKey, keepNodesOut } from './node-lock.js';
import { sequencesOf, type TableShape } from './shapes.js';
import { defaultMigrationsTable, openSnapshot } from './snapshot.js';

export interface MoveOptions extends Partial<Omit<FillOptions, 'migrate'>> {
  migrate: Migrate;
  /** Copies the present moment although a node runs; what comes after it stays behind. */
  whileRunning?: boolean;
}

/**
 * Copies one moment of a database into an empty one, in one transaction, and verifies every row on the other side. The source is
 * only read. Throws `TransferRefused` while a node runs on the source (which is kept out until the end), and for what
 * `fill` refuses.
 */
export async function move(fromUrl: string, toUrl: string, options: MoveOptions): Promise<TransferReport> {
  const filling = { nodeLockKey: defaultNodeLockKey, migrationsTable: defaultMigrationsTable, ...options };
  const source = await connectTo(fromUrl);
  try {
    if (!options.whileRunning) await keepNodesOut(source, fromUrl, filling.nodeLockKey);
    const snapshot = await openSnapshot(source, filling.migrationsTable);
    return await fillTables(
      toUrl,
      {
        migrations: snapshot.migrations,
        shapes: snapshot.tables,
        tables: () => tablesFrom(source, snapshot.tables),
        sequences: () => sequencesOf(source),
      },
      filling,
    );
  } finally {
    await source.end();
  }
}

async function* tablesFrom(source: Client, tables: readonly TableShape[]) {
  for (const table of tables) yield { name: table.name, rows: rowsOut(source, table) };
}
