/** Requests, as desks see them. */

import type { ActionField } from '../../domain/action-fields.js';
import type { StepOfOthers } from '../../domain/action-permissions.js';
import type { RenewalQuestion } from '../../domain/fulfilment/renewals.js';
import type { NextDate } from '../../domain/next-date.js';
import type { Sort } from '../../domain/request-lists.js';
import type { LeftOut, Ranking } from '../../domain/rota-ranking.js';
import type { Allowed as AllowedAction } from '../../domain/staff-actions.js';
import type { StateName } from '../../domain/tables.js';
import type { Money } from '../../domain/terms.js';
import type { Urgency } from '../../domain/urgency.js';
import type { BillingInfo } from '../../protocol/messages.js';
import type { ElementView } from '../../translation/elements/show.js';
import type { Wording } from '../../words/message.js';
import type { Side } from './actor.js';
import type { FulfilmentView } from './fulfilment-view.js';
import type { RequestFacets } from './lists.js';
import type { LostCaseView } from './lost.js';
export interface RotaLineView {
  position: number;
  partner: string;
  partnerName: string;
  /** listed (not asked yet), asked (active), passed (said no or given up), ended. */
  state: 'listed' | 'asked' | 'passed' | 'ended';
  requestingAgencyRequestId?: string;
  why?: Wording;
  /** Of a broker: the libraries that it asked for us, and whether they cannot supply. */
  behind?: { symbol: string; refused: boolean }[];
  /** Of a ranked rota: the figures that put it there, in words too. */
  ranking?: Ranking & { why: Wording };
}

/** A partner that the rota names and that was not put on it. */
export interface LeftOutView {
  partner: string;
  partnerName: string;
  reason: LeftOut['reason'];
  why: Wording;
}

/** What of the letters of a request is seen on it. */
export interface LettersOfRequest {
  /** How many wait to be printed or sent. */
  waiting: number;
  slipPrinted: boolean;
}

/** Whose task a request is. */
export interface AssignmentView {
  /** The user name. */
  assignedTo: string;
  /** As colleagues call them; absent when they are no user here any more. */
  name?: string;
  note?: string;
  assignedBy: string;
  assignedAt: string;
}

/** A note on a request. Internal ones never leave; an active one stands out until somebody puts it aside. */
export interface NoteView {
  id: string;
  text: string;
  active: boolean;
  authorKind: 'staff' | 'partner' | 'system' | 'patron';
  author: string;
  partner?: string;
  createdAt: string;
  dismissedAt?: string;
  dismissedBy?: string;
}

export interface AttentionItem {
  id: string;
  reason: string;
  text: Wording;
  partner?: string;
  openedAt: string;
  /** What the partner itself wrote in the message that raised it; nothing where it wrote nothing. */
  partnersWords?: string;
  /** What the sentence speaks of, as data: reasons, another request, the copies on our shelves. */
  facts?: Record<string, unknown>;
}

export interface RequestSummary {
  id: string;
  /** In a list by urgency: the group of the rule in which it stands. */
  urgency?: Urgency;
  side: Side;
  state: StateName;
  stateLabel: Wording;
  version: number;
  externalId: string;
  serviceType: string;
  title: string;
  /** The article or chapter that is wanted of it. */
  article?: string;
  author?: string;
  partner?: string;
  partnerName?: string;
  /** The moment at which the day ends on which it is due. */
  dueDate?: string;
  /** The day on which it is due, as the lender counts days. */
  dueDay?: string;
  /** Of the library whose request it is: its other times are shown there. Absent: the node's own. */
  timeZone?: string;
  /** Whose task it is: the user name, and how colleagues call them. */
  assignedTo?: string;
  assigneeName?: string;
  /** Name of the patron, else their id. */
  requester?: string;
  pickup?: string;
  /** The day by which it is needed. */
  neededBy?: string;
  /** The most that it may cost. */
  maximumCost?: Money;
  /** What the borrower wrote to the lender with the request. */
  note?: string;
  /** Code of the resource sharing library whose request it is. */
  owner?: string;
  needsAttention: number;
  /** Alerts of move requests that nobody removed; left out when there are none. */
  alerts?: number;
  activeNotes: number;
  unreadMessages: number;
  createdAt: string;
  updatedAt: string;
  /** In lists: what a desk would usually do next, when the partner's profile allows it. */
  action?: NextAction;
  /** The usual next step, when it is not the reader's to do: whose it is. */
  stepOfOthers?: StepOfOthers;
  /** The date that comes next, and what it is. */
  next?: NextDate;
}

export type NextAction = Pick<AllowedAction, 'name' | 'label' | 'asks'>;
/** A line as storage gives it: what is named by rows or by the directory is added by the engine. */
export type StoredSummary = Omit<RequestSummary, 'stateLabel' | 'partnerName' | 'action' | 'next' | 'maximumCost'> & {
  answerBy?: string;
  /** A day after which the patron has no use for it. */
  lastInterest?: string;
  /** As it stands in the message. */
  maximumCosts?: BillingInfo['maximumCosts'];
  /** The open mark that asks for another step than the usual one. */
  askedBy?: string | undefined;
};
/** The lender's terms in words: while they wait for an answer, and for as long as they hold. */
export interface TermsView {
  /** `toAnswer`: we are to answer; `offered`: the borrower is; `inForce`: they hold for this loan. */
  standing: 'toAnswer' | 'offered' | 'inForce';
  conditions: {
    code: string;
    label: Wording;
    says: Wording;
    /** It is used in the library and not lent. */
    notForLoan: boolean;
  }[];
  cost?: Money;
  /** The most that the request allows. */
  limit?: Money;
  /** Names this offer when it is accepted. */
  offer?: number;
  reason?: Wording;
  /** The lender's own words. */
  note?: string;
  replyBy?: string;
  offeredAt?: string;
  acceptedAt?: string;
}

/** What a partner may have answered by mail, with its form. */
export interface AnswerView {
  name: string;
  label: Wording;
  fields: ActionField[];
}

export interface RequestView extends RequestSummary {
  bibliographic: Record<string, unknown>;
  facts: Record<string, unknown>;
  /** What its messages said, by the table of elements, in the table's order. */
  elements: ElementView[];
  /** The request form's fields as they are now, to be changed; of our own requests. */
  form?: Record<string, unknown>;
  rota: RotaLineView[];
  /** Whom the rota names and who cannot be asked. */
  leftOut?: LeftOutView[];
  attention: AttentionItem[];
  actions: AllowedAction[];
  /** What was lost, and how that stands between the libraries. */
  lostCase?: LostCaseView;
  /** The dates to decide on: of a renewal that a borrower asks us for, or that we may ask a lender for. */
  renewal?: RenewalQuestion;
  terms?: TermsView;
  /** When the patron is to bring it back; of several loans the earliest. */
  patronDue?: string | undefined;
  assignment?: AssignmentView;
  notes: NoteView[];
  letters?: LettersOfRequest;
  /** Of a partner that speaks only e-mail: what it may have written, to be entered by staff. */
  answers?: AnswerView[];
  /** Of a lending request: the items that meet it, and where they are. */
  fulfilment?: FulfilmentView;
}

export interface HistoryEntry {
  id: string;
  at: string;
  actorKind: 'staff' | 'partner' | 'system' | 'patron';
  actor: string;
  event: string;
  /** The event in words. */
  label: Wording;
  fromState?: string;
  toState?: string;
  note?: Wording;
  /** `dueDate: { from?, to }` where it changed. For automatic acts: the rule, the setting, its value and the date that decided. */
  facts?: Record<string, unknown>;
  /** Of what a job did: which job, and of a job that staff defined who made it. */
  rule?: Wording;
  /** Of an edit: each field with what it is and what it was. */
  changes?: Wording[];
}

/** A line as storage gives it, with the name of the job in whose run it was written. */
export type StoredHistory = Omit<HistoryEntry, 'label' | 'rule' | 'changes'> & { job?: string };

/** Who has it, why, what comes next by whom and when, and what happens by itself if nothing comes. */
export interface Explanation {
  request: string;
  /** The status that it explains. */
  state: string;
  whoHasIt: 'us' | 'partner' | 'patron' | 'onItsWay' | 'nobody';
  sentence: Wording;
  expectedNext: { who: Wording; what: Wording; by?: string }[];
  byItself: { what: Wording; when?: string; rule: Wording }[];
  /** A message that may be sent now is on the broker, or is being sent. */
  undelivered: {
    message: Wording;
    since: string;
    nextAttemptAt?: string;
    onBrokerSince?: string;
    beingSentSince?: string;
    reason?: Wording;
  }[];
}

export interface RequestFilter extends RequestFacets {
  /** By age, the newest first, unless it says otherwise; by the others only in the active view. */
  sort?: Sort;
  order?: 'asc' | 'desc';
  after?: string;
  limit: number;
}
