import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProblem } from './load-problem.js';
import { root } from './root.js';
import { type FileResult, failedPart, sumOf } from './tally.js';

/** What `count-results.cjs` leaves behind. */
interface Counts {
  /** False: the process died in the file that `at` names. */
  ended: boolean;
  at?: string;
  /** What kept the process from ending. */
  open?: string;
  results: FileResult[];
}

/** How far a process is: the tests that ended so far, and the file that runs. */
export interface Progress {
  passed: number;
  failed: number;
  file?: string;
}

/**
 * Settings of V8 for a minute’s work on machines whose processors are all taken: a function is compiled to the end only when it
 * runs much more often than usual, and no threads help to collect garbage. A tenth less work; nothing else differs.
 */
const forShortWork = ['--interrupt-budget=1000000', '--single-threaded-gc'];

/** So long a process that is told to stop may take for it. */
const leavesWithinMs = 15_000;

/**
 * Runs these files in a process of their own and says how each ended. A process that breaks off, or leaves something
 * open, counts as a failure. With `later` its words are handed over at the end, not shown as they come. `quietAtMostMs`: a process
 * of which no test ends for so long hangs, and is ended.
 */
export async function runMocha(
  args: string[],
  files: string[],
  env: NodeJS.ProcessEnv = {},
  stopped?: AbortSignal,
  later?: (words: string) => void,
  progress?: (progress: Progress) => void,
  quietAtMostMs?: number,
): Promise<FileResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'interlend-counts-'));
  const counts = join(folder, 'counts.json');
  // The script behind mocha's own, which would start a second process for the loader.
  const mocha = join(root, 'node_modules/mocha/lib/cli/cli.js');
  const node = [...forShortWork, '--import', 'tsx/esm', mocha, '--config', 'config/mocha.json'];
  const child = spawn(process.execPath, [...node, ...args, ...files], {
    cwd: root,
    // The last one closes when we are killed: then the tests end too.
    stdio: ['ignore', later ? 'pipe' : 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, ...env, INTERLEND_TEST_COUNTS: counts },
  });
  let hasHung = false;
  const hang = () => {
    hasHung = true;
    child.kill('SIGKILL');
  };
  let quiet = quietAtMostMs === undefined ? undefined : setTimeout(hang, quietAtMostMs);
  child.on('message', (message) => {
    progress?.(message as Progress);
    if (!quiet) return;
    clearTimeout(quiet);
    quiet = setTimeout(hang, quietAtMostMs);
  });
  const words: Buffer[] = [];
  let lastErrors = '';
  child.stdout?.on('data', (piece: Buffer) => words.push(piece));
  child.stderr?.on('data', (piece: Buffer) => {
    lastErrors = (lastErrors + piece.toString('utf8')).slice(-4000);
    if (later) words.push(piece);
    else process.stderr.write(piece);
  });
  const stop = () => {
    child.kill('SIGTERM');
    // One whose event loop stands still does not hear it.
    setTimeout(() => child.kill('SIGKILL'), leavesWithinMs).unref();
  };
  stopped?.addEventListener('abort', stop, { once: true });
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => resolve([code, by]));
    // A process that a test left behind may hold its words open.
    child.once('exit', (code, by) => setTimeout(() => resolve([code, by]), 2_000).unref());
  });
  stopped?.removeEventListener('abort', stop);
  clearTimeout(quiet);
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  later?.(Buffer.concat(words).toString('utf8'));
  const found = read(counts);
  rmSync(folder, { recursive: true, force: true });
  // Whoever breaks off knows it: tests that did not come to their end have not failed.
  if (stopped?.aborted) return found?.results ?? [];
  const end = hasHung
    ? `hung: no test ended for ${Math.round((quietAtMostMs ?? 0) / 1000)} s`
    : signal
      ? `was ended by ${signal}`
      : `ended with status ${status}`;
  const error = lastErrors.trim().split('\n').slice(-12).join('\n');
  if (!found) {
    const unread = status ? loadProblem(files) : undefined;
    if (unread) return unloaded(unread, files);
    const title = `the process that was to run ${files.length === 1 ? 'it' : `${files.length} files`} ${end}`;
    return [failedPart(files.length === 1 ? (files[0] ?? '') : 'mocha', { title, error })];
  }
  if (!found.ended) return brokenOff(found, files, { title: `the process of its tests ${end}`, error });
  if (status === 0 || sumOf(found.results).failed > 0) return found.results;
  const title = found.open ? 'something was left open after the last test' : `the process of the tests ${end}`;
  const alone = files.length === 1 ? (files[0] ?? '') : 'mocha';
  return [...found.results, failedPart(alone, { title, error: found.open ?? error })];
}

/** The file in which the process died has failed, and those that it did not come to. */
function brokenOff({ at, results }: Counts, files: string[], why: { title: string; error: string }): FileResult[] {
  const ended = results.filter(({ file }) => file !== at);
  const known = new Set(results.map(({ file }) => file));
  const title = `was not run: the process ended in ${at ?? 'another file'}`;
  return [
    ...ended,
    ...results
      .filter(({ file }) => file === at)
      .map((result) => ({ ...result, failed: result.failed + 1, failures: [...result.failures, why] })),
    ...files.filter((file) => !known.has(file)).map((file) => failedPart(file, { title, error: '' })),
  ];
}

/** No test of these files ran, since one of them cannot be loaded. */
const unloaded = (unread: { file: string; error: string }, files: string[]): FileResult[] =>
  files.map((file) =>
    file === unread.file
      ? failedPart(file, { title: 'cannot be loaded', error: unread.error })
      : failedPart(file, { title: `was not run: ${unread.file} cannot be loaded`, error: '' }),
  );

function read(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}
