import type { Writable } from 'node:stream';
import { type Client, escapeIdentifier } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { TableShape } from './shapes.js';
import { createTally, type Tally } from './tally.js';

type Copied = Pick<TableShape, 'name' | 'columns' | 'primaryKey' | 'partitioned'>;

/** The rows of a table as COPY text in the order of the primary key, in chunks of 64 KB or more except the last. */
export async function* rowsOut(client: Client, table: Copied): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of client.query(copyTo(copyOutSql(table)))) {
    waiting.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(waiting);
    waiting.length = size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/** Takes COPY text; `frozen`: the table was emptied in this transaction. Ends when the database has taken every row; destroying it makes the database forget them. */
export function rowsIn(client: Client, table: Copied, frozen = false): Writable {
  const into = `copy public.${escapeIdentifier(table.name)} (${columnsOf(table)}) from stdin`;
  return client.query(copyFrom(frozen && !table.partitioned ? `${into} with (freeze)` : into));
}

/** Reads a whole table only to digest it. */
export async function tallyOf(client: Client, table: Copied, onBytes: (more: number) => void): Promise<Tally> {
  const tally = createTally();
  for await (const chunk of client.query(copyTo(copyOutSql(table)))) {
    tally.add(chunk as Buffer);
    onBytes((chunk as Buffer).length);
  }
  return tally.result();
}

/**
 * Text is ordered by its bytes, because the servers' collations may differ. Without a primary key whole rows are ordered,
 * so that equal bags of rows have equal digests.
 */
function copyOutSql(table: Copied): string {
  const order = table.primaryKey
    .map((column) => `t.${escapeIdentifier(column.name)}${column.collatable ? ' collate "C"' : ''}`)
    .join(', ');
  const source = `${table.partitioned ? '' : 'only '}public.${escapeIdentifier(table.name)}`;
  const columns = table.columns.map((column) => `t.${escapeIdentifier(column.name)}`).join(', ');
  return `copy (select ${columns} from ${source} as t order by ${order || 't::text collate "C"'}) to stdout`;
}

const columnsOf = (table: Copied): string => table.columns.map((column) => escapeIdentifier(column.name)).join(', ');
const chunkBytes = 65_536;
