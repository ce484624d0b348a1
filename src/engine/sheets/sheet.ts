/** A table to be taken along: rows under headings, written as CSV or as a spreadsheet. */

import { contentTypes, type SheetFormat } from '../../contract/sheets.js';
import { csvText } from '../../domain/lists/sheet-text.js';
import { normalForm } from '../../domain/request/normal-form.js';
import type { MomentCell, Sheet, SheetCell, SheetFile, WriteXlsx } from '../model/sheets.js';

export async function fileOf(sheet: Sheet, format: SheetFormat, writeXlsx: WriteXlsx): Promise<SheetFile> {
  const content = format === 'csv' ? Buffer.from(csvOf(sheet), 'utf8') : await writeXlsx(sheet);
  return {
    fileName: `${fileNameOf(sheet.name)}.${format}`,
    contentType: contentTypes[format],
    content,
    rows: sheet.rows.length,
  };
}

/** File systems and mail programs differ in what a name may hold: letters, digits and hyphens are safe everywhere. */
export function fileNameOf(name: string): string {
  const plain = normalForm(name, 'NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return plain || 'list';
}

/** The byte-order mark tells spreadsheets that it is UTF-8. */
export const csvOf = ({ headings, rows }: Pick<Sheet, 'headings' | 'rows'>): string =>
  `\uFEFF${[headings, ...rows].map(csvLine).join('')}`;

export const csvLine = (cells: readonly SheetCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** As the clock of the library showed it: a spreadsheet takes it for a time, and knows no time zones. */
const clockOf = ({ moment, timeZone }: MomentCell): string =>
  new Date(moment).toLocaleString('sv-SE', { timeZone }).slice(0, 'YYYY-MM-DD HH:MM'.length);

function csvCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : clockOf(cell);
  return csvText(cell ?? '');
}
