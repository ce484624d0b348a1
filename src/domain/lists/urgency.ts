/** In which order requests are done: one rule for the lists, the queue on Home and the help. */
import { deliveryAttention } from '../request/attention.js';
import type { Side, StateName } from '../tables/tables.js';

/**
 * The groups of the rule, the most urgent first. `late`: overdue or recalled, by the date. `answerBy`: ours, with a date by which it is
 * to be answered or that lapses within three days, by that date. `undelivered`: what we sent has not arrived. `decide`: all else that is
 * ours, the oldest request first. `waits`: for others, by its next date.
 */
export const urgencies = ['late', 'answerBy', 'undelivered', 'decide', 'waits'] as const;
export type Urgency = (typeof urgencies)[number];

/** A date within so many days makes what is ours urgent. */
export const soonDays = 3;

/** A request with the reasons for attention that are open. */
export interface StandingFacts {
  side: Side;
  state: StateName;
  marks: readonly string[];
}

const lateStates: ReadonlySet<string> = new Set(['borrowing.overdue', 'borrowing.recalled']);
const lateMarks: ReadonlySet<string> = new Set(['overdue', 'recalled']);
/** Here the next date is the one by which we answer. */
const answeredByDate: ReadonlySet<string> = new Set([
  'borrowing.conditional',
  'borrowing.mediatedRenewal',
  'lending.renewRequested',
]);
/** What makes a request late by itself, whatever its dates say. */
export const isLateBy = ({ side, state, marks }: StandingFacts): boolean =>
  lateStates.has(`${side}.${state}`) || marks.some((mark) => lateMarks.has(mark));
/** Whether its next date is one by which we answer. */
export const hasAnswerDate = ({ side, state }: Pick<StandingFacts, 'side' | 'state'>): boolean =>
  answeredByDate.has(`${side}.${state}`);
/** Whether something that we sent has not arrived. */
export const isUndelivered = (marks: readonly string[]): boolean =>
  marks.some((mark) => (deliveryAttention as readonly string[]).includes(mark));

/** What decides in which group a request stands. */
export interface UrgencyFacts {
  /** A person here is to do something: its state, a mark or an active note says so. */
  needsUs: boolean;
  /** By `isLateBy`, or because the lender's due date is past. */
  isLate: boolean;
  /** Its next date: within `soonDays`, or later. */
  date: 'soon' | 'later' | 'none';
  /** By `hasAnswerDate`. */
  isAnswered: boolean;
  isUndelivered: boolean;
}

/** The group in which a request stands. */
export function urgencyOf({ needsUs, isLate, date, isAnswered, isUndelivered: undelivered }: UrgencyFacts): Urgency {
  if (!needsUs) return 'waits';
  if (isLate) return 'late';
  if (date === 'soon' || (date === 'later' && isAnswered)) return 'answerBy';
  return undelivered ? 'undelivered' : 'decide';
}
