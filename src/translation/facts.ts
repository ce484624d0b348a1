/** The facts of a message in words of the loan, as plain JSON: what was received, and what is to be sent. */
import type { ReasonForMessage, RequestType, Status, YesNo } from '../protocol/codes.js';
import type { Extras, FileFacts, LostCaseFacts, OfferForm } from '../protocol/extras.js';
import type { ReturnInfo } from '../protocol/messages.js';
import type { Asked, Supplied } from './elements/keep.js';

export interface ItemFact {
  barcode: string;
  name?: string;
  callNumber?: string;
}
export interface CostFact {
  /** Decimal text, e.g. `12.50`. */
  amount: string;
  /** ISO 4217; partners leave it out at times. */
  currency?: string;
}

/** What a partner's message says. Dates are ISO 8601 UTC text; an absent member was not said. */
export interface MessageFacts {
  note?: string;
  /** The note is to stand out at the desk: marked so, or a notification with something to read. */
  activeNote?: boolean;
  reasonForMessage?: ReasonForMessage;
  /** The status the supplier reports, also where the event's name says nothing of it (an answer, a notification). */
  status?: Status;
  answer?: YesNo;
  dueDate?: string;
  expectedDeliveryDate?: string;
  lastChange?: string;
  /** When the item was sent; only of a shipment. */
  dateSent?: string;
  items?: ItemFact[];
  url?: string;
  /** What the table of elements keeps of a request, and of a lender's answer. */
  asked?: Asked;
  supplied?: Supplied;
  /** Loan conditions, as codes or a partner's own words. */
  conditions?: string[];
  /** A price offered, or charged with a shipment; of a request, the most the requester will pay. */
  costs?: CostFact;
  retryBefore?: string;
  retryAfter?: string;
  /** How terms were offered, which decides how they are accepted. */
  offerForm?: OfferForm;
  reasonUnfilled?: string;
  reasonRetry?: string;
  wishedDueDate?: string;
  lostCase?: LostCaseFacts;
  damaged?: boolean;
  undo?: Extras['undo'];
  expired?: boolean;
  conditionsAnswer?: Extras['conditionsAnswer'];
  awaitingConditionsAnswer?: boolean;
  conditionsAssumedAgreed?: boolean;
  holdReturn?: Extras['holdReturn'];
  /** Where the item goes home to, a line each. */
  returnAddress?: string;
  /** Where the requester wants it, a line each. */
  shipTo?: string;
  realSupplier?: string;
  vendor?: string;
  /** The supplier behind the broker is out; the broker goes on. */
  brokerUnfilled?: boolean;
  updatedFields?: { field: string; value: string }[];
  /** Days on which the partner is closed, or `open`. */
  closure?: string;
  /** The file that delivers a copy, when the lender is a node like ours. */
  file?: FileFacts;
  transferToCluster?: string;
  aborted?: boolean;
  /** ReShare asks whether this message of its arrived. */
  probeSequence?: number;
  requestType?: RequestType;
  /** What the borrower corrected of the citation since it sent the request. */
  changedCitation?: Extras['changedCitation'];
  previousRequestId?: string;
  needBeforeDate?: string;
  mendedCitation?: boolean;
}

/** What a message to be sent should say beside its situation. All optional: every effect has words without them. */
export interface SentFacts {
  note?: string;
  /** Days on which we are closed, `2026-12-24 2027-01-02`, or `open`. */
  closure?: string;
  activeNote?: boolean;
  /** The note reminds the borrower of conditions that wait for its answer. */
  awaitingConditionsAnswer?: boolean;
  dueDate?: string;
  expectedDeliveryDate?: string;
  items?: ItemFact[];
  url?: string;
  /** What the link leads to, for a borrower whose node fetches it. */
  file?: FileFacts;
  deliveryMethod?: string;
  /** In what form a copy goes, `PaperCopy`. */
  itemFormat?: string;
  courier?: string;
  trackingId?: string;
  /** The library that an item goes on to, in place of home. */
  passedTo?: string;
  /** Offered with a conditional answer, sent with a shipment, or accepted by a Retry. */
  loanConditions?: readonly string[];
  cost?: CostFact;
  /** The code of an Unfilled or a RetryPossible. */
  reason?: string;
  /** The reason itself where that code is wider, and its words for partners that read nothing else. */
  ownReason?: { code: string; words: string };
  retryBefore?: string;
  retryAfter?: string;
  /** `YYYY-MM-DD`; of a longer text its day counts. */
  wishedDueDate?: string;
  lostCase?: LostCaseFacts;
  returnInfo?: ReturnInfo;
  /** A Retry with this brings a corrected citation; without it, it accepts conditions. */
  mendedCitation?: boolean;
  /** What was corrected of the citation since the request was sent: partners that read no more than words have it in the note. */
  changedCitation?: Extras['changedCitation'];
  /** A Retry with this asks again after a date; nothing was offered. */
  askedAgain?: boolean;
  /** How the terms that are accepted or refused were offered. */
  answers?: OfferForm;
}
