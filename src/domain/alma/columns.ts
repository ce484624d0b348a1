/** A table as Alma exports it, under our own column names. */

import { message } from '../../words/message.js';
import { readCsv, writeCsv } from '../fulfilment/imports/read-csv.js';
import type { ColumnProblem } from '../fulfilment/imports/table-rows.js';

/** Our column and the headings under which Alma's lists and reports have it, in any case; the first is the usual one. */
export type AlmaColumns<C extends string> = Readonly<Record<C, readonly string[]>>;

export interface AlmaTable<C extends string> {
  /** The heading of each column found, as the file has it. */
  headings: Partial<Record<C, string>>;
  /** Headings that have no place here. */
  leftOut: string[];
  rows: { line: number; cells: Partial<Record<C, string>> }[];
}

/** Columns that are looked at: no list of Alma's has as many. */
const columnsAtMost = 500;

/** Columns that are not known are left out, for Alma exports many; one that is needed and missing is a problem. */
export function readAlmaTable<C extends string>(
  csv: string,
  columns: AlmaColumns<C>,
  needed: readonly C[],
): { kind: 'read'; table: AlmaTable<C> } | { kind: 'unreadable'; problems: ColumnProblem[] } {
  const read = readCsv(csv);
  if (read.kind === 'broken')
    return {
      kind: 'unreadable',
      problems: [
        {
          field: `line ${read.line}`,
          problem: message('refusedFile.inLine', { line: read.line, problem: read.problem }),
        },
      ],
    };
  const [header, ...records] = read.records;
  if (!header)
    return {
      kind: 'unreadable',
      problems: [{ field: 'text', problem: message('refusedFile.noLines') }],
    };
  const names = Object.keys(columns) as C[];
  const headings = header.cells.slice(0, columnsAtMost);
  const found = headings.map((heading) => names.find((name) => isCalled(columns[name], name, heading)));
  const missing = needed.filter((name) => !found.includes(name));
  const doubled = [...new Set(found.filter((name, at) => name !== undefined && found.indexOf(name) !== at))] as C[];
  if (missing.length + doubled.length > 0)
    return {
      kind: 'unreadable',
      problems: [
        ...missing.map((name) => ({
          field: columns[name][0] ?? name,
          problem: message('refusedFile.columnMissingOneOf', {
            column: columns[name][0] ?? name,
            others: columns[name].length > 1 ? 'some' : 'none',
            columns: columns[name].slice(1).join(', '),
          }),
        })),
        ...doubled.map((name) => ({
          field: columns[name][0] ?? name,
          problem: message('refusedFile.twoColumnsSame', { columns: columns[name].join(', ') }),
        })),
      ],
    };
  return {
    kind: 'read',
    table: {
      headings: Object.fromEntries(
        found.flatMap((name, at) => (name ? [[name, headings[at]]] : [])),
      ) as AlmaTable<C>['headings'],
      leftOut: headings.filter((_, at) => found[at] === undefined),
      rows: records.map(({ line, cells }) => ({
        line,
        cells: Object.fromEntries(
          found.flatMap((name, at) =>
            name && (cells[at] ?? '').trim() !== '' ? [[name, (cells[at] ?? '').trim()]] : [],
          ),
        ) as Partial<Record<C, string>>,
      })),
    },
  };
}

const isCalled = (headings: readonly string[], name: string, heading: string): boolean =>
  [name, ...headings].some((each) => folded(each) === folded(heading));

const folded = (heading: string): string => heading.replace(/[\s_\-()#*:.]/g, '').toLowerCase();

/** The same rows as a table of ours, each on the line where it stood, so that a report names the lines of the file. */
export function ownTable<C extends string>(
  rows: readonly { line: number; cells: Partial<Record<C, string>> }[],
  names: readonly C[],
): string {
  const used = names.filter((name) => rows.some(({ cells }) => cells[name] !== undefined));
  return writeCsv([used, ...rows.map(({ cells }) => used.map((name) => cells[name] ?? ''))]);
}
