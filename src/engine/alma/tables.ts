/** Patrons and items from Alma's lists: put under our columns, then taken by the import that every list goes through. */

import type { AlmaImportReport, AlmaOrder } from '../../contract/alma-operations.js';
import type { ImportReport } from '../../contract/local-views.js';
import { type AlmaColumns, ownTable, readAlmaTable } from '../../domain/alma/columns.js';
import {
  almaItemColumns,
  almaPatronColumns,
  isAway,
  isGone,
  itemCells,
  patronCells,
} from '../../domain/alma/patrons-and-items.js';
import { holdingColumns } from '../../domain/fulfilment/imports/holding-rows.js';
import { patronColumns } from '../../domain/fulfilment/imports/patron-rows.js';
import { readCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { message, type Wording } from '../../words/message.js';
import type { AlmaRow } from '../model/alma.js';
import type { Outcome } from '../model/local/outcome.js';
import type { CsvImportOrder } from '../model/local/patrons.js';
import type { LocalRecords } from '../model/local-records.js';
import { almaReport, isKept } from './report.js';

type Cells<C extends string> = Partial<Record<C, string>>;

interface TableKind<A extends string, O extends string> {
  columns: AlmaColumns<A>;
  needed: readonly A[];
  own: readonly O[];
  key: A;
  cells(given: Cells<A>): Cells<O>;
  /** Why a row is no record here. */
  leftOut(given: Cells<A>): { field: string; problem: Wording } | undefined;
  take(order: CsvImportOrder): Promise<Outcome<ImportReport>>;
}

export const importAlmaPatrons = (
  { patrons }: Pick<LocalRecords, 'patrons'>,
  order: AlmaOrder,
): Promise<Outcome<AlmaImportReport>> =>
  importTable(order, {
    columns: almaPatronColumns,
    needed: ['id'],
    own: patronColumns.filter((column) => column !== 'pin'),
    key: 'id',
    cells: patronCells,
    leftOut: (given) =>
      isGone(given)
        ? { field: 'status', problem: message('refusedAlma.userStatus', { status: given.status }) }
        : undefined,
    take: (own) => patrons.importCsv(own),
  });

export const importItems = (
  { holdings }: Pick<LocalRecords, 'holdings'>,
  order: AlmaOrder,
): Promise<Outcome<AlmaImportReport>> =>
  importTable(order, {
    columns: almaItemColumns,
    needed: ['barcode', 'title', 'location'],
    own: holdingColumns,
    key: 'barcode',
    cells: itemCells,
    leftOut: (given) =>
      isAway(given)
        ? { field: 'process', problem: message('refusedAlma.itemProcess', { process: given.process }) }
        : undefined,
    take: (own) => holdings.importCsv(own),
  });

async function importTable<A extends string, O extends string>(
  order: AlmaOrder,
  kind: TableKind<A, O>,
): Promise<Outcome<AlmaImportReport>> {
  const read = readAlmaTable(order.text, kind.columns, kind.needed);
  if (read.kind === 'unreadable') return { kind: 'invalid', problems: read.problems };
  const { table } = read;
  const left = table.rows.flatMap(({ line, cells }): AlmaRow[] => {
    const why = kind.leftOut(cells);
    return why ? [{ line, key: cells[kind.key] ?? '', outcome: 'leftOut', remarks: [named(why, table.headings)] }] : [];
  });
  const taken = table.rows.filter(({ cells }) => !kind.leftOut(cells));
  if (taken.length === 0) return { kind: 'done', value: almaReport(order, left, table.leftOut) };
  const csv = ownTable(
    taken.map(({ line, cells }) => ({ line, cells: kind.cells(cells) })),
    kind.own,
  );
  const tried = await kind.take({ csv, dryRun: true });
  if (tried.kind !== 'done') return tried;
  const rowsOf = ({ rows }: ImportReport): AlmaRow[] => [...left, ...onTheirLines(rows, csv, taken, table.headings)];
  const rows = rowsOf(tried.value);
  if (!isKept(order, rows)) return { kind: 'done', value: almaReport(order, rows, table.leftOut) };
  const done = await kind.take({ csv });
  return done.kind === 'done' ? { kind: 'done', value: almaReport(order, rowsOf(done.value), table.leftOut) } : done;
}

/** Our table counts its own lines and names our columns; people look into Alma's file. */
function onTheirLines(
  rows: ImportReport['rows'],
  csv: string,
  taken: readonly { line: number }[],
  headings: Readonly<Record<string, string | undefined>>,
): AlmaRow[] {
  const own = readCsv(csv);
  const lines = own.kind === 'read' ? own.records.slice(1).map(({ line }) => line) : [];
  const theirs = new Map(lines.map((line, at) => [line, taken[at]?.line ?? line]));
  return rows.map(({ line, problems, ...row }) => ({
    ...row,
    line: theirs.get(line) ?? line,
    ...(problems ? { problems: problems.map((each) => named(each, headings)) } : {}),
  }));
}

const named = (
  { field, problem }: { field: string; problem: Wording },
  headings: Readonly<Record<string, string | undefined>>,
) => ({ field: headings[field] ?? field, problem });
