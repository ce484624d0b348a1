import { type Message, message, messageIn, worded } from '../../words/message.js';
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
  letterRow(code).wordedHere?.includes(fact)
    ? messageIn('letterFactOn', `${code}_${fact}`)
    : message(`letterFact.${fact}`);

/** What is so until a library chooses. */
export const isUsedAtFirst = (code: LetterCode): boolean => letterRow(code).isOffAtFirst !== true;

/** Which step writes which letter, and which takes back one that waits. Engine, local records and tests read these rows. */
export const letterCalls = ofEach(({ calledBy }) => calledBy);
export const letterWithdrawals = ofEach(({ withdrawnBy }) => withdrawnBy);

function ofEach<Each extends object>(
  of: (row: LetterRow) => readonly Each[] | undefined,
): (Each & { letter: LetterCode })[] {
  return letterCodes.flatMap((letter) => (of(letterRow(letter)) ?? []).map((each) => ({ ...each, letter })));
}
