import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { type KeyOrder, keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import type { Side } from '../parts/status-looks.js';
import { writeNext } from '../request/write-next.js';

export interface ListKeys {
  ids: readonly string[];
  open: string | undefined;
  onOpen: (id: string | undefined, section?: string) => void;
  ticked: ReadonlySet<string>;
  tick: (ids: readonly string[], isTicked: boolean) => void;
  /** All from the one ticked last to this one. */
  tickTo: (id: string) => void;
  /** What is ticked, else this one. */
  assign: (id: string) => void;
  side: Side;
}

/** The keys of a list: see `keyRows.list`. */
export function useListKeys(keys: ListKeys): void {
  const go = useNavigate();
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const { ids, open, onOpen, ticked, tick, tickTo, assign, side } = now.current;
      const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
      const focused = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      const at = focused >= 0 ? focused : ids.indexOf(open ?? '');
      const id = ids[Math.max(at, 0)];
      const move = (to: number) => {
        const target = links[Math.min(Math.max(to, 0), links.length - 1)];
        target?.focus();
        target?.closest('tr')?.scrollIntoView({ block: 'nearest' });
        const other = ids[Math.min(Math.max(to, 0), ids.length - 1)];
        if (open && other) onOpen(other);
      };
      // In the pane that is open its own fields listen.
      const write = (kind: 'internalNote' | 'message', section: string) => {
        if (!id || open === id) return;
        writeNext.ask(id, kind);
        onOpen(id, section);
      };
      const orders: Record<KeyOrder<'list'>, () => void> = {
        next: () => move(at + 1),
        before: () => move(at - 1),
        page: () => id && go(`/${side}/${id}`),
        tick: () => id && tick([id], !ticked.has(id)),
        range: () => id && tickTo(id),
        search: () => document.querySelector<HTMLElement>('[data-list-search]')?.focus(),
        assign: () => id && assign(id),
        edit: () => id && side === 'borrowing' && go(`/borrowing/${id}/edit`),
        note: () => write('internalNote', 'notes'),
        message: () => write('message', 'messages'),
        menu: () =>
          links[Math.max(at, 0)]?.closest('tr')?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click(),
        close: () => open && onOpen(undefined),
      };
      const order = keyOrder('list', event.key);
      if (!order) return;
      event.preventDefault();
      orders[order]();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [go]);
}
