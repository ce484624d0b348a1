/** Letters and slips: who gets them, which facts they may mention, which steps call for them. */
import { type LetterCall, letterCalls, letterWithdrawals } from './letters/calls.js';
import { type LetterCode, letterRow } from './letters/catalogue.js';
import type { Side } from './tables.js';

export type { HouseEvent } from './letters/calls.js';
export {
  factLabel,
  isLetterCode,
  isUsedAtFirst,
  type LetterCode,
  letterCodes,
  letterName,
  letterRow,
} from './letters/catalogue.js';
export type { FactName, FrozenFacts, KnownFacts } from './letters/facts.js';
export { type LetterAudience, type LetterKind, letterAudiences, letterKinds } from './letters/row.js';

/** `waiting` to be printed or sent; `withdrawn`: it is not wanted any more. */
export const letterStatuses = ['waiting', 'printed', 'sent', 'withdrawn'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** What was ticked on the form of a step, by the fields' names. */
export type FormTicks = Readonly<Record<string, unknown>>;

/**
 * The letters that an event calls for; those to partners only where the partner wishes letters (`toPartner`). One that waits
 * for something to come is not written yet.
 */
export function lettersCalledBy(
  side: Side | 'house',
  event: string,
  ticked: FormTicks = {},
  { from, to, toPartner = false }: { from?: string | undefined; to?: string | undefined; toPartner?: boolean } = {},
): LetterCode[] {
  return wishedCalls(side, event, ticked)
    .filter((call) => toPartner || letterRow(call.letter).audience !== 'partner')
    .filter((call) => !call.from || (from !== undefined && call.from.includes(from)))
    .filter((call) => to === undefined || !call.onceIn || call.onceIn.includes(to))
    .map((call) => call.letter);
}

/** Letters that a step asks for and that are not true yet in the state to which it led. */
export function lettersKeptBy(side: Side, event: string, ticked: FormTicks, to: string): LetterCode[] {
  return wishedCalls(side, event, ticked).flatMap(({ letter, keptIn }) => (keptIn?.includes(to) ? [letter] : []));
}

/** What becomes of a kept letter in a state: it is due, it waits on, or it is given up because it will not be true. */
export function keptLetterIn(letter: LetterCode, state: string): 'due' | 'kept' | 'givenUp' {
  const of = letterCalls.filter((call) => call.letter === letter);
  if (of.some(({ onceIn }) => onceIn?.includes(state))) return 'due';
  return of.some(({ keptIn }) => keptIn?.includes(state)) ? 'kept' : 'givenUp';
}

const wishedCalls = (side: Side | 'house', event: string, ticked: FormTicks): LetterCall[] =>
  (byEvent.get(`${side} ${event}`) ?? []).filter((call) => !call.wished || ticked[call.wished] === true);

/** The letters that an event makes untrue, as far as they still wait. */
export function lettersWithdrawnBy(side: Side | 'house', event: string, from = ''): LetterCode[] {
  return letterWithdrawals
    .filter((row) => row.side === side && row.on.includes(event) && (!row.from || row.from.includes(from)))
    .flatMap((row) => row.letters);
}

const byEvent = new Map<string, LetterCall[]>();
for (const call of letterCalls)
  if (letterRow(call.letter).waits === undefined)
    for (const event of call.on) {
      const key = `${call.side} ${event}`;
      byEvent.set(key, [...(byEvent.get(key) ?? []), call]);
    }
