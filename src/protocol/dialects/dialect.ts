import type { Code, KeyOf } from '../../words/codes.js';
import type { IsoVersion, Status } from '../codes.js';
import type { InitiatingMessage } from '../messages.js';
import type { DialectLoss } from './losses.js';

/** What a dialect may know about the conversation when it words a message. */
export interface WritingContext {
  version: IsoVersion;
  /** No answer (`RequestResponse`) has been sent on this request yet. */
  firstAnswer: boolean;
  /** The supplier's real status now; notifications and refused cancels carry it. */
  currentStatus: Status;
  /** Where the sender lives: the days of dates that are said in words. UTC where it is not known. */
  timeZone?: string;
  /** This message's number in its conversation and direction, from 1 (ReShare's `#seq:N#`). */
  sequence: number;
}

/** Every dialect has its label in the words: section `dialect`, under this name. */
export type DialectName = KeyOf<'dialect'>;

/** What shows in a certification that a system has these habits, and the sentence that says so. */
export interface Recognition {
  seen: RegExp;
  because: Code;
}

/**
 * One partner system's habits as a pure pair, and the facts that follow from them: the one entry of a dialect. `reading` turns what it sends into what it means (note stripped of
 * tokens, `extras` filled); `writing` turns what we mean into the one or more messages that system understands,
 * in sending order. Neither adds facts.
 */
export interface Dialect {
  name: DialectName;
  /** Who needs it, in one line. */
  for: string;
  /** The schema version of first contact. */
  version: IsoVersion;
  /** How long a whole call may take before it is ambiguous; a relaying broker needs longer. */
  callLimitSeconds: number;
  /**
   * How long an automatic answer to one of its messages waits: the system ends its own step after our confirmation, and refuses
   * an answer that comes before. Absent: answered at once.
   */
  answersAfterSeconds?: number;
  /** How a refusal reads that means "not in this state": the system may have not ended its own step. */
  notYet?: RegExp;
  /** Its desk receives items that were listed with the shipment, and cannot receive a loan without any. */
  needsItems?: true;
  /** A broker that asks libraries of its own one after the other: it goes on when one of them refuses, or is refused. */
  asksOneAfterAnother?: true;
  /**
   * What it is answered while the library does not lend. RetryPossible only where a system is known to ask the next lender
   * meanwhile: others take it for an offer with conditions, or wait for ever.
   */
  whenClosed: 'RetryPossible' | 'Unfilled';
  /** A certification proposes the dialect of which most of these are seen. None: it has no habits that show. */
  recognisedBy: readonly Recognition[];
  /** What does not arrive as it was sent; a test sends every message through every dialect and compares. */
  losses: readonly DialectLoss[];
  reading(message: InitiatingMessage): InitiatingMessage;
  writing(message: InitiatingMessage, context: WritingContext): InitiatingMessage[];
}
