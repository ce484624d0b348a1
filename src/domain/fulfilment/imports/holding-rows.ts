/** Holdings as a file lists them. */
import { type HoldingPolicy, holdingPolicies } from '../holdings.js';
import { type Identifier, type IdentifierKind, normalised } from '../identifiers.js';
import { type ColumnProblem, readTable, type TableRow, type TableRows } from './table-rows.js';

export const holdingColumns = ['barcode', 'title', 'isbn', 'issn', 'oclc', 'location', 'callNumber', 'policy'] as const;
type Column = (typeof holdingColumns)[number];

export interface HoldingInFile {
  barcode: string;
  title: string;
  identifiers: Identifier[];
  location: string;
  callNumber?: string;
  policy: HoldingPolicy;
}

export const readHoldingTable = (csv: string): TableRows<Column> =>
  readTable(csv, holdingColumns, ['barcode', 'title', 'location']);

export function holdingIn({ cells }: TableRow<Column>): { holding: HoldingInFile; problems: ColumnProblem[] } {
  const problems: ColumnProblem[] = [];
  const wrong = (field: Column, problem: string) => problems.push({ field, problem });
  const { barcode = '', title = '', location = '', callNumber, policy } = cells;
  if (barcode === '') wrong('barcode', 'The barcode is needed: the item is known by it.');
  if (barcode.length > 100) wrong('barcode', 'Write at most 100 characters.');
  if (title === '') wrong('title', 'The title is needed.');
  if (title.length > 1000) wrong('title', 'Write at most 1,000 characters.');
  if (location === '') wrong('location', 'The location that owns the item is needed.');
  for (const [column, cell = ''] of Object.entries(cells))
    if (/\p{Cc}/u.test(cell)) wrong(column as Column, 'Write it on one line, without control characters.');
  const chosen = policy ? holdingPolicies.find((each) => each.toLowerCase() === policy.toLowerCase()) : 'loanable';
  if (!chosen) wrong('policy', `Choose one of ${holdingPolicies.join(', ')}.`);
  const { identifiers, problems: unreadable } = identifiersOf(cells);
  problems.push(...unreadable);
  return {
    holding: {
      barcode,
      title,
      identifiers,
      location,
      ...(callNumber ? { callNumber } : {}),
      policy: chosen ?? 'notRequestable',
    },
    problems,
  };
}

/** The numbers as written, several in one cell parted by `|` or `;`. Also for what staff type in. */
export function identifiersOf(cells: { isbn?: string; issn?: string; oclc?: string }): {
  identifiers: Identifier[];
  problems: ColumnProblem[];
} {
  const identifiers: Identifier[] = [];
  const problems: ColumnProblem[] = [];
  const columns: ['isbn' | 'issn' | 'oclc', IdentifierKind][] = [
    ['isbn', 'ISBN'],
    ['issn', 'ISSN'],
    ['oclc', 'OCLC'],
  ];
  for (const [column, kind] of columns)
    for (const written of (cells[column] ?? '').split(/[|;]/)) {
      if (written.trim() === '') continue;
      const value = normalised(kind, written);
      if (!value) problems.push({ field: column, problem: `"${written.trim()}" is no ${kind}: check its digits.` });
      else if (!identifiers.some((each) => each.kind === kind && each.value === value))
        identifiers.push({ kind, value });
    }
  return { identifiers, problems };
}
