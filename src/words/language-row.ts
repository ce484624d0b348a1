import type { pages } from './en/pages.js';

/** What a language is like, beside its words: `language.ts` of its folder. */
export interface LanguageRow {
  /** As it calls itself. */
  name: string;
  /** As dates, numbers and plurals are written. */
  locale: string;
  /** What stands between a label and its value. */
  colon: string;
  /** What is read in place of a sentence that has no words. */
  missing: string;
  pages: typeof pages;
  /** The first day of a month, where it is not written as the others are. */
  firstDay?: string;
  /** What else makes text as it is printed, where somebody typed it plainly. */
  typeset?(text: string): string;
  /** A day in full, as letters write it. */
  dayInLetter?(written: string): string;
}
