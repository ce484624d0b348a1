/** A table to be taken along: rows under headings, written as CSV or as a spreadsheet. */
import { normalForm } from '../../domain/normal-form.js';
import type { Sheet, SheetCell, SheetFile, SheetFormat, WriteXlsx } from '../model/sheets.js';

export const contentTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

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

/**
 * Text from strangers that a spreadsheet would take for a formula gets an apostrophe in front. Where the reader’s machine
 * parts cells by semicolons, as French ones do, quotes within a line mean nothing: a formula may then begin behind each
 * semicolon, tab and line end of a text.
 */
function csvCell(cell: SheetCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.moment;
  const text = cell ?? '';
  const parted = text.replace(/([;\t\r\n])(?=[ "]*[=+\-@＝＋－＠|])/g, "$1'");
  const harmless = /^[\s\uFEFF]*[=+\-@＝＋－＠|]/.test(parted) || /^[\t\r\n]/.test(parted) ? `'${parted}` : parted;
  return /[",\r\n;]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
