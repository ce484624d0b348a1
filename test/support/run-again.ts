import type { Failure, FileResult } from './tally.js';

/** More files than this have failed for a reason that a second try only hides. */
export const mostTriedAgain = 12;

/** A test that failed beside others and passed when its file ran by itself. */
export interface PassedAlone extends Failure {
  file: string;
}

export interface AfterSecondTry {
  results: FileResult[];
  passedAlone: PassedAlone[];
}

/**
 * Runs each file with failures once more, one after the other, when nothing else runs: the second result stands. Files
 * are left as they are when more than `mostTriedAgain` failed, and so is what is no file of tests.
 */
export async function runAgainAlone(
  results: readonly FileResult[],
  isTest: (file: string) => boolean,
  run: (file: string) => Promise<FileResult[]>,
): Promise<AfterSecondTry> {
  const failed = [...new Set(results.filter((result) => result.failed > 0).map(({ file }) => file))].filter(isTest);
  if (failed.length > mostTriedAgain) return { results: [...results], passedAlone: [] };
  const after: AfterSecondTry = { results: results.filter(({ file }) => !failed.includes(file)), passedAlone: [] };
  for (const file of failed) {
    const first = results.filter((result) => result.file === file);
    const second = await run(file);
    // Nothing came back: somebody broke the run off.
    after.results.push(...(second.length > 0 ? second : first));
    if (second.length === 0) continue;
    const again = new Set(second.flatMap(({ failures }) => failures.map(({ title }) => title)));
    for (const failure of first.flatMap(({ failures }) => failures))
      if (!again.has(failure.title)) after.passedAlone.push({ file, ...failure });
  }
  return after;
}
