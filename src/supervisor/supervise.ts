/** The supervisor of a node that runs as several processes: small, without database or HTTP server of its own. */
import cluster from 'node:cluster';
import type { Logger } from '../logging.js';
import { createCrew } from './crew.js';
import type { OpenAt } from './messages.js';

export interface SuperviseOptions {
  processes: number;
  /** The program that each of them runs, and its words. */
  program: string;
  words: string[];
  /** What they are given besides the environment of this process. */
  env: Record<string, string>;
  log: Logger;
  say(line: string): void;
  /** The first of them is open. */
  opened(at: OpenAt): void;
  /** Resolves when the node is to end. */
  asked: Promise<void>;
  /** What is to be done at `kill -HUP` from now on. */
  onHangUp(restart: () => void): void;
  /** Whether new processes would run what is on the disk. */
  checkProgram(): Promise<ProgramCheck>;
}

/** Why new processes would not run what is on the disk, and what else a person should know of it. */
export interface ProgramCheck {
  refusal?: string;
  warning?: string;
}

/** Whoever stops a process kills it after ten seconds; this one ends within eight. */
const leaving = { graceMs: 2_000, withinMs: 6_000 };

/** Runs until it is asked to end; the exit status, that of the first process when it did not open. */
export async function supervise(options: SuperviseOptions): Promise<number> {
  const { processes, program, words, env, log, say, opened, asked, onHangUp, checkProgram } = options;
  // This process takes calls and hands each to the next process in turn: the port stays open while processes come and go.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({ exec: program, args: words, execArgv: process.execArgv });
  const crew = createCrew({ wanted: processes, env, log, say });
  let isOver = false;
  const over = asked.then(() => {
    isOver = true;
    say('Stopping: what is on its way is finished first.');
    return crew.stop(leaving);
  });
  let isUp = false;
  onHangUp(async () => {
    if (!isUp || isOver) return void log.warn('The node is not open yet, or ends: its processes are not replaced.');
    const { refusal, warning } = await checkProgram();
    if (refusal !== undefined) return void log.error(`${refusal} Nothing was replaced: the processes that run go on.`);
    if (warning !== undefined) log.warn(warning);
    void crew.restart();
  });
  const { open, first } = await crew.startFirst();
  if (!open) {
    if (!isOver) return (await first.ended).code || 1;
    await over;
    return 0;
  }
  opened(open);
  await crew.startOthers();
  isUp = true;
  if (!isOver) log.info({ processes: crew.now().open }, 'The processes of this node share its ports.');
  await over;
  return 0;
}
