import { useRef, useState } from 'react';
import { useChanges } from './live.js';
import type { Change } from './stream.js';
import { ownMakings } from './touched.js';

export interface SteadyList<Row> {
  /** In the order in which they were first shown, each with its newest values. */
  rows: (Row & { left?: boolean })[];
  /** How many would be new in the list, were it shown as it is now. */
  fresh: number;
  /** Show the list as it is now. */
  show(): void;
}

interface Shown<Row> {
  question: string;
  rows: Map<string, Row>;
}

/**
 * A list that does not move under a reader: values change in place, a row that left the list stays where it is (`left`),
 * and rows that came wait to be asked for. `question` names what was asked: another one is another list. `newest` is its
 * last answer, `undefined` while that belongs to the question before. No answer speaks any more of a row that left or
 * was pushed off the page: `after` tells it what changes, a row having the id of its request. What the reader made is
 * shown at once; a row that `fits` what is asked for is not said to have left. `keeping`: what of a row stays as it was shown.
 */
export function useSteadyList<Row extends { id: string }>(
  newest: readonly Row[] | undefined,
  question: string,
  after: (row: Row, change: Change) => Row = (row) => row,
  fits: (row: Row) => boolean = () => false,
  keeping: (row: Row, before: Row) => Row = (row) => row,
): SteadyList<Row> {
  const shown = useRef<Shown<Row>>(undefined);
  const [, repaint] = useState(0);
  if (newest && (shown.current?.question !== question || shown.current.rows.size === 0))
    shown.current = { question, rows: byId(newest) };
  useChanges((changes) => {
    const told = changes.filter((change) => {
      const row = shown.current?.rows.get(change.request);
      const next = row && after(row, change);
      if (next && next !== row) shown.current?.rows.set(change.request, next);
      return next !== row;
    });
    if (told.length > 0) repaint((count) => count + 1);
  });
  let { rows = new Map<string, Row>() } = shown.current ?? {};
  const isOther = shown.current?.question !== question;
  const now = byId(isOther ? [] : (newest ?? []));
  for (const [id, before] of rows) {
    const row = now.get(id);
    if (row) rows.set(id, keeping(row, before));
  }
  const own = [...now].filter(([id]) => !rows.has(id) && ownMakings.has(id));
  if (own.length > 0 && shown.current && !isOther) shown.current.rows = rows = new Map([...own, ...rows]);
  const fresh = [...now.keys()].filter((id) => !rows.has(id)).length;
  const stays = stillThere([...rows.keys()], now, fresh);
  return {
    rows: [...rows.values()].map((row) =>
      isOther || !newest || stays(row.id) || fits(row) ? row : { ...row, left: true },
    ),
    fresh,
    show: () => {
      shown.current = newest && { question, rows: byId(newest) };
      repaint((count) => count + 1);
    },
  };
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/** New rows push others off the end of a page: those have not left the list. */
function stillThere(
  shown: readonly string[],
  now: ReadonlyMap<string, unknown>,
  fresh: number,
): (id: string) => boolean {
  const pushedOff = new Set<string>();
  for (const id of shown.toReversed()) {
    if (now.has(id) || pushedOff.size >= fresh) break;
    pushedOff.add(id);
  }
  return (id) => now.has(id) || pushedOff.has(id);
}
