import type { ImportReport } from '../../contract/local-views.js';
import type { ImportedRow } from '../../engine/model/local/patrons.js';
import { message } from '../../words/message.js';

/** The rows of an import with their sums. */
export function importReport(rows: ImportedRow[], dryRun = false): ImportReport {
  const count = (outcome: ImportedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    dryRun,
    created: count('created'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    rows,
  };
}

/** A row's problem when its key was there before in the same file. */
export function doubled(first: Map<string, number>, field: string, key: string, line: number) {
  const before = first.get(key);
  if (before === undefined) first.set(key, line);
  return before === undefined ? [] : [{ field, problem: message('refusedFile.sameLine', { key, line: before }) }];
}
