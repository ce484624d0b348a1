import { useEffect, useRef } from 'react';
import { type ReadingShown, readingOf } from './reading.js';

/** A scanner's burst: so many characters at least, no longer apart than so (milliseconds), ended by Enter or Tab. */
export const burst = { least: 5, apartMs: 35 };

/** Hears a scanner wherever the focus is, but for fields. Its Enter presses no button. */
export function useScanBursts(onScan: (reading: ReadingShown) => void): void {
  const newest = useRef(onScan);
  newest.current = onScan;
  useEffect(() => {
    let text = '';
    let last = 0;
    const down = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (target && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) return;
      const isQuick = event.timeStamp - last <= burst.apartMs;
      last = event.timeStamp;
      if (event.key === 'Enter' || event.key === 'Tab') {
        if (isQuick && text.length >= burst.least) {
          event.preventDefault();
          event.stopPropagation();
          newest.current(readingOf(text));
        }
        text = '';
      } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        text = isQuick ? text + event.key : event.key;
      }
    };
    addEventListener('keydown', down, { capture: true });
    return () => removeEventListener('keydown', down, { capture: true });
  }, []);
}
