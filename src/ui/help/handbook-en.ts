import type { HandbookEntry } from './handbook-text.js';

/** What each page of the English handbook is found by. */
export const entries = import.meta.glob<HandbookEntry>('../../handbook/en/*/*.md', {
  eager: true,
  import: 'default',
  query: '?entry',
});
