import type { KeyboardEvent } from 'react';

/** A scanned ISBN ends with Enter: it must not save what is half written. */
export function keepEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
}
