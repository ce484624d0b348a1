/** The languages, one for each folder here, printed by `npx tsx test/words/write-index.ts`. Everything has words in the first. */
import { language as en } from './en/language.js';
import { language as fr } from './fr/language.js';

export const folders = { en, fr };
