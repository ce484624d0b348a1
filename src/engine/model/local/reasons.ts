/** The reasons of the library: reject, conditions, cancel. */
import type { ReasonChange, ReasonDraft } from '../../../contract/reason-operations.js';
import type { Reasons, ReasonView } from '../../../domain/request/library-reasons.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface ReasonRecords {
  /** What staff may choose from now. */
  inForce(): Promise<Reasons>;
  list(): Promise<ReasonView[]>;
  add(draft: ReasonDraft, by: Actor): Promise<Outcome<ReasonView>>;
  change(list: string, code: string, change: ReasonChange, by: Actor): Promise<Outcome<ReasonView>>;
  /** One of the library's own is gone; a built-in one is as it was at first. */
  remove(list: string, code: string): Promise<Outcome<undefined>>;
}
