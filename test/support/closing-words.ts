import { join, sep } from 'node:path';
import type { PassedAlone } from './run-again.js';
import { asLine, type FileResult, sumOf } from './tally.js';

export interface Run {
  results: readonly FileResult[];
  passedAlone: readonly PassedAlone[];
  /** Milliseconds of each part, in the order in which they are told. */
  times: ReadonlyMap<string, number>;
  milliseconds: number;
  /** Name the files that took longest. */
  slowest: boolean;
}

/**
 * Processes that run tests at the same time. They wait for databases, browsers and jobs of the node between a third and half
 * of their time: three keep two cores busy.
 */
export const lanes = 3;

/** With more failures than this, the rest is told without its errors, first. */
const mostWithErrors = 25;

/**
 * The last words of a run, and all that is left of it where only the end of its output is kept: the time of each part,
 * what passed only alone, everything that failed, and one line that sums up.
 */
export function closingWords({ results, passedAlone, times, milliseconds, slowest }: Run): string {
  const parts = [...times].map(([name, time]) => `${name} ${seconds(time)}`);
  const failures = results.flatMap(({ file, failures }) => failures.map((failure) => ({ file, ...failure })));
  return [
    slowest ? slowestFiles(results) : '',
    `Time: ${[...parts, `${seconds(milliseconds)} altogether`].join(', ')}.`,
    shortForms(results),
    results.flatMap(({ measured = [] }) => measured).join('\n'),
    passedAlone.length === 0
      ? ''
      : `${count(passedAlone.length, 'test')} passed only when run again alone:\n${passedAlone
          .map(({ file, title, error }) => `  ${file}: ${title}\n${indented(firstLine(error))}`)
          .join('\n')}`,
    failures.length === 0
      ? ''
      : `${count(failures.length, 'failure')}:\n${failures
          .toReversed()
          .map(({ file, title, error }, at) =>
            failures.length - at > mostWithErrors || error === ''
              ? `  ${file}: ${title}`
              : `  ${file}: ${title}\n${indented(error)}`,
          )
          .join('\n')}`,
    asLine(sumOf(results)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What the short forms of the fault and abuse cases took, for which there is a limit; where any of them was run. */
function shortForms(results: readonly FileResult[]): string {
  const files = results.filter(({ file }) => file.startsWith(join('test', 'faults', sep)));
  const took = files.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return files.length === 0
    ? ''
    : `Short forms of the fault cases: ${count(files.length, 'file')}, ${seconds(took)} added up, ${seconds(took / lanes)} by ${lanes} at a time.`;
}

function slowestFiles(results: readonly FileResult[]): string {
  const first = results.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 10);
  const lines = first.map(({ file, milliseconds }) => `  ${seconds(milliseconds).padStart(6)}  ${file}`);
  return lines.length === 0 ? '' : `Slowest files:\n${lines.join('\n')}`;
}

const seconds = (milliseconds: number): string =>
  `${milliseconds < 10_000 ? (milliseconds / 1000).toFixed(1) : Math.round(milliseconds / 1000)} s`;
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
const firstLine = (text: string): string => text.split('\n')[0] ?? '';
const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`.trimEnd())
    .join('\n');
