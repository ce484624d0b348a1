import { type Code, type Message, message, worded } from '../../words/message.js';
import type { FactName } from './facts.js';
import { partnerLetters } from './partner-letters.js';
import { patronLetters } from './patron-letters.js';
import type { LetterRow } from './row.js';
import { slips } from './slips.js';

/** All letters and slips, by the name that tables and the staff API give them, with what staff call them. */
export const letterRows = worded({ ...patronLetters, ...slips, ...partnerLetters }, { name: 'letterName' });

export type LetterCode = keyof typeof letterRows;

export const letterCodes = Object.keys(letterRows) as LetterCode[];

/** Whether this version knows it. */
export const isLetterCode = (code: string): code is LetterCode => Object.hasOwn(letterRows, code);

export const letterRow = (code: LetterCode): LetterRow & { name: Message } => letterRows[code];

/** What a letter is called: one that a later version wrote, before somebody went back, by its code. */
export const letterName = (code: string): Message =>
  isLetterCode(code) ? letterRow(code).name : message('letter.ofAnotherVersion', { code });

/** What a fact is called on this letter or slip. */
export const factLabel = (code: LetterCode, fact: FactName): Message =>
  message((letterRow(code).wordedHere?.includes(fact) ? `letterFactOn.${code}_${fact}` : `letterFact.${fact}`) as Code);

/** What a library has not chosen: all are written but what tells by itself what nobody decided to tell. */
export const isUsedAtFirst = (code: LetterCode): boolean => letterRow(code).isByRule !== true;
