import { pipeline } from 'node:stream/promises';
import { type Client, escapeIdentifier } from 'pg';
import { bare, empty, type PutBack } from './bare-tables.js';
import { connectTo, databaseNameOf } from './connect.js';
import { rowsIn, tallyOf } from './copying.js';
import { loadOrder } from './load-order.js';
import { type MadeAgain, refillsOf } from './made-anew.js';
import { keepNodesOut } from './node-lock.js';
import { TransferRefused } from './refused.js';
import { compareShapes, migrationsOf, type SequenceShape, type TableShape, tablesOf } from './shapes.js';
import { createTally, sameTally, type Tally } from './tally.js';

/** One table of the report, verified: both sides have these rows. */
export interface TableReport extends Tally {
  name: string;
}
export interface TransferReport {
  tables: TableReport[];
  sequences: number;
  migrations: string[];
}

/**
 * Brings a database to a shape. With `only` it does those migrations and no others, so that rows of an older version
 * meet the tables they were made for; without it, all.
 */
export type Migrate = (url: string, only?: readonly string[]) => Promise<void>;

export interface FillOptions {
  migrate: Migrate;
  nodeLockKey: string;
  migrationsTable: string;
  onTable?: (report: TableReport) => void;
  /** The rows of a table are in, and not verified yet. */
  onPoured?: (report: TableReport) => void;
  /** So many bytes of rows more have come in, or were read back. */
  onBytes?: (more: { poured?: number; verified?: number }) => void;
  /** How many indexes, references and triggers are back. */
  onPutBack?: (at: PutBack) => void;
  /** Of how many requests what is not copied is made again. */
  onMadeAgain?: (at: MadeAgain) => void;
}

/** What is poured in. `tables` is called once and gives each table's rows when they are due, in an order that fits. */
export interface TransferContent {
  migrations: string[];
  shapes: Pick<TableShape, 'name' | 'columns'>[];
  tables(): AsyncIterable<{ name: string; rows: AsyncIterable<Buffer>; expected?: () => Tally | undefined }>;
  /** Called after the last table. */
  sequences(): Promise<SequenceShape[]>;
}

/**
 * Fills an empty database in one transaction: either everything is there and verified row for row, or nothing is.
 * Throws `TransferRefused` when the target has rows, has other tables, or does not give back what it was given.
 */
export async function fillTables(url: string, content: TransferContent, options: FillOptions): Promise<TransferReport> {
  const client = await connectTo(url);
  try {
    await refuseRows(client, url, await targetTables(client, options));
    await keepNodesOut(client, url, options.nodeLockKey);
    await refuseRows(client, url, await targetTables(client, options));
    await options.migrate(url, content.migrations);
    await compareMigrations(client, content.migrations, options.migrationsTable);
    const report = await fillInOneTransaction(client, content, options);
    await options.migrate(url);
    await client.query('analyze').catch(() => {}); // only makes the first questions faster
    return { ...report, migrations: content.migrations };
  } finally {
    await client.end();
  }
}

async function fillInOneTransaction(client: Client, content: TransferContent, options: FillOptions) {
  const { onPoured, onBytes, onPutBack, onMadeAgain } = options;
  await client.query('begin');
  // What stood side by side where it was kept may do so here: rules for what is new are not asked.
  await client.query<{ set_config: string }>(`select set_config('interlend.filling', 'on', true)`);
  const tables = (await targetTables(client, options)).filter((table) =>
    content.shapes.some(({ name }) => name === table.name),
  );
  compareShapes(content.shapes, tables);
  const names = tables.map(({ name }) => name);
  for (const name of names) await client.query(`lock table public.${escapeIdentifier(name)} in exclusive mode`);

  const refills = await refillsOf(client);
  const putBack = refills ? await bare(client, names) : await cutCircles(client, tables);
  // The database was empty before its migrations: what stands here they wrote themselves, and what is poured in has it too.
  if (refills) await empty(client, names);
  else for (const name of names) await client.query(`delete from public.${escapeIdentifier(name)}`);
  const poured = await pour(client, tables, content, { frozen: refills !== undefined, onPoured, onBytes });
  await putBack(onPutBack);

  for (const { table, tally } of poured) {
    const found = await tallyOf(client, table, (more) => onBytes?.({ verified: more }));
    if (!sameTally(found, tally)) throw different(table.name, tally, found);
    options.onTable?.({ name: table.name, ...found });
  }
  // Uncounted tables would be read whole for each request.
  if (refills) await client.query('analyze');
  for (const refill of refills ?? []) await refill(client, onMadeAgain);
  const sequences = await content.sequences();
  for (const sequence of sequences) await setSequence(client, sequence);
  await client.query('commit');
  return { tables: poured.map(({ table, tally }) => ({ name: table.name, ...tally })), sequences: sequences.length };
}

/** Where rows are needed as they come, only the references within a circle of tables are taken off. */
async function cutCircles(client: Client, tables: readonly TableShape[]) {
  const { later } = loadOrder(tables);
  const alter = (table: string) => `alter table public.${escapeIdentifier(table)}`;
  for (const { table, reference } of later)
    await client.query(`${alter(table)} drop constraint ${escapeIdentifier(reference.constraint)}`);
  return async () => {
    for (const { table, reference } of later)
      await client.query(
        `${alter(table)} add constraint ${escapeIdentifier(reference.constraint)} ${reference.definition}`,
      );
  };
}

async function pour(
  client: Client,
  tables: readonly TableShape[],
  content: TransferContent,
  { frozen, onPoured, onBytes }: { frozen: boolean } & Pick<FillOptions, 'onPoured' | 'onBytes'>,
) {
  const poured: { table: TableShape; tally: Tally }[] = [];
  for await (const { name, rows, expected } of content.tables()) {
    const target = tables.find((candidate) => candidate.name === name);
    const columns = content.shapes.find((candidate) => candidate.name === name)?.columns;
    if (!target || !columns) throw new TransferRefused(`The table ${name} is not announced.`);
    const table = { ...target, columns }; // in the source's order, which is the order of the values
    const tally = createTally();
    await pipeline(
      rows,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          tally.add(chunk);
          onBytes?.({ poured: chunk.length });
          yield chunk;
        }
      },
      rowsIn(client, table, frozen),
    );
    const result = tally.result();
    const announced = expected?.();
    if (announced && !sameTally(announced, result)) throw different(name, announced, result);
    poured.push({ table, tally: result });
    onPoured?.({ name, ...result });
  }
  return poured;
}

/** The source may have given out numbers whose rows are not in the snapshot; rows may have been numbered by hand. */
async function setSequence(client: Client, sequence: SequenceShape): Promise<void> {
  let { lastValue, isCalled } = sequence;
  if (sequence.owner && BigInt(sequence.increment) > 0n) {
    const { rows } = await client.query<{ highest: string | null }>(
      `select max(${escapeIdentifier(sequence.owner.column)})::text as highest from public.${escapeIdentifier(sequence.owner.table)}`,
    );
    const highest = rows[0]?.highest;
    if (highest && BigInt(highest) >= BigInt(lastValue)) [lastValue, isCalled] = [highest, true];
  }
  await client.query<{ setval: string }>('select setval($1::regclass, $2::bigint, $3)', [
    `public.${escapeIdentifier(sequence.name)}`,
    lastValue,
    isCalled,
  ]);
}

async function targetTables(client: Client, options: FillOptions): Promise<TableShape[]> {
  return (await tablesOf(client)).filter((table) => table.name !== options.migrationsTable);
}

async function refuseRows(client: Client, url: string, tables: readonly TableShape[]): Promise<void> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ some: boolean }>(
      `select exists (select from public.${escapeIdentifier(name)}) as "some"`,
    );
    if (rows[0]?.some) filled.push(name);
  }
  if (filled.length > 0)
    throw new TransferRefused(
      `${databaseNameOf(url)} is not empty: there are rows in ${filled.join(', ')}.`,
      'Name a new, empty database. Nothing was changed.',
    );
}

async function compareMigrations(client: Client, wanted: readonly string[], table: string): Promise<void> {
  const done = await migrationsOf(client, table);
  const missing = wanted.filter((name) => !done.includes(name));
  const extra = done.filter((name) => !wanted.includes(name));
  if (missing.length > 0)
    throw new TransferRefused(
      `The source comes from a newer version of Interlend: it knows ${missing.join(', ')}.`,
      'Install that version, then try again.',
    );
  if (extra.length > 0)
    throw new TransferRefused(
      `The target was already brought to a newer version: ${extra.join(', ')}.`,
      'Name a new, empty database.',
    );
}

const different = (table: string, wanted: Tally, found: Tally): TransferRefused =>
  new TransferRefused(
    `The table ${table} did not arrive as it was: ${wanted.rows} rows with digest ${wanted.sha256.slice(0, 12)} were to come, ${found.rows} with ${found.sha256.slice(0, 12)} are there.`,
    'Nothing was kept. The source is unchanged.',
  );
