import { lazy, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { useScanBursts } from '../parts/scan-bursts.js';
import { keysKept } from '../session/kept.js';
import { goKeys, type KeyOrder, keyOrder } from './key-rows.js';

const KeysDialog = lazy(() => import('../help/keys-dialog.js'));

/** Where a key leads. The list of keys opens over the page, which stays as it is. */
const places: Record<Exclude<KeyOrder<'everywhere'>, 'help'>, string> = { create: '/borrowing/new' };

const patienceMs = 1500;
/** A scanner types faster than any hand: what follows a key so closely is no shortcut. */
const scannerMs = 35;

/** Where somebody types, letters are letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null);

export const shortcutsOff = () => keysKept.get() === 'off';

/** The keys of every page: `g` and a letter, `c` create, `?` the list of keys. */
export function Keys() {
  const go = useNavigate();
  const [showsKeys, setShowsKeys] = useState(false);
  // A slip scanned on any page opens its request; a screen with a scan field of its own takes the scan itself.
  useScanBursts(({ code }) => {
    const field = document.querySelector<HTMLInputElement>('[data-scan-field]');
    if (field) {
      field.value = code;
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      return;
    }
    const id = code.replace(/^\d+\/\//, '');
    void api.get('/requests/{id}', { path: { id } }).then(
      (request) => go(`/${request.side}/${request.id}`),
      () => go(`/borrowing?activity=all&q=${encodeURIComponent(code)}`),
    );
  });
  useEffect(() => {
    let afterG = 0;
    let pending: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const down = (event: KeyboardEvent) => {
      const close = event.timeStamp - last < scannerMs;
      last = event.timeStamp;
      if (close) clearTimeout(pending);
      if (close || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || shortcutsOff()) return;
      const to = afterG && event.timeStamp - afterG < patienceMs ? goKeys[event.key] : undefined;
      afterG = event.key === 'g' ? event.timeStamp : 0;
      const order = keyOrder('everywhere', event.key);
      const target = to ?? (order && order !== 'help' ? places[order] : undefined);
      if (order === 'help' && !to) pending = setTimeout(() => setShowsKeys(true), scannerMs + 5);
      // Waits for a moment: the first letter of a scan is no shortcut either.
      if (target) pending = setTimeout(() => void go(target), scannerMs + 5);
    };
    addEventListener('keydown', down);
    return () => {
      clearTimeout(pending);
      removeEventListener('keydown', down);
    };
  }, [go]);
  return showsKeys ? (
    <Suspense>
      <KeysDialog onClose={() => setShowsKeys(false)} />
    </Suspense>
  ) : null;
}
