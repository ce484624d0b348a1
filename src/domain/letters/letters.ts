/** Letters and slips: who gets them, which facts they may mention, which steps call for them. */

import type { HistoryEvent } from '../tables/events.js';
import { type EventFacts, eventOf, isNamed } from '../tables/state-machine.js';
import type { Side, StateName } from '../tables/tables.js';
import type { HouseEvent } from './calls.js';
import { type LetterCode, letterCalls, letterRow, letterWithdrawals } from './catalogue.js';

export type { HouseEvent } from './calls.js';
export {
  factLabel,
  isLetterCode,
  isUsedAtFirst,
  type LetterCode,
  letterCodes,
  letterName,
  letterRow,
} from './catalogue.js';
export type { FactName, FrozenFacts, KnownFacts } from './facts.js';
export { type LetterAudience, type LetterKind, letterAudiences, letterKinds } from './row.js';

/** `waiting` to be printed or sent; `withdrawn`: it is not wanted any more. */
export const letterStatuses = ['waiting', 'printed', 'sent', 'withdrawn'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** What was ticked on the form of a step, by the fields' names. */
export type FormTicks = Readonly<Record<string, unknown>>;

/** The circumstances of the event, and the states before and after it. */
interface CalledIn {
  facts?: EventFacts | undefined;
  from?: StateName | undefined;
  to?: StateName | undefined;
  toPartner?: boolean;
}

/**
 * The letters that an event calls for; those to partners only where the partner wishes letters (`toPartner`). One that waits
 * for something to come is not written yet.
 */
export function lettersCalledBy(
  side: Side | 'house',
  event: HistoryEvent | HouseEvent,
  ticked: FormTicks = {},
  { facts, from, to, toPartner = false }: CalledIn = {},
): LetterCode[] {
  return wishedCalls(side, event, ticked, facts)
    .filter((call) => toPartner || letterRow(call.letter).audience !== 'partner')
    .filter((call) => !call.from || (from !== undefined && isOneOf(call.from, from)))
    .filter((call) => to === undefined || !call.onceIn || isOneOf(call.onceIn, to))
    .map((call) => call.letter);
}

/** Letters that a step asks for and that are not true yet in the state to which it led. */
export function lettersKeptBy(
  side: Side,
  event: HistoryEvent | HouseEvent,
  ticked: FormTicks,
  { facts, to }: { facts: EventFacts; to: StateName },
): LetterCode[] {
  return wishedCalls(side, event, ticked, facts).flatMap(({ letter, keptIn }) =>
    keptIn && isOneOf(keptIn, to) ? [letter] : [],
  );
}

/** What becomes of a kept letter in a state: it is due, it waits on, or it is given up because it will not be true. */
export function keptLetterIn(letter: LetterCode, state: StateName): 'due' | 'kept' | 'givenUp' {
  const of = letterCalls.filter((call) => call.letter === letter);
  if (of.some(({ onceIn }) => onceIn && isOneOf(onceIn, state))) return 'due';
  return of.some(({ keptIn }) => keptIn && isOneOf(keptIn, state)) ? 'kept' : 'givenUp';
}

const wishedCalls = (
  side: Side | 'house',
  event: HistoryEvent | HouseEvent,
  ticked: FormTicks,
  facts: EventFacts = {},
): readonly CallOfLetter[] =>
  (byEvent.get(`${side} ${event}`) ?? []).filter(
    (call) =>
      call.on.some((pattern) => isNamed(pattern, event, facts)) && (!call.wished || ticked[call.wished] === true),
  );

/** The letters that an event makes untrue, as far as they still wait. */
export function lettersWithdrawnBy(
  side: Side | 'house',
  event: HistoryEvent | HouseEvent,
  from?: StateName,
): LetterCode[] {
  return letterWithdrawals
    .filter(
      (row) =>
        row.side === side && row.on.includes(event) && (!row.from || (from !== undefined && isOneOf(row.from, from))),
    )
    .map(({ letter }) => letter);
}

const isOneOf = (states: readonly string[], state: string): boolean => states.includes(state);

type CallOfLetter = (typeof letterCalls)[number];

const byEvent = new Map<string, CallOfLetter[]>();
for (const call of letterCalls)
  if (letterRow(call.letter).waits === undefined)
    for (const pattern of call.on) {
      const key = `${call.side} ${eventOf(pattern)}`;
      byEvent.set(key, [...(byEvent.get(key) ?? []), call]);
    }
