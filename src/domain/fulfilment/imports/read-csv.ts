/** Comma-separated values as RFC 4180 and spreadsheets write them. */
import { message, type Wording } from '../../../words/message.js';

/** A record with the line on which it begins, from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}
export type CsvText = { kind: 'read'; records: CsvRecord[] } | { kind: 'broken'; line: number; problem: Wording };

/**
 * Reads records. The separator (comma, semicolon or tab) is the one that the first line uses most. Quoted cells may hold
 * separators, line ends and doubled quotes; a byte order mark and empty lines are passed over.
 */
export function readCsv(given: string): CsvText {
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const record: CsvRecord = { line, cells: [] };
    for (let open = true; open; ) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
      if (!cell) return { kind: 'broken', line: record.line, problem: message('refusedFile.quoteNotClosed') };
      record.cells.push(cell.value);
      line += linesIn(text.slice(at, cell.end));
      at = cell.end;
      open = text[at] === separator;
      if (open) at += 1;
      else if (at < text.length && !/[\r\n]/.test(text[at] ?? ''))
        return { kind: 'broken', line, problem: message('refusedFile.cellGoesOn') };
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
    }
    if (record.cells.length > 1 || record.cells[0]?.trim() !== '') records.push(record);
  }
  return { kind: 'read', records };
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string) => first.split(mark).length - 1;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function plainCell(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

function quotedCell(text: string, from: number): { value: string; end: number } | undefined {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) return undefined;
    if (text[at + 1] !== '"') return { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
}

const linesIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

/** Records as RFC 4180 text with commas. */
export function writeCsv(records: readonly (readonly string[])[]): string {
  return records.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

const cellText = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
