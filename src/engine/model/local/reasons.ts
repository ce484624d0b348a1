/** The reasons of the library: reject, conditions, cancel. */
import type { ListedReason, ReasonList, Reasons, ReasonView } from '../../../domain/library-reasons.js';
import type { Actor } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface ReasonDraft extends Omit<ListedReason, 'list' | 'enabled'> {
  list: ReasonList;
  enabled?: boolean;
}
/** Null takes a code back. */
export interface ReasonChange {
  label?: string;
  french?: string;
  enabled?: boolean;
  reasonUnfilled?: string;
  reasonRetry?: string | null;
  loanCondition?: string | null;
}

export interface ReasonRecords {
  /** What staff may choose from now. */
  inForce(): Promise<Reasons>;
  list(): Promise<ReasonView[]>;
  add(draft: ReasonDraft, by: Actor): Promise<Outcome<ReasonView>>;
  change(list: string, code: string, change: ReasonChange, by: Actor): Promise<Outcome<ReasonView>>;
  /** One of the library's own is gone; a built-in one is as it was at first. */
  remove(list: string, code: string): Promise<Outcome<undefined>>;
}
