/**
 * `npm run test:faults`: the long form of the fault and abuse suite, on a PostgreSQL and a RabbitMQ of its own. Ends with 0
 * when nothing was lost, doubled, out of order, refused or falsely parked. See `--help`.
 */
import { loadavg } from 'node:os';
import { builtProgram } from '../../support/built-program.js';
import { choose, helpOf } from './choice.js';
import { machineCard } from './machine.js';
import { hasPassed, type Played, writeReport } from './report.js';
import type { Scenario, Stage } from './scenario.js';
import { type Servers, startServers } from './servers.js';
import { scenarios } from './table.js';

const say = (line: string) => console.log(line);

/** The longest time of a scenario that says nothing else. */
const usualMinutes = 15;

async function play(scenario: Scenario, stage: Stage): Promise<Played> {
  const { name, does, holds } = scenario;
  say(`\n${name}: ${does}`);
  const began = performance.now();
  const load = () => Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const before = load();
  const times = () => ({ seconds: (performance.now() - began) / 1000, load: { before, after: load() } });
  try {
    const outcome = await scenario.run(stage);
    for (const { what, value, aim } of outcome.figures)
      say(`  ${what}: ${value}${aim ? `, aim ${aim.text}: ${aim.reached ? 'reached' : 'missed'}` : ''}`);
    for (const sentence of outcome.verdict.sentences) say(`  ${sentence}`);
    if (outcome.leftOut) say(`  Left out: ${outcome.leftOut}`);
    return { scenario: { name, does, holds }, ...times(), outcome };
  } catch (error) {
    say(`  It broke off: ${(error as Error).stack}`);
    return { scenario: { name, does, holds }, ...times(), error: (error as Error).message };
  }
}

async function run(args: string[]): Promise<boolean> {
  const names = scenarios.map(({ name }) => name);
  const choice = choose(args, names);
  if (choice.help) {
    say(helpOf(names));
    return true;
  }
  const began = performance.now();
  let stopped = false;
  let servers: Servers | undefined;
  const stop = () => {
    if (stopped) return; // once is enough: what was started is stopped
    stopped = true;
    say('\nStopping: no new cycle begins; what was started is stopped and removed.');
    setTimeout(() => void servers?.stop().finally(() => process.exit(130)), 20_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  try {
    builtProgram();
    servers = await startServers(say);
    const machine = await machineCard(servers.databaseUrl);
    say(`${machine.processor}, ${machine.cores} cores; ${machine.database}; seed ${choice.seed}.`);
    const played: Played[] = [];
    for (const scenario of scenarios.filter(({ name }) => choice.only.includes(name))) {
      if (stopped) break;
      const end = Date.now() + (choice.minutes || scenario.minutes || usualMinutes) * 60_000;
      const tell = (line: string) => say(`  ${line}`);
      played.push(await play(scenario, { choice, servers, tell, isOver: () => stopped || Date.now() > end }));
    }
    const passed = !stopped && played.every(hasPassed);
    const folder = writeReport({
      at: new Date().toISOString(),
      command: ['npm run test:faults --', ...args].join(' '),
      machine,
      choice,
      seconds: (performance.now() - began) / 1000,
      passed,
      played,
    });
    const end = stopped ? 'Broken off' : passed ? 'Passed' : 'Failed';
    say(`\n${end}. The report: ${folder}/report.md and report.json.`);
    return passed;
  } finally {
    await servers?.stop();
  }
}

run(process.argv.slice(2)).then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
