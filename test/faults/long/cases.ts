/** Every test that names a case, again and again with other dice. */
import { allClaims } from '../../requirements/table.js';
import { newRun } from '../../support/databases.js';
import { levelOf } from '../../support/levels.js';
import { inLanes } from '../../support/portions.js';
import { runMocha } from '../../support/run-mocha.js';
import type { FileResult } from '../../support/tally.js';
import { figureOf } from './figures.js';
import { type Kind, verdictOf } from './ledger.js';
import type { Scenario } from './scenario.js';

/** Files that play a whole room of their own in this run, with more of everything. */
const playedElsewhere = [/random-kills/, /changed-messages/, /backlog\.e2e/, /fairness\.e2e/, /e2e\/demo/];

/** Three at a time: tests wait for services and for time to pass as much as they work. */
const lanes = 3;
/** So many processes of tests share the files of one seed. */
const parts = 2;

/** The files whose tests name cases, those that need nothing first. */
function filesOfCases(fitting: RegExp): { file: string; cases: readonly string[] }[] {
  const byFile = new Map<string, Set<string>>();
  for (const { file, cases } of allClaims())
    if (cases.length > 0 && !playedElsewhere.some((each) => each.test(file)) && fitting.test(file))
      byFile.set(file, new Set([...(byFile.get(file) ?? []), ...cases]));
  const order = ['unit', 'integration', 'e2e', 'desk'];
  return [...byFile]
    .map(([file, cases]) => ({ file, cases: [...cases] }))
    .sort((a, b) => order.indexOf(levelOf(a.file)) - order.indexOf(levelOf(b.file)));
}

export const casesAgain: Scenario = {
  name: 'cases',
  does: 'Every test that names a case is played again and again, each time with another seed: it says how long callers pause before they speak, and partners before they answer.',
  holds: 'Each of them passes each time.',
  minutes: 60,
  run: async ({ choice, servers, tell, isOver }) => {
    const files = filesOfCases(new RegExp(choice.files));
    const broker = await servers.broker();
    const stopped = new AbortController();
    const watch = setInterval(() => isOver() && stopped.abort(), 500);
    const found: { kind: Kind; sentence: string }[] = [];
    const times = new Map<string, number>();
    const began = performance.now();
    const shared = {
      DATABASE_URL: servers.databaseUrl,
      AMQP_URL: broker?.url ?? '',
      // The tables are made once for all of them.
      INTERLEND_TEST_RUN: newRun(),
    };
    const play = async (some: readonly string[], seed: number): Promise<readonly FileResult[]> => {
      const env = { ...shared, INTERLEND_TEST_SEED: String(seed) };
      return runMocha(['--timeout', '120000'], [...some], env, stopped.signal, () => {});
    };
    // Each seed is cut into the same parts, and nobody waits for the end of a seed.
    const cut = Array.from({ length: parts }, (_, part) =>
      files.filter((_, at) => at % parts === part).map(({ file }) => file),
    ).filter((some) => some.length > 0);
    const left = new Map<number, number>();
    const work = Array.from({ length: choice.seeds }, (_, round) => choice.seed + round).flatMap((seed) => {
      left.set(seed, cut.length);
      return cut.map((some) => ({ seed, some }));
    });
    let rounds = 0;
    try {
      const one = async ({ seed, some }: (typeof work)[number]) => {
        for (const { file, failures, milliseconds } of await play(some, seed)) {
          times.set(file, (times.get(file) ?? 0) + milliseconds);
          for (const { title, error } of failures) {
            const sentence = `seed ${seed}, ${file}: ${title}: ${error.slice(0, 300)}`;
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
      await inLanes(work, lanes, one, isOver);
    } finally {
      clearInterval(watch);
    }
    const played = new Set(files.flatMap(({ cases }) => cases));
    const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, 3);
    return {
      done: { seeds: rounds, cases: played.size, 'files of tests': files.length },
      verdict: verdictOf(found),
      figures: slowest.map(([file, ms]) => figureOf(`slowest: ${file}, all times together`, ms / 1000)),
      ...(rounds < choice.seeds
        ? { leftOut: `Time was over after ${rounds} of ${choice.seeds} seeds; --minutes gives more.` }
        : {}),
    };
  },
};
