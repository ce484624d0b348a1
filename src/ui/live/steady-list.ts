import { useRef, useState } from 'react';

export interface SteadyList<Row> {
  /** In the order in which they were first shown, each with its newest values. */
  rows: (Row & { left?: boolean })[];
  /** How many would be new in the list, were it read now. */
  fresh: number;
  /** Show the list as it is now. */
  show(): void;
}

/**
 * A list that does not move under a reader: values change in place, a row that left the list stays where it is (`left`),
 * and rows that came wait to be asked for. `question` names what was asked: another one is another list.
 */
export function useSteadyList<Row extends { id: string }>(
  newest: readonly Row[] | undefined,
  question: string,
  settled: boolean,
): SteadyList<Row> {
  const shown = useRef<{ question: string; rows: Map<string, Row> }>(undefined);
  const [, repaint] = useState(0);
  const before = shown.current;
  if (newest && settled && (!before || before.question !== question || before.rows.size === 0))
    shown.current = { question, rows: new Map(newest.map((row) => [row.id, row])) };
  const known = shown.current?.rows ?? new Map<string, Row>();
  const now = new Map((newest ?? []).map((row) => [row.id, row]));
  const isOther = shown.current?.question !== question;
  for (const id of known.keys()) {
    const row = now.get(id);
    if (row && !isOther) known.set(id, row);
  }
  return {
    rows: [...known.values()].map((row) => (now.has(row.id) || isOther ? row : { ...row, left: true })),
    fresh: isOther ? 0 : [...now.keys()].filter((id) => !known.has(id)).length,
    show: () => {
      shown.current = newest ? { question, rows: new Map(newest.map((row) => [row.id, row])) } : undefined;
      repaint((count) => count + 1);
    },
  };
}
