import type { HandbookEntry } from './handbook-text.js';

/** What each page of the English handbook is found by. */
export default import.meta.glob<HandbookEntry>('../../handbook/en/*/*.md', {
  eager: true,
  import: 'default',
  query: '?entry',
});
