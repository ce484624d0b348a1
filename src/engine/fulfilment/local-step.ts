/** What a step of a request does to the library's own records, in the step's transaction: both are kept, or neither. */
import type { LineFacts } from '../../domain/request/line-facts.js';
import type { SentFacts } from '../../translation/facts.js';
import { message } from '../../words/message.js';
import type { RefusedOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import type { LocalFacts } from '../model/step-facts.js';
import type { RequestStep } from '../step/step-in-hand.js';

/** An order of staff (or of a rule) that the table takes: its fields are read, its step is not made yet. */
export interface OrderAtHand {
  context: EngineContext;
  /** The request as it is before the step. */
  loan: Loan;
  local: LocalRecords;
  fields: Record<string, unknown>;
  actor: Actor;
  /** The desk where the member of staff works. */
  desk: string;
  now: Date;
}

/** Refused, and then nothing of it is kept; or done, with what the step shall also say and write down. */
export type LocalAnswer =
  | { refused: RefusedOrder }
  /** `because`: the rule, setting, value and date that decided, for the history. */
  | { sent?: SentFacts; local?: LocalFacts; because?: LineFacts }
  | undefined;

export type OrderStep = (order: OrderAtHand) => Promise<LocalAnswer>;

/** A partner's word that was taken: its step is made, and not refused any more. */
export interface WordAtHand {
  context: EngineContext;
  requestStep: RequestStep;
  local: LocalRecords;
  partners: readonly PartnerRecord[];
  now: Date;
}

/** What the local records cannot follow is marked for staff by the step itself: the message is accepted. */
export type WordStep = (word: WordAtHand) => Promise<void>;

/**
 * An order to the local records as an answer to the desk. `names` says how a field of the order is called on the form
 * where it is called otherwise.
 */
export function refusalOfOutcome(
  outcome: Outcome<unknown>,
  loan: Loan,
  names: Record<string, string> = {},
): LocalAnswer {
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'unknown':
      return { refused: { kind: 'notAllowed', loan, reason: message('refusedOrder.notKnownHere') } };
    case 'invalid': {
      const problems = outcome.problems.map(({ field, problem }) => ({ field: names[field] ?? field, problem }));
      return { refused: { kind: 'invalid', problems } };
    }
    case 'notNow':
      return { refused: { kind: 'notAllowed', loan, reason: outcome.reason } };
    case 'doubt':
      return { refused: { kind: 'warned', about: 'doubt', loan, reason: outcome.reason } };
  }
}
