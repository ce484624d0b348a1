/** What staff order, and what becomes of it. */

import type { ScanQuestion } from '../../domain/fulfilment/parcels.js';
import type { LetterCode } from '../../domain/letters.js';
import type { LineFacts } from '../../domain/line-facts.js';
import type { StepName } from '../../domain/undoing.js';
import type { Wording } from '../../words/message.js';
import type { Actor } from './actor.js';
import type { RequestView } from './requests.js';

export type ActOutcome =
  | { kind: 'done'; request: RequestView }
  | { kind: 'unknown' }
  /** Somebody was faster: what it is now and who did the last step. */
  | { kind: 'stale'; request: RequestView; lastActor: string; lastEvent: string }
  /** `undo`: another step came after the one that was to be taken back. */
  | { kind: 'notAllowed'; about?: 'undo'; request: RequestView; reason: Wording }
  /** A change of status that leaves the libraries out of step, or a step that is `early` or that our records `doubt`: not done until it is confirmed. */
  | {
      kind: 'warned';
      about?: 'early' | 'doubt';
      request: RequestView;
      reason: Wording;
      matchingAction?: string;
      question?: ScanQuestion;
    }
  | { kind: 'invalid'; problems: { field: string; problem: Wording }[] };
/** By which action a step can be taken back, and until when where the time is short; or what came after it. */
export type UndoState = { action: string; until?: string } | { over: Wording };

/** A partner still to be asked; `why` for one that is new, or to give another reason. */
export interface RotaWish {
  partner: string;
  why?: string;
}

/** One order for many requests: an action with its fields, a status by hand, whose task they become, or a slip of each. */
export interface BulkOrder {
  ids: string[];
  /** The version of each as it was on the screen; one that is not named is taken as it is now. */
  versions?: Record<string, number>;
  action?: string;
  fields?: Record<string, unknown>;
  status?: string;
  /** Of a change of status; it stays here. */
  note?: string;
  confirmed?: boolean;
  /** Without a name they are nobody's. */
  assign?: { to?: string; note?: string; sendEmail?: boolean };
  slip?: LetterCode;
  /** Says what would come of it; nothing is kept and nobody is told. */
  trial?: boolean;
}

export interface BulkRow {
  id: string;
  /** `possible`: it was a trial, and it would be done. */
  result: 'done' | 'possible' | 'stale' | 'notAllowed' | 'warned' | 'invalid' | 'unknown' | 'failed';
  /** Why it was not done. */
  reason?: Wording;
  matchingAction?: string;
  state?: string;
  version?: number;
  /** What was done can be taken back: the step, as an undo names it. */
  undoes?: StepName;
}

export type CreateOutcome =
  | { kind: 'created'; request: RequestView }
  | { kind: 'invalid'; problems: { field: string; problem: Wording }[] };
/** `notAllowed`: there is the request, but not one of ours to copy. */
export type DuplicateOutcome = CreateOutcome | { kind: 'unknown' } | Extract<ActOutcome, { kind: 'notAllowed' }>;

export interface ActionOrder {
  id: string;
  action: string;
  /** The version the desk was looking at. */
  seenVersion: number;
  /** Of an undo: the step that it takes back, whatever was written on the request since; without it the last one. */
  undoes?: StepName;
  fields: Record<string, unknown>;
  actor: Actor;
  /** The line of the rota whose parcel is in hand. */
  line?: number;
  /** Of an order of the node itself: the rule, setting, value and date that decided. */
  because?: LineFacts;
}
