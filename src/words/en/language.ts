import type { LanguageRow } from '../language-row.js';
import { pages } from './pages.js';

export const language: LanguageRow = {
  name: 'English',
  locale: 'en-CA',
  colon: ':',
  missing: 'There are no words for this yet.',
  pages,
};
