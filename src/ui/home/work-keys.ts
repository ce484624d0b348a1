import { useEffect } from 'react';
import { type KeyOrder, keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';

/** The keys of Home, see `keyRows.home`; of whatever page has such rows. */
export function useWorkKeys(): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
      const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      const row = links[at]?.closest('tr');
      const move = (to: number) => {
        const link = links[Math.min(Math.max(to, 0), links.length - 1)];
        link?.focus();
        link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
      };
      const press = (selector: string) => row?.querySelector<HTMLElement>(selector)?.click();
      const isOnLink = document.activeElement === links[at];
      const orders: Record<KeyOrder<'home'>, (() => void) | undefined> = {
        next: () => move(at + 1),
        before: () => move(at - 1),
        take: row ? () => press('[data-take]') : undefined,
        open: row ? () => links[at]?.click() : undefined,
        primary: row && isOnLink && row.querySelector('[data-action]') ? () => press('[data-action]') : undefined,
      };
      const name = keyOrder('home', event.key);
      const order = name && orders[name];
      if (!order) return;
      event.preventDefault();
      order();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, []);
}
