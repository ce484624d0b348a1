import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';

export interface CountRow extends Pick<Thing<'WorkCount'>, 'kind' | 'label'> {
  borrowing: { mine: number; unassigned: number; all: number };
  lending: { mine: number; unassigned: number; all: number };
}

/** How much of each kind there is: all of it, one’s own, and what is not assigned. */
export function useCountsOfWork() {
  const all = useRead('/work/counts', { keep: true });
  const mine = useRead('/work/counts', { query: { assignedTo: 'me' }, keep: true });
  const unassigned = useRead('/work/counts', { query: { assignedTo: 'unassigned' }, keep: true });
  const of = (found: typeof all, kind: string) => found.data?.items.find((row) => row.kind === kind);
  const rows: CountRow[] = (all.data?.items ?? []).map(({ kind, label }) => {
    const side = (name: 'borrowing' | 'lending') => ({
      all: of(all, kind)?.[name] ?? 0,
      mine: of(mine, kind)?.[name] ?? 0,
      unassigned: of(unassigned, kind)?.[name] ?? 0,
    });
    return { kind, label, borrowing: side('borrowing'), lending: side('lending') };
  });
  const sum = (whose: 'all' | 'mine' | 'unassigned') =>
    rows.reduce((total, { borrowing, lending }) => total + borrowing[whose] + lending[whose], 0);
  return {
    rows,
    total: { all: sum('all'), mine: sum('mine'), unassigned: sum('unassigned') },
    isHere: all.data !== undefined,
    /** Nought is said only of what was counted. */
    hasTotals: [all, mine, unassigned].every(({ data }) => data !== undefined),
    error: all.error ?? mine.error ?? unassigned.error,
    again: () => {
      for (const each of [all, mine, unassigned]) void each.refetch();
    },
  };
}
