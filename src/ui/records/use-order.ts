import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';

export interface RecordOrder {
  /** Moves a row to another place. `by`: which of its buttons keeps the focus. */
  move(from: number, to: number, by?: 'up' | 'down'): void;
  /** Alt ↑ and Alt ↓ anywhere in a row. */
  keys(at: number): (event: KeyboardEvent<HTMLElement>) => void;
  isBusy: boolean;
  isLocked: boolean;
}

export interface Ordering<Row> {
  rows: readonly Row[];
  idOf(row: Row): string;
  nameOf(row: Row): string;
  /** Keeps the new order. */
  keep(rows: Row[]): Promise<unknown> | undefined;
  isLocked?: boolean;
}

/** Rows that can be moved with keys and buttons. The focus goes along with the row, and its new place is said. */
export function useOrder<Row>({ rows, idOf, nameOf, keep, isLocked = false }: Ordering<Row>): RecordOrder {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [isBusy, setBusy] = useState(false);
  const follow = useRef<{ id: string; by: 'up' | 'down' } | undefined>(undefined);
  useEffect(() => {
    const wanted = follow.current;
    if (!wanted || isBusy) return;
    const row = document.querySelector(`[data-id="${CSS.escape(wanted.id)}"]`);
    const buttons = row?.querySelectorAll<HTMLButtonElement>('button[data-move]');
    const button = [...(buttons ?? [])].find(({ dataset }) => dataset['move'] === wanted.by);
    (button?.disabled ? [...(buttons ?? [])].find(({ disabled }) => !disabled) : button)?.focus();
  });
  const move: RecordOrder['move'] = (from, to, by = to < from ? 'up' : 'down') => {
    const moved = rows[from];
    if (isBusy || isLocked || moved === undefined || to < 0 || to >= rows.length) return;
    const after = rows.filter((_, at) => at !== from);
    after.splice(to, 0, moved);
    follow.current = { id: idOf(moved), by };
    setBusy(true);
    void Promise.resolve(keep(after)).then(
      () => {
        setBusy(false);
        politely(t('records.moved', { name: nameOf(moved), place: to + 1, count: rows.length }));
        setTimeout(() => {
          follow.current = undefined;
        }, 600);
      },
      () => setBusy(false),
    );
  };
  const keys: RecordOrder['keys'] = (at) => (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return { move, keys, isBusy, isLocked };
}
