/** `interlend backup` and `interlend restore` of a filled database, as an operator calls them. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pool } from 'pg';
import { root } from '../support/root.js';
import { openBenchDatabase } from './databases.js';

export interface Restored {
  backupSeconds: number;
  fileBytes: number;
  restoreSeconds: number;
  /** Lines of progress that the restore printed. */
  progressLines: number;
  /** Requests before and after. */
  requests: [number, number];
}

export async function backupAndRestore(from: { url: string; pool: Pool }): Promise<Restored> {
  const folder = await mkdtemp(join(tmpdir(), 'interlend-bench-'));
  const file = join(folder, 'bench.backup');
  const into = await openBenchDatabase(false, { migrated: false });
  try {
    const backup = await interlend(['backup', '--to', file, '--database', from.url]);
    const restore = await interlend(['restore', '--from', file, '--database', into.url]);
    return {
      backupSeconds: backup.seconds,
      fileBytes: (await stat(file)).size,
      restoreSeconds: restore.seconds,
      progressLines: restore.lines,
      requests: [await countOf(from.pool), await countOf(into.pool)],
    };
  } finally {
    await into.close();
    await rm(folder, { recursive: true });
  }
}

async function countOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from request');
  return rows[0]?.count ?? 0;
}

/** Throws what it said when it fails. */
function interlend(args: readonly string[]): Promise<{ seconds: number; lines: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/src/cli/interlend.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => void said.push(line));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) done({ seconds: (performance.now() - began) / 1000, lines: said.length });
      else failed(new Error(`interlend ${args[0]} ended with ${code}: ${said.slice(-5).join(' / ')}`));
    });
  });
}
