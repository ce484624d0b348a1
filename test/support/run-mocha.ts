import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.js';
import type { Tally } from './tally.js';

/**
 * Runs these files in a process of their own. One that breaks off, or leaves something open, counts as a failure. With
 * `later` its words are handed over at the end, not shown as they come.
 */
export async function runMocha(
  args: string[],
  files: string[],
  env: NodeJS.ProcessEnv = {},
  stopped?: AbortSignal,
  later?: (words: string) => void,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'interlend-counts-'));
  const counts = join(folder, 'counts.json');
  // The script behind mocha's own, which would start a second process for the loader.
  const mocha = join(root, 'node_modules/mocha/lib/cli/cli.js');
  const node = ['--import', 'tsx/esm', mocha, '--config', 'config/mocha.json'];
  const child = spawn(process.execPath, [...node, ...args, ...files], {
    cwd: root,
    // The last one closes when we are killed: then the tests end too.
    stdio: ['ignore', later ? 'pipe' : 'inherit', later ? 'pipe' : 'inherit', 'ipc'],
    env: { ...process.env, ...env, INTERLEND_TEST_COUNTS: counts },
  });
  const words: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => words.push(piece));
  stopped?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  later?.(Buffer.concat(words).toString('utf8'));
  const tally = read(counts);
  rmSync(folder, { recursive: true, force: true });
  // Whoever breaks off knows it: tests that did not come to their end have not failed.
  if (stopped?.aborted) return tally ?? { passed: 0, failed: 0, skipped: 0 };
  if (!tally) return { passed: 0, failed: 1, skipped: 0 };
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function read(file: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return undefined;
  }
}
