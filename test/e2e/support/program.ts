import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtProgram } from '../../support/built-program.js';
import { clockOfThisProcess } from '../../support/moved-clock.js';
import { root } from '../../support/root.js';

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  /** All that it wrote to its output, and beside it. */
  out: string;
  err: string;
}

/** The command line as a process of its own. It ends by itself when the tests do. */
export interface Program {
  pid: number;
  child: ChildProcess;
  /** What it has written for people so far. */
  said(): string;
  /** Its log so far: what it has written on standard error. */
  log(): string;
  /** Resolves when it has written that. Throws when it ends first. */
  until(words: RegExp): Promise<RegExpMatchArray>;
  ended: Promise<Ended>;
}

type Env = Record<string, string>;

/** Starts `interlend <words>` with these settings and no others. `folder`: the checkout whose program it is, which is built. */
export function start(words: string[], env: Env = {}, folder = root): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(folder === root ? builtProgram() : join(folder, 'dist/src/cli/interlend.js'), words, {
    cwd: folder,
    env: { PATH, HOME, ...clockOfThisProcess(), ...env },
    execArgv: [], // not those of the tests, which load sources
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((done) => {
    child.once('close', (status, signal) => done({ status, signal, out, err }));
  });
  let over = false;
  void ended.then(() => {
    over = true;
  });
  return {
    pid: child.pid ?? 0,
    child,
    said: () => out,
    log: () => err,
    ended,
    until: async (expected) => {
      for (;;) {
        const found = expected.exec(out);
        if (found) return found;
        if (over) throw new Error(`It ended without saying ${expected}:\n${out}\n${err}`);
        await pause(20);
      }
    },
  };
}

/** Runs `interlend <words>` to its end. */
export const run = (words: string[], env: Env = {}): Promise<Ended> => start(words, env).ended;

/** Runs it, expects success, and reads its answer. */
export async function answerOf<T>(words: string[], env: Env): Promise<T> {
  const { status, out, err } = await run([...words, '--json'], env);
  if (status !== 0) throw new Error(`interlend ${words.join(' ')} ended with ${status}: ${err}${out}`);
  return JSON.parse(out) as T;
}

/** A folder of this test's own. Others may pass through it: root's database then stays inside, and goes with it. */
export async function newFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `interlend-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}

/** A process with all that it started, and what those started. */
export function familyOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [pid];
  for (const member of family) family.push(...all.filter(([, parent]) => parent === member).map(([child]) => child));
  return family;
}

/** Resolves when none of these processes is there any more. Throws when one stays. */
export async function untilGone(pids: number[], limitMs = 20_000): Promise<void> {
  for (const end = Date.now() + limitMs; ; await pause(50)) {
    const left = pids.filter(isThere);
    if (left.length === 0) return;
    if (Date.now() > end) throw new Error(`Still there after ${limitMs} ms: ${left.join(', ')}`);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `interlend <words>` at a terminal (`script` of util-linux), where somebody presses these keys when it asks. */
export async function atTerminal(
  words: string,
  keys: string,
  env: Env,
): Promise<{ status: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const command = `"${process.execPath}" "${builtProgram()}" ${words}`;
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: root,
    env: { PATH, HOME, TERM: 'dumb', ...clockOfThisProcess(), ...env },
  });
  let said = '';
  let asked = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (asked || !said.includes('(yes/no)')) return;
    asked = true;
    child.stdin.write(keys);
  });
  const status = await new Promise<number | null>((done) => child.once('close', done));
  return { status, said: said.replaceAll('\r', '') };
}
