import { partnerLetters } from './partner-letters.js';
import { patronLetters } from './patron-letters.js';
import type { LetterRow } from './row.js';
import { slips } from './slips.js';

/** All letters and slips, by the name that tables and the staff API give them. */
export const letterRows = { ...patronLetters, ...slips, ...partnerLetters };

export type LetterCode = keyof typeof letterRows;

export const letterCodes = Object.keys(letterRows) as LetterCode[];

export const letterRow = (code: LetterCode): LetterRow => letterRows[code];
