/** A version out of the history of the repository: the process that an upgrade finds running. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clockOfThisProcess } from '../moved-clock.js';
import { root } from '../root.js';

export const oldCommit = '559793c';
/** The last one whose processes woke their senders through the broker, and sent without it. */
export const lastBeforeDelivery = 'cfcf000b';

/** Its sources are kept where they are once read: what reads them as JavaScript then does it once for each place. */
const keptAt = (commit: string) => join(root, 'dist', `.${commit}`);

/** A checkout of that version, with the packages of this one, in whose folder it lies: it needs no others. */
export interface OldProgram {
  folder: string;
  /** Starts `interlend serve`; resolves with its address when it is open. */
  serve(env: Record<string, string>): Promise<{ url: string; child: ChildProcess; ended: Promise<number | null> }>;
  /** Runs `interlend <words>` of that version to its end. */
  run(words: string[], env: Record<string, string>): { status: number | null; out: string };
  close(): Promise<void>;
}

/** Whether the history holds that version: a checkout of one commit alone does not. */
export function historyHasIt(commit = oldCommit): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whoever comes first reads it out of the history; of two at a time one is through first, and both use what it has. */
async function checkout(commit: string): Promise<string> {
  const kept = keptAt(commit);
  if (existsSync(kept)) return kept;
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  const archive = execFileSync(
    'git',
    ['archive', commit, 'src', 'migrations', 'schemas', 'config', 'package.json', 'tsconfig.json'],
    {
      cwd: root,
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  await rename(folder, kept).catch(async (error: NodeJS.ErrnoException) => {
    await rm(folder, { recursive: true });
    if (!existsSync(kept)) throw error;
  });
  return kept;
}

export async function openOldProgram(commit = oldCommit): Promise<OldProgram> {
  const kept = await checkout(commit);
  const started: ChildProcess[] = [];
  return {
    folder: kept,
    serve: async (env) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/interlend.ts', 'serve'], {
        cwd: kept,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...clockOfThisProcess(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
      return { url: await addressOf(child), child, ended };
    },
    run: (words, env) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'src/cli/interlend.ts', ...words],
        {
          cwd: kept,
          env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
          encoding: 'utf8',
        },
      );
      return { status, out: `${stdout}${stderr}` };
    },
    close: async () => {
      for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /partners at (\S+)\/iso18626/.exec(said)?.[1];
      if (url) found(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => failed(new Error(`The old version ended (${code}) and said: ${said}`)));
  });
}
