/** Files that a running node writes for us. */
import { writeFile } from 'node:fs/promises';
import type { SheetFormat } from '../engine/sheets/sheet.js';
import { Misused } from './failures.js';
import type { Host } from './host.js';
import type { StaffOptions } from './staff-access.js';
import { answer } from './staff-command.js';

/** By the end of the name; what is printed is CSV. */
export function formatOf(file: string): SheetFormat {
  if (file === '-' || /\.csv$/i.test(file)) return 'csv';
  if (/\.xlsx$/i.test(file)) return 'xlsx';
  throw new Misused(`${file} is neither a spreadsheet nor CSV: its name must end in .xlsx or .csv.`);
}

export async function writeSheet(host: Host, options: StaffOptions, file: string, content: Buffer): Promise<void> {
  if (file === '-') return host.out(content.toString('utf8').trimEnd());
  await writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be written (${error.code}).`);
  });
  answer(host, options, { file, bytes: content.length }, () => [`Written to ${file}.`]);
}
