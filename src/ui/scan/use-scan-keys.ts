import { type RefObject, useEffect, useRef } from 'react';
import { burst } from '../parts/scan-bursts.js';
import { type Offer, offersOf } from './offers.js';
import type { Scan } from './pile.js';

interface Keys {
  newest: Scan | undefined;
  answer(scan: Scan, offer: Offer): void;
  undoLast(): void;
  withForm(): void;
}

/** Ctrl+Z with an empty field takes the last scan back; F2 opens the form with the next one; 1–9 chooses. */
export function useScanKeys(place: RefObject<HTMLElement | null>, keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    let choosing: ReturnType<typeof setTimeout> | undefined;
    const field = () => place.current?.querySelector('input');
    const down = (event: KeyboardEvent) => {
      clearTimeout(choosing);
      if (document.querySelector('[role="dialog"]')) return;
      const target = event.target as HTMLElement;
      const isHere = target === field() || !['INPUT', 'TEXTAREA'].includes(target.tagName);
      if (!isHere) return;
      if (event.key === 'F2') {
        event.preventDefault();
        now.current.withForm();
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !field()?.value) {
        event.preventDefault();
        now.current.undoLast();
      } else if (/^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
        const wanted = Number(event.key) - 1;
        // A digit is a choice when nothing follows it: a scanner's next one comes at once.
        choosing = setTimeout(() => choose(now.current, wanted, field()), burst.apartMs * 8);
      }
    };
    addEventListener('keydown', down);
    return () => {
      clearTimeout(choosing);
      removeEventListener('keydown', down);
    };
  }, [place]);
}

function choose({ newest, answer }: Keys, wanted: number, field: HTMLInputElement | null | undefined): void {
  const offer = newest ? offersOf(newest)[wanted] : undefined;
  if (!offer || !newest || (field?.value ?? '').length > 1) return;
  if (field) field.value = '';
  answer(newest, offer);
}
