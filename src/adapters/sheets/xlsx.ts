/** Sheets as spreadsheets. Text stays text: nothing that was written elsewhere becomes a formula. */
import type { Cell as XlsxCell } from 'write-excel-file/node';
import type { Sheet, SheetCell } from '../../engine/model/sheets.js';

const widest = 60;
const narrowest = 8;

export async function writeXlsx({ name, headings, rows }: Sheet): Promise<Buffer> {
  // With the first spreadsheet: a node starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head: XlsxCell[] = headings.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  const body = rows.map((row) => row.map(cellOf));
  return writeXlsxFile([head, ...body], {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: headings.map((heading, at) => ({ width: widthOf(heading, rows, at) })),
  }).toBuffer();
}

function cellOf(cell: SheetCell): XlsxCell {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: withoutControls(cell), type: String };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return { value: wallClock(cell.moment, cell.timeZone), type: Date, format: 'yyyy-mm-dd hh:mm' };
}

/** A spreadsheet knows no time zones: the moment is written as the clock of the library showed it. */
function wallClock(moment: string, timeZone: string): Date {
  const text = new Date(moment).toLocaleString('sv-SE', { timeZone });
  return new Date(`${text.replace(' ', 'T')}Z`);
}

/** Characters that XML cannot hold would break the whole file. */
const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ' ');

/** At most 31 characters, and none of those that stand for something in references. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || '1';

function widthOf(heading: string, rows: Sheet['rows'], at: number): number {
  const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, lengthOf(row[at])), heading.length);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}

function lengthOf(cell: SheetCell): number {
  if (typeof cell === 'object') return 'day' in cell ? 10 : 16;
  return String(cell ?? '').length;
}
