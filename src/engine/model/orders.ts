/** What staff order, and what becomes of it. */

import type { RequestView } from '../../contract/request-views.js';
import type { ScanQuestion } from '../../domain/fulfilment/parcels.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { ActionName } from '../../domain/tables/tables.js';
import type { StepName } from '../../domain/tables/undoing.js';
import type { Wording } from '../../words/message.js';
import type { Actor } from './actor.js';

export type ActOutcome =
  | { kind: 'done'; request: RequestView }
  | { kind: 'unknown' }
  /** Somebody was faster: what it is now and who did the last step. */
  | { kind: 'stale'; request: RequestView; lastActor: string; lastEvent: HistoryEvent }
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
export type UndoState = { action: ActionName; until?: string } | { over: Wording };

/** A partner still to be asked; `why` for one that is new, or to give another reason. */
export interface RotaWish {
  partner: string;
  why?: string;
}

export type CreateOutcome =
  | { kind: 'created'; request: RequestView }
  | { kind: 'invalid'; problems: { field: string; problem: Wording }[] };
/** `notAllowed`: there is the request, but not one of ours to copy. */
export type DuplicateOutcome = CreateOutcome | { kind: 'unknown' } | Extract<ActOutcome, { kind: 'notAllowed' }>;

export interface ActionOrder {
  id: string;
  /** As the caller wrote it: only the request says which side's actions it may name (`isAction`, in `act`). */
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
