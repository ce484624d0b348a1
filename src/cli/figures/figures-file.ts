/** The file that a college hands to its consortium: counts of months, without a name in it. */
import { readFile } from 'node:fs/promises';
import { measures } from '../../domain/figures/of-request.js';
import type { MonthCount } from '../../domain/figures/yearly.js';
import { services, sides } from '../../domain/tables.js';
import { Misused } from '../failures.js';

export interface FiguresFile {
  interlend: 'figures';
  version: 1;
  from: string;
  to: string;
  counts: MonthCount[];
}

/** Reads a file that was written by `figures export`. Throws `Misused` with a sentence that names the file and what is wrong. */
export async function readFigures(file: string): Promise<FiguresFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  let read: Partial<FiguresFile>;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Misused(`${file} holds no figures: it is not JSON. Write it with interlend figures export.`);
  }
  if (read?.interlend !== 'figures' || read.version !== 1 || !Array.isArray(read.counts))
    throw new Misused(`${file} holds no figures of this version. Write it with interlend figures export.`);
  const wrong = read.counts.findIndex((each) => !isCount(each));
  if (wrong >= 0)
    throw new Misused(`${file}: count ${wrong + 1} is not one of month, side, service, measure and number.`);
  return read as FiguresFile;
}

const isCount = (given: MonthCount): boolean =>
  typeof given === 'object' &&
  given !== null &&
  /^\d{4}-\d{2}$/.test(given.month) &&
  sides.includes(given.side) &&
  services.includes(given.service) &&
  measures.includes(given.measure) &&
  Number.isInteger(given.count);
