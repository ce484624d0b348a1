/** Version 559793c itself, out of the history of the repository: the process that an upgrade finds running. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.js';

export const oldCommit = '559793c';

/** Its sources are kept where they are once read: what reads them as JavaScript then does it once for each place. */
const kept = join(root, 'dist', `.${oldCommit}`);

/** A checkout of that version, with the packages of this one, in whose folder it lies: it needs no others. */
export interface OldProgram {
  /** Starts `interlend serve`; resolves with its address when it is open. */
  serve(env: Record<string, string>): Promise<{ url: string; child: ChildProcess; ended: Promise<number | null> }>;
  close(): Promise<void>;
}

/** Whether the history holds that version: a checkout of one commit alone does not. */
export function historyHasIt(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${oldCommit}^{commit}`], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whoever comes first reads it out of the history; of two at a time one is through first, and both use what it has. */
async function checkout(): Promise<void> {
  if (existsSync(kept)) return;
  await mkdir(join(root, 'dist'), { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  const archive = execFileSync(
    'git',
    ['archive', oldCommit, 'src', 'migrations', 'schemas', 'config', 'package.json', 'tsconfig.json'],
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
}

export async function openOldProgram(): Promise<OldProgram> {
  await checkout();
  const started: ChildProcess[] = [];
  return {
    serve: async (env) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/interlend.ts', 'serve'], {
        cwd: kept,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
      return { url: await addressOf(child), child, ended };
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
