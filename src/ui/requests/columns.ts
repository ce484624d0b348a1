import type { Side } from '../../domain/tables.js';
import { type Language, languages } from '../../words/languages.js';
import { dueWords } from '../parts/due-words.js';
import type { Key } from '../words/index.js';

/** Columns beside title, status and action, which are always there. */
export const columnNames = [
  'partner',
  'next',
  'requester',
  'dueDate',
  'pickup',
  'assignedTo',
  'externalId',
  'createdAt',
  'updatedAt',
  'owner',
] as const;
export type RequestColumnName = (typeof columnNames)[number];

/** How a column is called. */
export const columnWords = (side: Side, column: RequestColumnName): Key =>
  column === 'dueDate' ? dueWords(side, 'list.column_dueDate') : `list.column_${column}`;

/** What a list shows before anybody chose. */
export const usualColumns: Readonly<Record<'borrowing' | 'lending', readonly RequestColumnName[]>> = {
  borrowing: ['partner', 'next'],
  lending: ['partner', 'next'],
};

/** How wide a column is, in pixels: what the title leaves over. */
export const widthOf: Readonly<Record<RequestColumnName, number>> = {
  partner: 112,
  next: 106,
  requester: 128,
  dueDate: 100,
  pickup: 112,
  assignedTo: 104,
  externalId: 128,
  createdAt: 108,
  updatedAt: 108,
  owner: 96,
};

export const tickWidth = 44;
/** English is short; every other language has the room of the longest. */
export const statusWidth = (language: Language): number => (language === languages[0] ? 246 : 300);
export const actionWidth = 186;
/** Less is no title any more: other columns go first, then the table scrolls. */
export const titleWidth = 170;

/** The columns that have room: the partner goes first, into the second line of the title. */
export function columnsFor(
  chosen: readonly RequestColumnName[],
  { width, language }: { width: number; language: Language },
): readonly RequestColumnName[] {
  const left = width - tickWidth - statusWidth(language) - actionWidth - titleWidth;
  const wide = (columns: readonly RequestColumnName[]) => columns.reduce((sum, column) => sum + widthOf[column], 0);
  return wide(chosen) <= left || chosen.length > usualColumns.borrowing.length
    ? chosen
    : chosen.filter((column) => column !== 'partner');
}
