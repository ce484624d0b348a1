import type { HandbookEntry } from './handbook-text.js';

/** What each page of the French handbook is found by. */
export default import.meta.glob<HandbookEntry>('../../handbook/fr/*/*.md', {
  eager: true,
  import: 'default',
  query: '?entry',
});
