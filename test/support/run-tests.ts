/**
 * `npm test`: finds the services that the chosen tests need, runs the tests in three processes at a time, runs once more by
 * themselves the files that failed, stops the services and ends with what failed and one line that sums up. See `--help`.
 */
import { type Choice, chooseTests, help } from './choose-tests.js';
import { closingWords, lanes } from './closing-words.js';
import { type Level, levelOf } from './levels.js';
import { inLanes, portionsOf } from './portions.js';
import { type AfterSecondTry, runAgainAlone } from './run-again.js';
import { runMocha } from './run-mocha.js';
import { check } from './run-steps.js';
import { type Services, startServices } from './start-services.js';
import { type FileResult, failedPart, sumOf } from './tally.js';

const settings: Record<Level, string[]> = {
  unit: [],
  integration: [],
  e2e: ['--timeout', '120000'],
  desk: ['--timeout', '120000'],
};

try {
  const choice = chooseTests(process.argv.slice(2));
  if (choice.help) console.log(help);
  else await run(choice);
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

async function run(choice: Choice): Promise<void> {
  const { files, everything, ownServices, show } = choice;
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopped.abort());
  const began = performance.now();
  const times = new Map<string, number>();
  const needed = files.integration.length + files.e2e.length + files.desk.length > 0;
  const services = needed
    ? await startServices({ ownOnly: ownServices, tell: (line) => console.log(line) })
    : undefined;
  let after: AfterSecondTry;
  try {
    after = await runAll(choice, { services, stopped: stopped.signal, times });
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

interface Around {
  services: Services | undefined;
  stopped: AbortSignal;
  /** Milliseconds of each level, added up over the processes that ran it. */
  times: Map<string, number>;
}

async function runAll(choice: Choice, { services, stopped, times }: Around): Promise<AfterSecondTry> {
  const { files, mocha, everything, show, retry, bail } = choice;
  const inCi = process.env['CI'] === 'true';
  const env = { ...services?.env, ...(show ? { INTERLEND_TEST_SHOW: 'all' } : {}) };
  const strict = inCi ? ['--forbid-only'] : [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    times.set(name, (times.get(name) ?? 0) + performance.now() - start);
    return done;
  };
  const mochaOf = (level: Level, some: string[], later?: (words: string) => void) =>
    timed(level, () => runMocha([...settings[level], ...strict, ...mocha], some, env, stopped, later));

  const results: FileResult[] = [];
  if (services && !services.complete && inCi) {
    console.log('With CI=true that is a failure.');
    results.push(failedPart('npm test', { title: 'RabbitMQ is missing', error: 'With CI=true that is a failure.' }));
  }
  const portions = portionsOf(files);
  const work = portions.map(({ level, title, files: some }) => async () => {
    if (portions.length === 1) console.log(`\n${title}`);
    // Several at a time cannot be read: what each says is told when it is through.
    const later = (words: string) => void process.stdout.write(`\n${title}\n${words}`);
    results.push(...(await mochaOf(level, some, portions.length === 1 ? undefined : later)));
  });
  // Unit tests are many small files: they fill the time after the types are checked.
  const last = portions.findIndex(({ level }) => level === 'unit');
  if (inCi && everything)
    work.splice(last, 0, async () => {
      results.push(...(await timed('checks', () => check({ afterTests: true }))));
    });
  const isOver = () => stopped.aborted || (bail && sumOf(results).failed > 0);
  await inLanes(work, lanes, (piece) => piece(), isOver);
  if (!retry || stopped.aborted || sumOf(results).failed === 0) return { results, passedAlone: [] };
  const all = new Set(Object.values(files).flat());
  return runAgainAlone(
    results,
    (file) => all.has(file),
    async (file) => {
      if (stopped.aborted) return [];
      console.log(`\nagain, alone: ${file}`);
      return timed('again alone', () => mochaOf(levelOf(file), [file]));
    },
  );
}
