import type { LanguageRow } from '../language-row.js';
import { pages } from './pages.js';
import { dayInLetter, firstDay, typeset } from './typography.js';

export const language: LanguageRow = {
  name: 'Français',
  locale: 'fr-CA',
  colon: '\u00a0:',
  missing: 'Il n’y a pas encore de mots pour ceci.',
  pages,
  firstDay,
  typeset,
  dayInLetter,
};
