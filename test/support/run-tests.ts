/**
 * `npm test`: finds the services that the chosen tests need, runs the tests in three processes at a time, runs once more by
 * themselves the files that failed, stops the services and ends with what failed and one line that sums up. See `--help`.
 */
import { spawnSync } from 'node:child_process';
import { shares } from '../look/share.js';
import { type Choice, chooseTests, help } from './choose-tests.js';
import { closingWords, lanes } from './closing-words.js';
import { type Level, levelOf } from './levels.js';
import { byClockOfMachine, clockOfCommit, type MovedClock, momentOf, moveClock } from './moved-clock.js';
import { inLanes, portionsOf } from './portions.js';
import { root } from './root.js';
import { type AfterSecondTry, runAgainAlone } from './run-again.js';
import { type Progress, runMocha } from './run-mocha.js';
import { check } from './run-steps.js';
import { type Services, startServices } from './start-services.js';
import { type FileResult, failedPart, sumOf } from './tally.js';

const settings: Record<Level, string[]> = {
  unit: [],
  integration: [],
  e2e: ['--timeout', '120000'],
  desk: ['--timeout', '120000'],
};

/** The levels that CI runs on a day that the commit draws. */
const onAnotherDay: readonly Level[] = ['unit', 'integration'];

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
  const clock = clockOf(choice);
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopped.abort());
  const began = performance.now();
  const times = new Map<string, number>();
  const needed = files.integration.length + files.e2e.length + files.desk.length > 0;
  const services = needed
    ? await startServices({ ownOnly: ownServices, clock, tell: (line) => console.log(line) })
    : undefined;
  let after: AfterSecondTry;
  try {
    after = await runAll(choice, { services, clock, stopped: stopped.signal, times });
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

interface Clock {
  moved: MovedClock;
  /** Of every level; else of those that start no nodes. */
  all: boolean;
}

/** The day of this run: the one that is wished; in CI, for unit and integration tests, one that its commit draws. */
function clockOf({ clock, everything }: Choice): Clock | undefined {
  if (clock === undefined && !(everything && process.env['CI'] === 'true')) return undefined;
  const commit = clock === undefined ? commitOf() : undefined;
  if (clock === undefined && commit === undefined) return undefined; // an archive of the sources has no history
  const drawn = commit === undefined ? undefined : clockOfCommit(commit);
  const moved = moveClock(drawn ? drawn.at(new Date()) : momentOf(clock ?? ''));
  if (typeof moved === 'string') {
    if (clock !== undefined) throw new Error(`The clock cannot be moved: ${moved}.`);
    console.log(`Clock: today; ${moved}.`);
    return undefined;
  }
  const which = drawn ? `unit and integration tests (drawn by the commit: --clock ${drawn.name})` : 'all tests';
  console.log(`Clock: ${moved.moment.toISOString().slice(0, 16)} (UTC) for ${which}.`);
  return { moved, all: clock !== undefined };
}

function commitOf(): string | undefined {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

interface Around {
  clock: Clock | undefined;
  services: Services | undefined;
  stopped: AbortSignal;
  /** Milliseconds of each level, added up over the processes that ran it. */
  times: Map<string, number>;
}

async function runAll(choice: Choice, { services, clock, stopped, times }: Around): Promise<AfterSecondTry> {
  const { files, mocha, everything, show, retry, bail } = choice;
  const inCi = process.env['CI'] === 'true';
  // Drawn by the commit, as the clock is: commits in a row visit other pages.
  const commit = choice.shares ? commitOf() : undefined;
  const share = commit && String(Number.parseInt(commit.slice(0, 8), 16) % shares);
  if (share)
    console.log(
      `Walks over every page: share ${Number(share) + 1} of ${shares} and what has changed (all: --everything).`,
    );
  const isMoved = (level: Level, some: string[]) =>
    (clock?.all || onAnotherDay.includes(level)) && !some.some((file) => byClockOfMachine.includes(file));
  const envOf = (level: Level, some: string[]) => ({
    // Unit tests need no services, but read a clock.
    ...(clock && isMoved(level, some) ? (services?.movedEnv ?? clock.moved.env) : services?.env),
    ...(show ? { INTERLEND_TEST_SHOW: 'all' } : {}),
    ...(share === undefined ? {} : { INTERLEND_TEST_SHARE: share }),
  });
  const strict = inCi ? ['--forbid-only'] : [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const done = await work();
    times.set(name, (times.get(name) ?? 0) + performance.now() - start);
    return done;
  };
  const progress = showProgress(files);
  const mochaOf = (level: Level, some: string[], later?: (words: string) => void) =>
    timed(level, async () => {
      const process = later && progress.begin();
      const given = [...settings[level], ...strict, ...mocha];
      try {
        return await runMocha(given, some, envOf(level, some), stopped, later, process?.report);
      } finally {
        process?.end();
      }
    });

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
  progress.end();
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

/** A line every 15 seconds while several processes run, whose own words come when each is through. */
function showProgress(files: Choice['files']) {
  const began = performance.now();
  const all = Object.values(files).flat().length;
  const processes: (Progress & { ended?: boolean })[] = [];
  const timer = setInterval(() => {
    if (processes.length === 0) return;
    const sum = (of: 'passed' | 'failed') => processes.reduce((total, each) => total + each[of], 0);
    const running = processes.filter(({ ended }) => !ended).flatMap(({ file }) => file ?? []);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(
      `[${seconds} s] ${all} files: ${sum('passed')} tests passed, ${sum('failed')} failed so far; now ${running.join(', ')}`,
    );
  }, 15_000);
  timer.unref();
  return {
    begin: () => {
      const at: (typeof processes)[number] = { passed: 0, failed: 0 };
      processes.push(at);
      return {
        report: (progress: Progress) => void Object.assign(at, progress),
        end: () => void Object.assign(at, { ended: true }),
      };
    },
    end: () => clearInterval(timer),
  };
}
