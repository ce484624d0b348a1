/** Requests, as desks see them. */

import type { HistoryEntry, RequestSummary } from '../../contract/request-views.js';
import type { Sort } from '../../domain/lists/request-lists.js';
import type { ActionField } from '../../domain/tables/action-fields.js';
import type { Allowed as AllowedAction } from '../../domain/tables/staff-actions.js';
import type { BillingInfo } from '../../protocol/messages.js';
import type { Wording } from '../../words/message.js';
import type { RequestFacets } from './lists.js';
/** What of the letters of a request is seen on it. */
export interface LettersOfRequest {
  /** How many wait to be printed or sent. */
  waiting: number;
  slipPrinted: boolean;
}

export type NextAction = Pick<AllowedAction, 'name' | 'label' | 'asks'>;
/** A line as storage gives it: what is named by rows or by the directory is added by the engine. */
export type StoredSummary = Omit<RequestSummary, 'stateLabel' | 'partnerName' | 'action' | 'next' | 'maximumCost'> & {
  answerBy?: string;
  /** A day after which the patron has no use for it. */
  lastInterest?: string;
  /** As it is in the message. */
  maximumCosts?: BillingInfo['maximumCosts'];
  /** The open mark that asks for another step than the usual one. */
  askedBy?: string | undefined;
};
/** What a partner may have answered by mail, with its form. */
export interface AnswerView {
  name: string;
  label: Wording;
  fields: ActionField[];
}

/** A line as storage gives it, with the name of the job in whose run it was written. */
export type StoredHistory = Omit<HistoryEntry, 'label' | 'rule' | 'changes'> & { job?: string };

export interface RequestFilter extends RequestFacets {
  /** By age, the newest first, unless it says otherwise; by the others only in the active view. */
  sort?: Sort;
  order?: 'asc' | 'desc';
  after?: string;
  limit: number;
}
