import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import type { Side } from '../parts/status-looks.js';

export interface ListKeys {
  ids: readonly string[];
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
  ticked: ReadonlySet<string>;
  tick: (ids: readonly string[], isTicked: boolean) => void;
  side: Side;
}

/** `j k` the next and the one before, Enter the pane, `o` the page, `x` tick, `/` search within, `.` the menu, Esc closes. */
export function useListKeys(keys: ListKeys): void {
  const go = useNavigate();
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const { ids, open, onOpen, ticked, tick, side } = now.current;
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
      const orders: Record<string, () => void> = {
        j: () => move(at + 1),
        k: () => move(at - 1),
        o: () => id && go(`/${side}/${id}`),
        x: () => id && tick([id], !ticked.has(id)),
        '/': () => document.querySelector<HTMLElement>('[data-list-search]')?.focus(),
        '.': () => links[Math.max(at, 0)]?.closest('tr')?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click(),
        Escape: () => open && onOpen(undefined),
      };
      const order = orders[event.key];
      if (!order) return;
      event.preventDefault();
      order();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, [go]);
}
