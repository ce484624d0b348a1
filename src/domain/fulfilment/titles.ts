/** Titles in a form in which they can be compared: letters and digits only, without accents, case and first article. */

import { normalForm } from '../request/normal-form.js';

/** Letters and digits of a text in lower case without accents, one space between words. */
export function folded(text: string): string {
  return normalForm(text, 'NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export interface TitleKeys {
  /** Before the subtitle or the statement of responsibility. */
  main: string;
  /** Main title and subtitle. */
  full: string;
}

/** `Le Petit Prince : avec aquarelles / de Saint-Exupéry` → `petit prince`, `petit prince avec aquarelles`. */
export function titleKeys(title: string, subtitle?: string): TitleKeys {
  // Runs of white space are made one first: parting them costs the square of their length.
  const [withoutNames = ''] = title.replace(/\s+/g, ' ').split(/\s\/\s/);
  const [main = '', ...rest] = withoutNames.split(/\s*[:;]\s+|\s[:;=]\s*/);
  const key = withoutArticle(folded(main));
  return { main: key, full: [key, ...rest.map(folded), folded(subtitle ?? '')].filter(Boolean).join(' ') };
}

/** An article that is all there is stays. */
const withoutArticle = (words: string): string => words.replace(/^(the|an?|les?|la|l|une?|des)\s(?=.)/, '');
