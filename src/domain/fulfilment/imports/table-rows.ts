/** Rows of an import under the columns that its first line names. */

import { message, type Wording } from '../../../words/message.js';
import { readCsv } from './read-csv.js';

export interface ColumnProblem {
  field: string;
  problem: Wording;
}
/** One row: its line in the file, and its cells by column. A column that the file does not have is not there. */
export interface TableRow<C extends string> {
  line: number;
  cells: Partial<Record<C, string>>;
}
export type TableRows<C extends string> =
  | { kind: 'read'; rows: TableRow<C>[] }
  | { kind: 'unreadable'; problems: ColumnProblem[] };

/** Most rows of one import; the command line sends longer files in pieces. */
export const rowsAtMost = 5_000;

/** Columns that are looked at, more than any file has; among more of them some are unknown. */
const columnsAtMost = 200;
/** Problems of columns that are reported at once. */
const problemsAtMost = 20;

/** Reads a table. Columns may be in any order and case; an unknown, doubled or missing one is named, and no row is read. */
export function readTable<C extends string>(csv: string, columns: readonly C[], needed: readonly C[]): TableRows<C> {
  const read = readCsv(csv);
  if (read.kind === 'broken')
    return unreadable(`line ${read.line}`, message('refusedFile.inLine', { line: read.line, problem: read.problem }));
  const [header, ...records] = read.records;
  if (!header) return unreadable('csv', message('refusedFile.noLines'));
  if (records.length > rowsAtMost)
    return unreadable('csv', message('refusedFile.tooManyRows', { count: records.length, most: rowsAtMost }));
  const names = header.cells.slice(0, columnsAtMost);
  const found = names.map((name) => columns.find((column) => plain(column) === plain(name)));
  const problems = [
    ...names.flatMap((name, at) =>
      found[at]
        ? []
        : [
            {
              field: name || `column ${at + 1}`,
              problem: message('refusedFile.unknownColumn', { column: name || at + 1, columns: known(columns) }),
            },
          ],
    ),
    ...needed
      .filter((column) => !found.includes(column))
      .map((column) => ({
        field: column,
        problem: message('refusedFile.columnMissing', { column, columns: known(columns) }),
      })),
    ...found
      .filter((column, at) => column !== undefined && found.indexOf(column) !== at)
      .map((column = '' as C) => ({ field: column, problem: message('refusedFile.columnTwice', { column }) })),
  ];
  if (problems.length > 0) return { kind: 'unreadable', problems: problems.slice(0, problemsAtMost) };
  const rows = records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      found.flatMap((column, at) => (column ? [[column, (cells[at] ?? '').trim()]] : [])),
    ) as TableRow<C>['cells'],
  }));
  return { kind: 'read', rows };
}

const unreadable = (field: string, problem: Wording): { kind: 'unreadable'; problems: ColumnProblem[] } => ({
  kind: 'unreadable',
  problems: [{ field, problem }],
});

const plain = (name: string): string => name.replace(/[\s_-]/g, '').toLowerCase();

const known = (columns: readonly string[]): string => columns.join(', ');
