import type { ListColumn } from '../../domain/lists/request-columns.js';
import type { Side } from '../../domain/tables/tables.js';
import { type Language, languages } from '../../words/languages.js';
import { dueWords } from '../parts/due-words.js';
import type { Key } from '../words/index.js';

/** How a column is called. */
export const columnWords = (side: Side, column: ListColumn): Key =>
  column === 'dueDate'
    ? dueWords(side, 'list.column_dueDate')
    : column === 'neededBy' || column === 'maximumCost' || column === 'note'
      ? `cell.${column}`
      : `list.column_${column}`;

/** What a list shows before anybody chose. */
export const usualColumns: Readonly<Record<'borrowing' | 'lending', readonly ListColumn[]>> = {
  borrowing: ['partner', 'next'],
  lending: ['partner', 'next'],
};

/** How wide a column is before anybody made it another, in pixels. */
const usualWidth: Readonly<Record<ListColumn, number>> = {
  partner: 112,
  next: 106,
  requester: 128,
  dueDate: 100,
  neededBy: 116,
  pickup: 124,
  assignedTo: 116,
  maximumCost: 112,
  note: 160,
  externalId: 128,
  createdAt: 108,
  updatedAt: 108,
  owner: 96,
};

/** A partner's name has half of what the other columns leave over, up to this; the rest is the title's. */
const mostOfPartner = 232;

/** Widths that somebody chose. */
export type ColumnWidths = Readonly<Partial<Record<ListColumn, number>>>;
/** A width somebody chooses; what makes it of the width as it is now; or `undefined`: the usual one. */
export type NewWidth = number | ((now: number) => number) | undefined;
/** The widths with a new one of this column; `painted` is what it has without a choice. */
export function withWidth(
  widths: ColumnWidths,
  column: ListColumn,
  { next, painted }: { next: NewWidth; painted: number },
): ColumnWidths {
  const { [column]: before, ...others } = widths;
  const width = typeof next === 'function' ? next(before ?? painted) : next;
  return width === undefined ? others : { ...others, [column]: width };
}
/** Between which one can choose. */
export const widthBounds = { least: 72, most: 480 } as const;

export const tickWidth = 44;
/** English is short; every other language has the room of the longest. */
const statusWidth = (language: Language): number => (language === languages[0] ? 246 : 300);
/** Less of a status is no status: the badge ends in “…” and says itself whole to whoever points at it. */
const leastStatus = 176;
export const actionWidth = 186;
/** Less is no title any more: other columns go first, then the table scrolls. */
const titleWidth = 150;

export interface Layout {
  shown: readonly { column: ListColumn; width: number }[];
  status: number;
  /** Of the whole table; when the list is narrower, the columns between title and buttons scroll. */
  least: number;
  scrolls: boolean;
}

/**
 * Which columns are shown, and how wide. Where room is short the partner goes first, into the second line of the title, then
 * the status is cut; more columns than have room scroll between the title and the buttons, and none is hidden below either.
 */
export function layoutOf(
  chosen: readonly ListColumn[],
  { width, language, widths }: { width: number; language: Language; widths: ColumnWidths },
): Layout {
  const usual = chosen.length <= usualColumns.borrowing.length;
  const fixed = tickWidth + actionWidth + titleWidth;
  const laidOut = (columns: readonly ListColumn[]): Layout => {
    const shown = columns.map((column) => ({ column, width: widths[column] ?? usualWidth[column] }));
    const wide = fixed + shown.reduce((sum, { width: each }) => sum + each, 0);
    const status = Math.min(statusWidth(language), Math.max(leastStatus, width - wide));
    const least = wide + status;
    const partner = Math.min(mostOfPartner, usualWidth.partner + Math.max(0, Math.floor((width - least) / 2)));
    const roomier = shown.map((each) =>
      each.column === 'partner' && widths.partner === undefined ? { ...each, width: partner } : each,
    );
    return { shown: roomier, status, least, scrolls: least > width };
  };
  const all = laidOut(chosen);
  const isCut = all.status < statusWidth(language);
  return isCut && usual ? laidOut(chosen.filter((column) => column !== 'partner')) : all;
}
