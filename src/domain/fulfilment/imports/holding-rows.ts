/** Holdings as a file lists them. */

import { message, type Wording } from '../../../words/message.js';
import { type HoldingPolicy, holdingPolicies } from '../holdings.js';
import { type Identifier, type IdentifierKind, normalised } from '../identifiers.js';
import { type ColumnProblem, readTable, type TableRow, type TableRows } from './table-rows.js';

export const holdingColumns = [
  'barcode',
  'title',
  'author',
  'isbn',
  'issn',
  'oclc',
  'location',
  'callNumber',
  'policy',
] as const;
type Column = (typeof holdingColumns)[number];

export interface HoldingInFile {
  barcode: string;
  title: string;
  author?: string;
  identifiers: Identifier[];
  location: string;
  callNumber?: string;
  policy: HoldingPolicy;
}

export const readHoldingTable = (csv: string): TableRows<Column> =>
  readTable(csv, holdingColumns, ['barcode', 'title', 'location']);

export function holdingIn({ cells }: TableRow<Column>): { holding: HoldingInFile; problems: ColumnProblem[] } {
  const problems: ColumnProblem[] = [];
  const wrong = (field: Column, problem: Wording) => problems.push({ field, problem });
  const { barcode = '', title = '', author, location = '', callNumber, policy } = cells;
  if (barcode === '') wrong('barcode', message('refusedFile.barcodeNeeded'));
  if (barcode.length > 100) wrong('barcode', message('refusedField.tooLong', { most: 100 }));
  if (title === '') wrong('title', message('refusedFile.titleNeeded'));
  if (title.length > 1000) wrong('title', message('refusedField.tooLong', { most: 1000 }));
  if (author && author.length > 500) wrong('author', message('refusedField.tooLong', { most: 500 }));
  if (location === '') wrong('location', message('refusedFile.locationNeeded'));
  for (const [column, cell = ''] of Object.entries(cells))
    if (/\p{Cc}/u.test(cell)) wrong(column as Column, message('refusedFile.oneLine'));
  const chosen = policy ? holdingPolicies.find((each) => each.toLowerCase() === policy.toLowerCase()) : 'loanable';
  if (!chosen) wrong('policy', message('refusedField.chooseOneOf', { values: holdingPolicies.join(', ') }));
  const { identifiers, problems: unreadable } = identifiersOf(cells);
  problems.push(...unreadable);
  return {
    holding: {
      barcode,
      title,
      ...(author ? { author } : {}),
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
      if (!value)
        problems.push({ field: column, problem: message('refusedFile.notANumberOf', { text: written.trim(), kind }) });
      else if (!identifiers.some((each) => each.kind === kind && each.value === value))
        identifiers.push({ kind, value });
    }
  return { identifiers, problems };
}
