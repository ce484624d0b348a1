/** Every test that names a case, again and again with other dice. */
import { allClaims } from '../../requirements/table.js';
import { levelOf } from '../../support/levels.js';
import { runMocha } from '../../support/run-mocha.js';
import type { FileResult } from '../../support/tally.js';
import { figureOf } from './figures.js';
import { type Kind, verdictOf } from './ledger.js';
import type { Scenario } from './scenario.js';

/** Files that play a whole room of their own in this run, with more of everything. */
const playedElsewhere = [/random-kills/, /changed-messages/, /backlog\.e2e/, /fairness\.e2e/, /e2e\/demo/];

/** Whole nodes are started, killed and stopped with every seed in other rooms: their files are played every fifth time. */
const everyHowMany = (file: string) => (['e2e', 'desk'].includes(levelOf(file)) ? 5 : 1);

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
  does: 'Every test that names a case is played again and again, each time with another seed; those that start whole nodes every fifth time, for other scenarios do that with every seed.',
  holds: 'Each of them passes each time.',
  run: async ({ choice, servers, tell, isOver }) => {
    const files = filesOfCases(new RegExp(choice.files));
    const broker = await servers.broker();
    const stopped = new AbortController();
    const watch = setInterval(() => isOver() && stopped.abort(), 500);
    const found: { kind: Kind; sentence: string }[] = [];
    const times = new Map<string, number>();
    const began = performance.now();
    let rounds = 0;
    const play = async (some: readonly string[], seed: number): Promise<readonly FileResult[]> => {
      const env = { DATABASE_URL: servers.databaseUrl, AMQP_URL: broker?.url ?? '', INTERLEND_TEST_SEED: String(seed) };
      return runMocha(['--timeout', '120000'], [...some], env, stopped.signal, () => {});
    };
    try {
      for (; rounds < choice.seeds && !isOver(); rounds += 1) {
        const seed = choice.seed + rounds;
        const now = files.filter(({ file }) => rounds % everyHowMany(file) === 0);
        // Two at a time: tests wait for services more than they work.
        const lanes = [0, 1].map((lane) => now.filter((_, at) => at % 2 === lane).map(({ file }) => file));
        const filled = lanes.filter((some) => some.length > 0);
        const results = (await Promise.all(filled.map((some) => play(some, seed)))).flat();
        for (const { file, failures, milliseconds } of results) {
          times.set(file, (times.get(file) ?? 0) + milliseconds);
          for (const { title, error } of failures) {
            tell(`seed ${seed}, ${file}: ${title}: ${error.slice(0, 300)}`);
            found.push({
              kind: 'otherwise wrong',
              sentence: `seed ${seed}, ${file}: ${title}: ${error.slice(0, 300)}`,
            });
          }
        }
        tell(`${rounds + 1} of ${choice.seeds} seeds, ${Math.round((performance.now() - began) / 1000)} s`);
      }
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
