import { useEffect } from 'react';
import { isTyping, shortcutsOff } from '../frame/keys.js';

/** `j k` the next row and the one before, Enter its primary action, `t` take, `o` open. Of whatever page has such rows. */
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
      const orders: Record<string, (() => void) | undefined> = {
        j: () => move(at + 1),
        k: () => move(at - 1),
        t: row ? () => press('[data-take]') : undefined,
        o: row ? () => links[at]?.click() : undefined,
        Enter: row && isOnLink && row.querySelector('[data-action]') ? () => press('[data-action]') : undefined,
      };
      const order = orders[event.key];
      if (!order) return;
      event.preventDefault();
      order();
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  }, []);
}
