import { csvText } from '../../domain/lists/sheet-text.js';

/** Saves rows as a file of this computer. The byte-order mark tells spreadsheets that it is UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  const lines = rows.map((cells) => `${cells.map(csvText).join(',')}\r\n`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join('')}`], { type: 'text/csv' }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
