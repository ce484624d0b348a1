import { patronFields } from '../../domain/patron-facts.js';
import type { LetterView } from '../model/local/letters.js';

/** Slips without who asked, and no letters to patrons: for whoever may not read of them. */
export const slipsWithoutPatrons = (letters: readonly LetterView[]): LetterView[] =>
  letters
    .filter(({ audience }) => audience !== 'patron')
    .map(({ facts, ...slip }) => ({
      ...slip,
      facts: Object.fromEntries(Object.entries(facts).filter(([name]) => !patronFields.has(name))),
    }));
