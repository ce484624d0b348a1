/** Letters and slips: who gets them, which facts they may mention, which steps call for them. */
import type { Language } from './fulfilment/patron.js';
import { type LetterCall, letterCalls, letterWithdrawals } from './letters/calls.js';
import { type LetterCode, letterRow } from './letters/catalogue.js';
import type { FactValue, FrozenFacts, InBoth, KnownFacts } from './letters/facts.js';
import { withFactsFilled } from './letters/query-facts.js';
import type { Side } from './tables.js';

export type { HouseEvent } from './letters/calls.js';
export { type LetterCode, letterCodes, letterRow } from './letters/catalogue.js';
export { type FactName, type FrozenFacts, factRows, type KnownFacts } from './letters/facts.js';
export { type LetterAudience, type LetterKind, letterAudiences, letterKinds } from './letters/row.js';

/** `waiting` to be printed or sent; `withdrawn`: it is not wanted any more. */
export const letterStatuses = ['waiting', 'printed', 'sent', 'withdrawn'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** What was ticked on the form of a step, by the fields' names. */
export type Ticked = Readonly<Record<string, unknown>>;

/**
 * The letters that an event calls for; those to partners only where the partner wishes letters (`toPartner`). One that waits
 * for something to come is not written yet.
 */
export function lettersCalledBy(
  side: Side | 'house',
  event: string,
  ticked: Ticked = {},
  { from, toPartner = false }: { from?: string | undefined; toPartner?: boolean } = {},
): LetterCode[] {
  return (byEvent.get(`${side} ${event}`) ?? [])
    .filter((call) => !call.wished || ticked[call.wished] === true)
    .filter((call) => toPartner || letterRow(call.letter).audience !== 'partner')
    .filter((call) => !call.from || (from !== undefined && call.from.includes(from)))
    .map((call) => call.letter);
}

/** The letters that an event makes untrue, as far as they still wait. */
export function lettersWithdrawnBy(side: Side | 'house', event: string): LetterCode[] {
  return letterWithdrawals.filter((row) => row.side === side && row.on.includes(event)).flatMap((row) => row.letters);
}

/** What a letter says: of all that is known, what it may mention, in its reader's language. */
export function freeze(code: LetterCode, known: KnownFacts, language: Language): FrozenFacts {
  const mentioned = letterRow(code).facts.flatMap((name) => {
    const value = known[name];
    return value === undefined || isEmpty(value) ? [] : [[name, inLanguage(value, language)] as const];
  });
  return withFactsFilled(Object.fromEntries(mentioned));
}

const inLanguage = (value: FactValue | InBoth, language: Language): FactValue =>
  inBoth(value) ? (language === 'fr' ? value.french : value.label) : value;
const isEmpty = (value: FactValue | InBoth): boolean => !inBoth(value) && value.length === 0;
const inBoth = (value: FactValue | InBoth): value is InBoth => typeof value === 'object' && 'french' in value;

const byEvent = new Map<string, LetterCall[]>();
for (const call of letterCalls)
  if (letterRow(call.letter).waits === undefined)
    for (const event of call.on) {
      const key = `${call.side} ${event}`;
      byEvent.set(key, [...(byEvent.get(key) ?? []), call]);
    }
