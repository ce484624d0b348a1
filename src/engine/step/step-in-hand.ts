/** A request in hand, and what a step does to it, as types. */
import type { KnownFacts, LetterCode } from '../../domain/letters/letters.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import type { EventName, StateName } from '../../domain/tables/tables.js';
import type { Wording } from '../../words/message.js';
import type { AttentionDraft, ConversationRecord, Decision, HistoryDraft, Loan, NoteDraft } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import type { LetterCause } from './letters.js';

/** Who or what makes a step happen, as the history tells it. */
export interface Cause {
  actorKind: 'staff' | 'partner' | 'system' | 'patron';
  actor: string;
  note?: Wording;
  /** For automatic acts: rule, setting, value, date. */
  facts?: LineFacts;
}

export type Applied = { kind: 'moved' | 'stayed' | 'outOfOrder' } | { kind: 'noRow' };

/**
 * A request in hand, under its lock: events are applied one after the other, in memory; `decision()` is what
 * storage then writes in one statement. Nothing here waits or writes.
 */
export interface RequestStep {
  loan: Loan;
  active(): ConversationRecord | undefined;
  nextListed(): ConversationRecord | undefined;
  /**
   * Takes one event. `heard` is what a partner said, `sent` what our own messages are to say: a partner's words are
   * never sent back to it. `spoken` is the conversation the event came on. Throws `UnwritableMessage`, and then the
   * request in hand is as it was before.
   */
  apply(event: EventName, facts: StepFacts, cause: Cause, spoken?: ConversationRecord): Applied;
  /** Staff say where it is, without a step: nothing is sent. What the status ends or takes up follows. */
  relabel(to: StateName, cause: Cause, settles: readonly string[]): void;
  remember(note: NoteDraft): void;
  /** A letter beside those that the steps call for. False when it is for a patron and none is known. */
  letter(code: LetterCode, event: LetterCause, by: string, more: { known?: KnownFacts; staff?: string }): boolean;
  /** Takes back what still waits of these letters. */
  takeBack(codes: readonly LetterCode[]): void;
  /** A mark for staff beside those of the tables. */
  mark(attention: AttentionDraft): void;
  note(entry: HistoryDraft): void;
  touch(conversation: ConversationRecord): void;
  decision(): Decision;
}
