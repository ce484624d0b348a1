import type { DirectoryCounts, DirectoryRow } from './views.js';

/** The sums of a comparison, or of what became of it. */
export function countsOf(rows: readonly DirectoryRow[], same: number): DirectoryCounts {
  const sum = (test: (row: DirectoryRow) => boolean) => rows.filter(test).length;
  const taken = (kind: DirectoryRow['kind']) =>
    sum((row) => row.kind === kind && (row.outcome === 'applied' || row.outcome === 'partly'));
  return {
    added: taken('added') + taken('proposed'),
    changed: taken('changed'),
    removed: taken('removed'),
    proposed: sum(({ outcome }) => outcome === 'proposed'),
    decisions: sum(({ verdict, outcome }) => verdict === 'decide' && (outcome === 'left' || outcome === 'partly')),
    waiting: sum(({ outcome }) => outcome === 'waits'),
    cannot: sum(({ outcome }) => outcome === 'cannot'),
    same,
  };
}

/** The sums as a sentence. */
export function countsInWords({
  added,
  changed,
  removed,
  proposed,
  decisions,
  waiting,
  cannot,
}: DirectoryCounts): string {
  const parts = [
    [added, 'added'],
    [changed, 'changed'],
    [removed, 'removed'],
    [proposed, 'proposed'],
    [decisions, decisions === 1 ? 'needs a decision' : 'need a decision'],
    [waiting, waiting === 1 ? 'waits for a partner' : 'wait for partners'],
    [cannot, 'cannot be applied'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return said.length === 0 ? 'Nothing to change.' : `${said.join(', ')}.`;
}
