/**
 * `npm test`: finds the services that the chosen tests need, runs the tests in two lanes, runs once more by themselves
 * the files that failed, stops the services and ends with what failed and one line that sums up. See `--help`.
 */
import { type Choice, chooseTests, help, type Level, levelOf } from './choose-tests.js';
import { closingWords } from './closing-words.js';
import { type AfterSecondTry, runAgainAlone } from './run-again.js';
import { runMocha } from './run-mocha.js';
import { check } from './run-steps.js';
import { startServices } from './start-services.js';
import { type FileResult, failedPart, sumOf } from './tally.js';

const settings: Record<Level, string[]> = {
  unit: [],
  integration: [],
  e2e: ['--timeout', '120000'],
  desk: ['--timeout', '120000'],
};

/**
 * Two processes at a time, each lane one level after the other: tests wait for services and browsers more than they
 * work, and together they take the time of the longer lane.
 */
const lanes: readonly Level[][] = [['unit', 'integration', 'e2e'], ['desk']];

try {
  const choice = chooseTests(process.argv.slice(2));
  if (choice.help) console.log(help);
  else await run(choice);
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

async function run({ files, mocha, everything, ownServices, show, retry }: Choice): Promise<void> {
  const inCi = process.env['CI'] === 'true';
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopped.abort());
  const began = performance.now();
  const times = new Map<string, number>();
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    times.set(name, performance.now() - start);
    return done;
  };
  let after: AfterSecondTry = { results: [], passedAlone: [] };
  const needed = files.integration.length + files.e2e.length + files.desk.length > 0;
  const services = needed
    ? await startServices({ ownOnly: ownServices, tell: (line) => console.log(line) })
    : undefined;
  try {
    const results: FileResult[] = [];
    if (services && !services.complete && inCi) {
      console.log('With CI=true that is a failure.');
      results.push(failedPart('npm test', { title: 'RabbitMQ is missing', error: 'With CI=true that is a failure.' }));
    }
    const env = { ...services?.env, ...(show ? { INTERLEND_TEST_SHOW: 'all' } : {}) };
    const strict = inCi ? ['--forbid-only'] : [];
    const mochaOf = (level: Level, some: string[], later?: (words: string) => void) =>
      runMocha([...settings[level], ...strict, ...mocha], some, env, stopped.signal, later);
    const level = async (name: Level, later?: (words: string) => void) => {
      if (files[name].length === 0 || stopped.signal.aborted) return;
      const title = `\n${name}: ${files[name].length} files`;
      if (!later) console.log(title);
      const said = later && ((words: string) => later(`${title}\n${words}`));
      results.push(...(await timed(name, () => mochaOf(name, files[name], said))));
    };
    // What the second lane says is told when it is through: two at a time cannot be read.
    const aside = lanes[0]?.some((name) => files[name].length > 0)
      ? (words: string) => void process.stdout.write(words)
      : undefined;
    const run = async (lane: readonly Level[], later?: (words: string) => void) => {
      for (const name of lane) await level(name, later);
    };
    await Promise.all(lanes.map((lane, at) => run(lane, at > 0 ? aside : undefined)));
    after = { results, passedAlone: [] };
    const all = new Set(Object.values(files).flat());
    if (retry && sumOf(results).failed > 0 && !stopped.signal.aborted)
      after = await timed('again alone', () =>
        runAgainAlone(
          results,
          (file) => all.has(file),
          async (file) => {
            if (stopped.signal.aborted) return [];
            console.log(`\nagain, alone: ${file}`);
            return await mochaOf(levelOf(file), [file]);
          },
        ),
      );
    if (inCi && everything && !stopped.signal.aborted) after.results.push(...(await timed('checks', check)));
  } finally {
    await services?.stop();
  }
  const total = sumOf(after.results);
  if (total.passed + total.failed + total.skipped === 0) console.log('No test was found.');
  if (stopped.signal.aborted) console.log('\nBroken off: what had not ended is not counted.');
  const milliseconds = performance.now() - began;
  console.log(`\n${closingWords({ ...after, times, milliseconds, slowest: show || everything })}`);
  const bad = total.failed > 0 || total.passed === 0 || stopped.signal.aborted;
  process.exit(bad ? 1 : 0);
}
