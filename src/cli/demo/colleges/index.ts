import { setMaxListeners } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { programFile } from '../../../program-files.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../storage/embedded/embedded-postgres.js';
import type { Desk } from '../desk.js';
import { writeFleetFile } from './fleet-file.js';
import { chanceFrom, startFlow } from './flow.js';
import { acquaintAll, type College, drawCast, type OpenCollege, openColleges } from './open.js';
import { cpuMs, playedLine, progressLine, prove } from './proof.js';

export interface CollegesOptions {
  colleges: number;
  seed?: number;
  minutes?: number;
  requests?: number;
  once?: boolean;
  data?: string;
}

type Say = (line?: string) => void;

/** `interlend demo --colleges N`: so many nodes in this process, and requests of every kind until it is enough. */
export async function runColleges(options: CollegesOptions): Promise<void> {
  const say: Say = (line = '') => void process.stdout.write(`${line}\n`);
  const seed = options.seed ?? Math.floor(Math.random() * 1_000_000);
  const dataFolder = resolve(options.data ?? '.data/colleges');
  const { enough, ending } = untilEnough(say);
  let engine: EmbeddedPostgres | undefined;
  let stop: (() => Promise<void>) | undefined;
  try {
    const chance = chanceFrom(seed);
    const cast = await drawCast(programFile('config', 'ontario-colleges.json'), options.colleges, chance);
    say(`Interlend: ${cast.length} Ontario colleges on this machine (demonstration symbols), --seed ${seed}.`);
    const began = Date.now();
    const started = await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), log: say });
    engine = started;
    const open = await openColleges(cast, { dataFolder, engine: started, ending, say });
    stop = open.stop;
    const colleges = cast.flatMap((college) => open.colleges.filter((each) => each.college === college));
    await acquaintAll(colleges);
    introduce(cast, colleges, say);
    const fleetFile = await writeFleetFile(colleges, dataFolder);
    say(`All are open and know each other after ${Math.round((Date.now() - began) / 1000)} s. Data: ${dataFolder}.`);
    say(`Whether they agree says: interlend fleet check --file ${fleetFile}\n`);
    process.exitCode = await flowAndProve(colleges, options, chance, enough, say);
  } catch (error) {
    if (ending.aborted) return void say('Broken off: nothing is proven.');
    say(`\nThe demo broke off: ${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    say('Stopping.');
    await stop?.();
    await engine?.stop();
  }
}

/** The first signal lets what is under way come to its end, for the proof; the second one breaks it off. */
function untilEnough(say: Say): { enough(): boolean; ending: AbortSignal } {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  let asked = 0;
  const ask = () => {
    asked += 1;
    if (asked > 1) return ending.abort();
    say('\nNothing new is begun; what is under way comes to its end. Once more breaks it off.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, ask);
  if (process.channel) {
    process.once('disconnect', () => ending.abort());
    process.channel.unref();
  }
  return { enough: () => asked > 0, ending: ending.signal };
}

/** The status to end with. */
async function flowAndProve(
  colleges: readonly OpenCollege[],
  { minutes, requests, once }: CollegesOptions,
  chance: ReturnType<typeof chanceFrom>,
  asked: () => boolean,
  say: Say,
): Promise<number> {
  const startedAt = Date.now();
  const last = minutes === undefined ? Number.POSITIVE_INFINITY : startedAt + minutes * 60_000;
  const flow = startFlow({
    desks: colleges.map(({ desk }) => desk),
    chance,
    atOnce: Math.min(16, colleges.length),
    daysLater: (lender, days) => lookForOverdues(colleges, lender, days),
    requests: requests ?? (once ? colleges.length * 3 : undefined),
    enough: () => asked() || Date.now() > last,
  });
  const over = flow.over.then(() => true);
  for (let before = { cpu: cpuMs(), at: Date.now() }; ; before = { cpu: cpuMs(), at: Date.now() }) {
    const isOver = await Promise.race([over, pause(5000, false)]);
    say(progressLine(flow.state, startedAt, await crossed(colleges), before.cpu, Date.now() - before.at));
    if (isOver) break;
  }
  say(`\n${playedLine(flow.state)}`);
  const { count, delivered, disagreements } = await prove(colleges);
  const wrong = [...flow.state.broken, ...disagreements];
  if (wrong.length === 0) {
    say(`Both sides agree on all ${count} conversations; ${delivered} messages were delivered, none is lost.`);
    return 0;
  }
  say(`${wrong.length} things are not as they should be (${count} conversations, ${delivered} messages):`);
  for (const each of wrong) say(`  ${each}`);
  return 1;
}

/** By the clock of the next days: whatever else is on loan is due later than that. */
async function lookForOverdues(colleges: readonly OpenCollege[], lender: Desk, days: number): Promise<void> {
  const at = colleges.find(({ desk }) => desk === lender);
  const job = at?.node.timetable.jobs.find(({ name }) => name === 'send-overdues');
  await job?.runOnce(new Date(Date.now() + days * 86_400_000));
}

async function crossed(colleges: readonly OpenCollege[]): Promise<number> {
  const sql = `select count(*)::int as n from outbound_message where status = 'delivered'`;
  const counts = await Promise.all(colleges.map(({ node }) => node.database.pool.query<{ n: number }>(sql)));
  return counts.reduce((sum, { rows: [row] }) => sum + (row?.n ?? 0), 0);
}

function introduce(cast: readonly College[], colleges: readonly OpenCollege[], say: Say): void {
  cast.forEach(({ code, name, symbol, dialect, isoVersion, language }, index) => {
    const port = colleges[index]?.desk.library.port;
    say(
      `  ${code.padEnd(6)} ${name.padEnd(24)} ${symbol.padEnd(14)} ${dialect.padEnd(14)} ${isoVersion.padEnd(7)} ${language}  http://127.0.0.1:${port}`,
    );
  });
}
