/** Every test that names a case, again and again with other dice. */
import { allClaims } from '../../requirements/table.js';
import { newRun } from '../../support/databases.js';
import { type Level, levelOf, levels } from '../../support/levels.js';
import { inLanes, portionsOf } from '../../support/portions.js';
import { runMocha } from '../../support/run-mocha.js';
import type { FileResult } from '../../support/tally.js';
import { figureOf } from './figures.js';
import { type Kind, verdictOf } from './ledger.js';
import type { Scenario } from './scenario.js';

/** Files that play a whole room of their own in this run, with more of everything. */
const playedElsewhere = [
  /random-kills/,
  /changed-messages/,
  /backlog\.e2e/,
  /fairness\.e2e/,
  /restarts\.e2e/,
  /e2e\/demo/,
];

/** So long a test or a hook may take, beside all others. */
const testMs = 300_000;
/** A file begins, ends and has hooks around a test: a process that says nothing for longer hangs, and the seed goes on without it. */
const quietMs = 2 * testMs;

/** A file that asked no dice so often is played the same way each time: it is not played again. */
const enoughWithoutDice = 2;

/** The files whose tests name cases. */
function filesOfCases(fitting: RegExp): { file: string; cases: readonly string[] }[] {
  const byFile = new Map<string, Set<string>>();
  for (const { file, cases } of allClaims())
    if (cases.length > 0 && !playedElsewhere.some((each) => each.test(file)) && fitting.test(file))
      byFile.set(file, new Set([...(byFile.get(file) ?? []), ...cases]));
  return [...byFile].map(([file, cases]) => ({ file, cases: [...cases] }));
}

/** What one process plays, of those files: the portions of `npm test`. */
const portions = (files: readonly string[]): string[][] =>
  portionsOf(
    Object.fromEntries(levels.map((level) => [level, files.filter((file) => levelOf(file) === level)])) as Record<
      Level,
      string[]
    >,
  ).map(({ files }) => files);

/** Which files asked dice, and how often each was played. */
class Plays {
  readonly #times = new Map<string, number>();
  readonly #withDice = new Set<string>();
  readonly milliseconds = new Map<string, number>();

  note({ file, milliseconds, dice = 1 }: FileResult): void {
    this.#times.set(file, (this.#times.get(file) ?? 0) + 1);
    if (dice > 0) this.#withDice.add(file);
    this.milliseconds.set(file, (this.milliseconds.get(file) ?? 0) + milliseconds);
  }

  /** False when another seed would change nothing. */
  depends(file: string): boolean {
    return this.#withDice.has(file) || (this.#times.get(file) ?? 0) < enoughWithoutDice;
  }

  get withoutDice(): string[] {
    return [...this.#times.keys()].filter((file) => !this.#withDice.has(file)).sort();
  }
}

export const casesAgain: Scenario = {
  name: 'cases',
  does: 'Every test that names a case is played again and again, each time with another seed: it says how long callers pause before they speak, and partners before they answer.',
  holds: 'Each of them passes each time.',
  minutes: 120,
  run: async ({ choice, servers, tell, isOver }) => {
    const files = filesOfCases(new RegExp(choice.files));
    const broker = await servers.broker();
    const stopped = new AbortController();
    const watch = setInterval(() => isOver() && stopped.abort(), 500);
    const found: { kind: Kind; sentence: string }[] = [];
    const plays = new Plays();
    const began = performance.now();
    const shared = {
      DATABASE_URL: servers.databaseUrl,
      AMQP_URL: broker?.url ?? '',
      // The tables are made once for all of them.
      INTERLEND_TEST_RUN: newRun(),
    };
    const play = async (some: readonly string[], seed: number): Promise<readonly FileResult[]> => {
      const env = { ...shared, INTERLEND_TEST_SEED: String(seed) };
      return runMocha(['--timeout', String(testMs)], [...some], env, stopped.signal, () => {}, undefined, quietMs);
    };
    const cut = portions(files.map(({ file }) => file));
    const left = new Map<number, number>();
    // Nobody waits for the end of a seed.
    const work = Array.from({ length: choice.seeds }, (_, round) => choice.seed + round).flatMap((seed) => {
      left.set(seed, cut.length);
      return cut.map((some) => ({ seed, some }));
    });
    let rounds = 0;
    try {
      const one = async ({ seed, some }: (typeof work)[number]) => {
        const still = some.filter((file) => plays.depends(file));
        for (const result of still.length > 0 ? await play(still, seed) : []) {
          plays.note(result);
          for (const { title, error } of result.failures) {
            const sentence = `seed ${seed}, ${result.file}: ${title}: ${error.slice(0, 300)}`;
            tell(sentence);
            found.push({ kind: 'otherwise wrong', sentence });
          }
        }
        if (isOver()) return; // it was broken off
        left.set(seed, (left.get(seed) ?? 0) - 1);
        if (left.get(seed) !== 0) return;
        rounds += 1;
        tell(`${rounds} of ${choice.seeds} seeds, ${Math.round((performance.now() - began) / 1000)} s`);
      };
      await inLanes(work, choice.atOnce, one, isOver);
    } finally {
      clearInterval(watch);
    }
    const played = new Set(files.flatMap(({ cases }) => cases));
    const slowest = [...plays.milliseconds].sort(([, a], [, b]) => b - a).slice(0, 3);
    const { withoutDice } = plays;
    return {
      done: { seeds: rounds, cases: played.size, 'files of tests': files.length },
      verdict: verdictOf(found),
      figures: slowest.map(([file, ms]) => figureOf(`slowest: ${file}, all times together`, ms / 1000)),
      notes:
        choice.seeds > enoughWithoutDice && withoutDice.length > 0
          ? [
              `No dice are asked in these ${withoutDice.length} files, which no seed changes; they were played for two seeds: ${withoutDice.join(', ')}.`,
            ]
          : [],
      ...(rounds < choice.seeds
        ? { leftOut: `Time was over after ${rounds} of ${choice.seeds} seeds; --minutes gives more.` }
        : {}),
    };
  },
};
