import { join, sep } from 'node:path';
import type { Level } from './levels.js';
import { byClockOfMachine } from './moved-clock.js';

/** Files that one process runs, one after the other. */
export interface Portion {
  level: Level;
  /** Which they are: `desk, 6 to 10 of 38`. */
  title: string;
  files: string[];
}

/** How many files of a level go to one process: one to five minutes’ work. Each process loads the sources anew, three seconds of CPU. */
const most: Record<Level, number> = { unit: 38, integration: 32, e2e: 12, desk: 12 };

/**
 * Long ones first, so that no lane waits for the last one of another. What keeps a browser busy and what waits for databases
 * and processes take turns: neither all work nor all wait at the same time.
 */
const order: readonly (readonly Level[])[] = [['desk'], ['e2e', 'integration'], ['unit']];

const desk = (name: string) => join('test', 'e2e', 'desk', `${name}.e2e.test.ts`);

/** Each of these groups shares libraries that are opened for the first of them, or a clock: one process runs a group. */
const sharing: readonly ((file: string) => boolean)[] = [
  (file) => file.startsWith(join('test', 'e2e', 'loans', sep)),
  (file) => byClockOfMachine.includes(file),
  (file) => ['every-dialog', 'every-screen', 'hostile-text', 'no-answer'].map(desk).includes(file),
];

/** The work of a run, in the order in which the lanes take it. */
export function portionsOf(files: Record<Level, string[]>): Portion[] {
  const [browsing = [], waiting = [], rest = []] = order.map((levels) =>
    levels.flatMap((level) => cut(level, files[level])),
  );
  const turns = Array.from({ length: Math.max(browsing.length, waiting.length) }, (_, at) => [
    browsing[at],
    waiting[at],
  ]);
  return [...turns.flat().filter((portion) => portion !== undefined), ...rest];
}

function cut(level: Level, files: string[]): Portion[] {
  const parts = sharing.map((isOne) => files.filter(isOne)).filter((part) => part.length > 0);
  const rest = files.filter((file) => !sharing.some((isOne) => isOne(file)));
  // Of equal size: 11 files are 6 and 5, not 8 and 3.
  const size = Math.ceil(rest.length / Math.ceil(rest.length / most[level]));
  for (let at = 0; at < rest.length; at += size) parts.push(rest.slice(at, at + size));
  let before = 0;
  return parts.map((part) => {
    const [first, last] = [before + 1, before + part.length];
    before = last;
    const which = parts.length === 1 ? `${last} files` : `${first} to ${last} of ${files.length} files`;
    return { level, files: part, title: `${level}: ${which}` };
  });
}

/** Does all of the work, so many at a time: whoever is through takes what comes next, until `isOver`. */
export async function inLanes<Work>(
  work: readonly Work[],
  lanes: number,
  does: (piece: Work) => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const left = [...work];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined && !isOver(); next = left.shift()) await does(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
