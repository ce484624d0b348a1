import { parseArgs } from 'node:util';

/** What one long run plays. */
export interface Choice {
  help: boolean;
  /** Names of scenarios, in the order of the table. */
  only: string[];
  /** How often nodes are killed; servers are killed a tenth as often. */
  cycles: number;
  /** With how many dice each case is played. */
  seeds: number;
  /** The first of them. */
  seed: number;
  /** How many processes play cases at the same time. */
  atOnce: number;
  messages: number;
  backlog: number;
  /** Of the tests that name a case, those whose path fits this pattern; empty: all. */
  files: string;
  /** No new cycle begins after so many minutes of one scenario; 0: as each has it. */
  minutes: number;
  /** The folder of the report. Empty: a new one among the temporary files. */
  out: string;
}

export const helpOf = (names: readonly string[]): string => `npm run test:faults -- [options]

  --only ${names.join(',')}   these scenarios only
  --cycles N     kills of nodes (210); PostgreSQL and RabbitMQ are killed a tenth as often, 20 times at least by default
  --seeds N      with how many dice each case is played (20)
  --at-once N    how many processes play cases at the same time (4); fewer on a machine that has other work
  --files REGEXP of the tests that name a case, those alone whose path fits
  --seed N       the first of them (by the clock): the same number throws the same dice again
  --messages N   messages that are changed at random (100,000)
  --backlog N    messages that wait for fifty partners (100,000)
  --minutes N    the longest time of one scenario: what it has not come to by then is said in the report (15; 120 for cases)
  --out FOLDER   where report.md and report.json are written (a new folder among the temporary files)`;

/** Throws a sentence when an option or a scenario is not known. */
export function choose(args: string[], names: readonly string[]): Choice {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      only: { type: 'string' },
      cycles: { type: 'string' },
      seeds: { type: 'string' },
      seed: { type: 'string' },
      'at-once': { type: 'string' },
      messages: { type: 'string' },
      backlog: { type: 'string' },
      minutes: { type: 'string' },
      files: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const only = values.only?.split(',') ?? [...names];
  for (const each of only)
    if (!names.includes(each)) throw new Error(`There is no scenario “${each}”; there are ${names.join(', ')}.`);
  const number = (
    name: 'cycles' | 'seeds' | 'seed' | 'at-once' | 'messages' | 'backlog' | 'minutes',
    otherwise: number,
  ) => {
    const text = values[name]?.replaceAll(/[_,]/g, '');
    const read = text === undefined ? otherwise : Number(text);
    if (text !== undefined && !(read > 0))
      throw new Error(`--${name} expects a number above 0, not “${values[name]}”.`);
    return read;
  };
  return {
    help: values.help ?? false,
    only: names.filter((name) => only.includes(name)),
    cycles: number('cycles', 210),
    seeds: number('seeds', 20),
    seed: number('seed', 1 + (Date.now() % 1_000_000)),
    // More than there are processors as a rule: tests wait for services and for time to pass as much as they work.
    atOnce: number('at-once', 4),
    messages: number('messages', 100_000),
    backlog: number('backlog', 100_000),
    minutes: number('minutes', 0),
    out: values.out ?? '',
    files: values.files ?? '',
  };
}
