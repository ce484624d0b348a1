import { parseArgs } from 'node:util';

export const parts = [
  'inbound',
  'outbox',
  'actions',
  'firstByte',
  'relay',
  'loans',
  'library-system',
  'noisy',
  'fairness',
  'idle',
  'lists',
  'restore',
  'desk',
] as const;
export type Part = (typeof parts)[number];

export interface Choice {
  help: boolean;
  only: Part[];
  /** Length of one measurement. */
  seconds: number;
  rounds: number;
  /** Stored requests of the big database; 0: no such database. */
  fill: number;
  /** One process, the broker of the services, and nothing else. */
  quick: boolean;
  /** With how many processes a library is measured, one after the other. */
  processes: number[];
  keep: boolean;
  json?: string;
  /** A folder for CPU profiles of the nodes. */
  profile?: string;
}

export const help = `npm run bench -- [options]

  --only PART,PART  these parts only: inbound, outbox, actions, firstByte, relay, loans, library-system,
                   noisy, fairness, idle, lists and restore
                   (both need --fill), desk (needs a Chromium)
  --seconds N      length of one measurement (6)
  --rounds N       rounds of which the median is told (3)
  --fill[=N]       a second database with N stored requests (1,000,000), and what a message costs there
  --processes 1,2,4   with so many processes of the library, one after the other (1,2)
  --quick          short: 2 seconds, 1 round, one process, with or without a broker
  --json FILE      the same numbers for programs
  --keep           leaves the databases (interlend_test_bench_kept_…)
  --profile DIR    CPU profiles of the nodes, for DevTools

The catalogue is measured apart, with DATABASE_URL:
  npx tsx test/bench/catalogue.ts 1000000        searches over so many titles
  npx tsx test/bench/catalogue-import.ts 20000   records that come in, a second
  npx tsx test/bench/network-search.ts           24 partners' catalogues, then one of them dead`;

/** Throws a sentence when an option is not known. */
export function choose(args: string[]): Choice {
  const whole = args.map((each) => (each === '--fill' ? '--fill=1000000' : each));
  const { values } = parseArgs({
    args: whole,
    options: {
      help: { type: 'boolean', short: 'h' },
      only: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      fill: { type: 'string' },
      quick: { type: 'boolean' },
      processes: { type: 'string' },
      keep: { type: 'boolean' },
      json: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const quick = values.quick ?? false;
  return {
    help: values.help ?? false,
    only: partsOf(values.only),
    seconds: numberOf('seconds', values.seconds, quick ? 2 : 6),
    rounds: numberOf('rounds', values.rounds, quick ? 1 : 3),
    fill: numberOf('fill', values.fill?.replaceAll(/[_,]/g, ''), 0),
    quick,
    processes: (values.processes ?? (quick ? '1' : '1,2')).split(',').map((each) => numberOf('processes', each, 1)),
    keep: values.keep ?? false,
    ...(values.json ? { json: values.json } : {}),
    ...(values.profile ? { profile: values.profile } : {}),
  };
}

function partsOf(text: string | undefined): Part[] {
  if (text === undefined) return [...parts];
  const wished = text.split(',');
  for (const each of wished)
    if (!parts.includes(each as Part)) throw new Error(`There is no part "${each}"; there are ${parts.join(', ')}.`);
  return wished as Part[];
}

function numberOf(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${name} expects a number, not "${text}".`);
  return number;
}
