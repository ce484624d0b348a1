/**
 * `npm test`: finds the services that the chosen tests need, runs the tests in two lanes, stops the services and
 * ends with one line that sums up. See `--help` for what can be chosen.
 */
import { type Choice, chooseTests, help, type Level } from './choose-tests.js';
import { runMocha } from './run-mocha.js';
import { check } from './run-steps.js';
import { startServices } from './start-services.js';
import { add, asLine, type Tally } from './tally.js';

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

async function run({ files, mocha, everything, ownServices, show }: Choice): Promise<void> {
  const inCi = process.env['CI'] === 'true';
  const stopped = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopped.abort());
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  const needed = files.integration.length + files.e2e.length + files.desk.length > 0;
  const services = needed
    ? await startServices({ ownOnly: ownServices, tell: (line) => console.log(line) })
    : undefined;
  try {
    if (services && !services.complete && inCi) {
      console.log('With CI=true that is a failure.');
      add(total, { passed: 0, failed: 1, skipped: 0 });
    }
    const env = { ...services?.env, ...(show ? { INTERLEND_TEST_SHOW: 'all' } : {}) };
    const strict = inCi ? ['--forbid-only'] : [];
    const level = async (name: Level, later?: (words: string) => void) => {
      if (files[name].length === 0 || stopped.signal.aborted) return;
      const title = `\n${name}: ${files[name].length} files`;
      if (!later) console.log(title);
      const said = later && ((words: string) => later(`${title}\n${words}`));
      add(total, await runMocha([...settings[name], ...strict, ...mocha], files[name], env, stopped.signal, said));
    };
    // What the second lane says is told when it is through: two at a time cannot be read.
    const aside = lanes[0]?.some((name) => files[name].length > 0)
      ? (words: string) => void process.stdout.write(words)
      : undefined;
    const run = async (lane: readonly Level[], later?: (words: string) => void) => {
      for (const name of lane) await level(name, later);
    };
    await Promise.all(lanes.map((lane, at) => run(lane, at > 0 ? aside : undefined)));
    if (inCi && everything && !stopped.signal.aborted) add(total, await check());
  } finally {
    await services?.stop();
  }
  if (total.passed + total.failed + total.skipped === 0) console.log('No test was found.');
  if (stopped.signal.aborted) console.log('\nBroken off: what had not ended is not counted.');
  console.log(`\n${asLine(total)}`);
  const bad = total.failed > 0 || total.passed === 0 || stopped.signal.aborted;
  process.exit(bad ? 1 : 0);
}
