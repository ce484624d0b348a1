import { type Message, message } from '../../words/message.js';
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
export function countsInWords(counts: DirectoryCounts): Message {
  const parts = counted.filter((name) => counts[name] > 0);
  if (parts.length === 0) return message('directoryCount.nothing');
  return message('directoryCount.all', {
    parts: parts.map((name) => message(`directoryCount.${name}`, { count: counts[name] })),
  });
}
const counted = ['added', 'changed', 'removed', 'proposed', 'decisions', 'waiting', 'cannot'] as const;
