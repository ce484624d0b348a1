/** The mark of two words that stand side by side, as `word_pairs` of the database writes it among the words of a title. */
import { createHash } from 'node:crypto';

/** The same for every pair; a few others have it as well. It has no colon, as the mark of a facet has. */
export const pairMark = (word: string, following: string): string =>
  `=${createHash('sha256').update(`${word} ${following}`).digest('hex').slice(0, 4)}`;
