import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.js';
import { ordering, type Question, type RequestQuery } from '../question.js';
import type { RequestRow } from '../request-row.js';

/** As many rows as the node gives at once. */
const pageAtMost = 200;

/** All rows that match, beyond the page: read once, so that what is ordered is what was there when it was asked for. */
export interface Everything {
  /** The rows that were read, while that question is open. */
  rows: readonly RequestRow[];
  isOffered: boolean;
  isGathering: boolean;
  gathered: number;
  /** As many as match, or as many as the node counts; `more`: there are others beyond. */
  count: number;
  more: boolean;
  error: unknown;
  gather: () => Promise<void>;
  stop: () => void;
}

interface Asking {
  question: Question;
  narrow: RequestQuery;
  total: { count: number; more?: boolean } | undefined;
  /** The whole page is ticked, and there is more than that. */
  isWhole: boolean;
  /** Takes what was read as ticked. */
  tick: (ids: readonly string[]) => void;
}

export function useEverything({ question, narrow, total, isWhole, tick }: Asking): Everything {
  const [rows, setRows] = useState<readonly RequestRow[]>([]);
  const [gathered, setGathered] = useState<number>();
  const [error, setError] = useState<unknown>();
  const run = useRef(0);
  const name = JSON.stringify([narrow, question.sort, question.order]);
  const count = total?.count ?? 0;
  useEffect(() => {
    run.current += 1;
    setRows([]);
    setGathered(undefined);
    setError(undefined);
    return () => {
      run.current += 1;
    };
  }, [name]);
  const gather = async () => {
    run.current += 1;
    const mine = run.current;
    const found: RequestRow[] = [];
    setError(undefined);
    setGathered(0);
    try {
      for (let after: string | undefined; ; ) {
        const query = { ...narrow, ...ordering(question), limit: pageAtMost, ...(after ? { after } : {}) };
        const page = await api.get('/requests', { query });
        if (mine !== run.current) return;
        found.push(...page.items);
        setGathered(Math.min(found.length, count));
        after = page.next;
        if (after === undefined || found.length >= count) break;
      }
      const all = found.slice(0, count);
      setRows(all);
      tick(all.map(({ id }) => id));
    } catch (problem) {
      if (mine === run.current) setError(problem);
    }
    if (mine === run.current) setGathered(undefined);
  };
  return {
    rows,
    isOffered: isWhole && count > 0 && rows.length === 0,
    isGathering: gathered !== undefined,
    gathered: gathered ?? 0,
    count,
    more: total?.more === true,
    error,
    gather,
    stop: () => {
      run.current += 1;
      setGathered(undefined);
    },
  };
}
