/** Items of other libraries while they are here: temporary records, hold shelf, loans, fees. Each order is one transaction. */

import type { CheckOutOrder, FeeDraft, LostOrder, ReceiveOrder } from '../../../contract/local-inputs.js';
import type { FeeView, HoldView, LoanView, Received, TemporaryItemView } from '../../../contract/local-views.js';
import type { OverdueLetter } from '../../../domain/fulfilment/overdue-profile.js';
import type { ExpectedItem } from '../../../domain/fulfilment/temporary-item.js';
import type { Message } from '../../../words/message.js';
import type { Actor, Page } from '../actor.js';
import type { Outcome } from './outcome.js';

/** What is received where, from whom, and by when they want it back. */
export interface ReceiptQuestion {
  /** Id of the request. */
  request: string;
  desk: string;
  partner?: string;
  lenderDue?: Date;
}

/** What the form of a receipt begins with (R38): by the temporary item creation rule and the loan policy. */
export interface ReceiptProposal {
  location?: string;
  itemPolicy?: string;
  /** The patron's, a local date. */
  dueDate?: string;
}
/** All items of a request that are here and neither lent nor lost. */
export interface LendItemsOrder {
  request: string;
  desk: string;
  /** Without it the date that was set at receipt. */
  dueDate?: string;
  confirmed?: boolean;
}
/** All items of a request whose loans stand so. */
export interface TakeBackItemsOrder {
  request: string;
  desk: string;
  standing: readonly LoanView['status'][];
}
/** A letter that a loan's age calls for. What else the profile says (block, lost, fee) is done already. */
export interface OverdueNotice {
  loan: LoanView;
  letter: OverdueLetter;
  notification?: number;
  day: number;
  blocked: boolean;
  lost: boolean;
  fee?: FeeView;
}

interface Paging {
  after?: string;
  limit: number;
}
/** Only what belongs to requests of these libraries, or of none. */
export interface OfOwners {
  owners?: readonly string[];
}
export type ItemFilter = Paging & OfOwners & { request?: string; barcode?: string; removed?: boolean };
export type HoldFilter = Paging &
  OfOwners & { shelf?: 'active' | 'expired'; library?: string; patron?: string; barcode?: string };
export type LoanFilter = Paging & OfOwners & { patron?: string; request?: string; status?: LoanView['status'] };
export type FeeFilter = Paging & OfOwners & { patron?: string; status?: FeeView['status'] };

export interface HoldOwnOrder {
  /** Id of the borrowing request. */
  request: string;
  /** Ids of our own copies, the one wanted most first. */
  holdings: readonly string[];
  notifyPatron?: boolean;
}

export interface Circulation {
  items(filter: ItemFilter): Promise<Page<TemporaryItemView>>;
  holds(filter: HoldFilter): Promise<Page<HoldView>>;
  loans(filter: LoanFilter): Promise<Page<LoanView>>;
  fees(filter: FeeFilter): Promise<Page<FeeView>>;

  /** The record that stands for the item of a request from its creation until one comes (R15). */
  expected(request: string): Promise<ExpectedItem | undefined>;
  receiptProposal(of: ReceiptQuestion, now: Date): Promise<ReceiptProposal>;
  /** Makes the temporary records and the hold request (R15, R38); the item is on the shelf, to be picked, or in transit. */
  /** `unseen`: the caller does not need the new records; the answer only says that it was done. */
  receiveItem(order: ReceiveOrder & { unseen?: true }, by: Actor, now: Date): Promise<Outcome<Received>>;
  /** Sets the first of these copies of our own that is free aside for the patron of a request. */
  holdOwn(order: HoldOwnOrder, by: Actor, now: Date): Promise<Outcome<HoldView>>;
  /** Takes an accidental receipt back: items and holds are gone. Not when an item is lent. */
  undoReceipt(request: string, by: Actor, now: Date): Promise<Outcome<undefined>>;
  /** The item has reached the shelf of its pickup library, from a pick list or transit (R40). */
  putOnHoldShelf(order: { barcode: string; desk: string }, by: Actor, now: Date): Promise<Outcome<HoldView>>;
  /** It waits longer for its patron, expired or not; without a day as long as the policy says. Never after the lender’s date. */
  extendHold(hold: string, order: { until?: string }, by: Actor, now: Date): Promise<Outcome<HoldView>>;
  /** Holds whose time is over become expired (R45); gives those. */
  expireHolds(now: Date): Promise<HoldView[]>;
  /** Patrons are reminded of what waits for them, some days before it expires; gives how many. */
  remindOfHolds(now: Date): Promise<number>;
  /** `unnamed`: a request that names nobody whom the patron table knows is lent all the same, to whom it says. */
  checkOut(order: CheckOutOrder & { unnamed?: boolean }, by: Actor, now: Date): Promise<Outcome<LoanView>>;
  /** The same of a whole request, within its step: whoever is named or held for gets all that is here. */
  lendItems(order: LendItemsOrder, by: Actor, now: Date): Promise<Outcome<undefined>>;
  /** A new due date for the patron, never after the lender's; `lenderDue` when the lender's is new in the same step. */
  renewLoan(
    loan: string,
    dueDate: string,
    by: Actor,
    now: Date,
    lenderDue?: Date,
    /** A day on which the library is closed is doubted first. */
    asksWhenClosed?: boolean,
  ): Promise<Outcome<LoanView>>;
  /** Nothing of the request is due from its patron after this moment (R51); gives the loans that are due earlier now. */
  bringForward(request: string, dueAt: Date, why: Message, by: Actor, now: Date): Promise<Outcome<LoanView[]>>;
  /** Back at a desk; a replacement fee that nobody paid is waived (R72). */
  returnLoan(order: { barcode: string; desk: string }, by: Actor, now: Date): Promise<Outcome<LoanView>>;
  /** The same of a whole request, within its step. */
  takeBackItems(order: TakeBackItemsOrder, by: Actor, now: Date): Promise<Outcome<undefined>>;
  /** The loan is lost, the replacement fee charged, the patron blocked (R61, R66). */
  declareLoanLost(loan: string, order: LostOrder, by: Actor, now: Date): Promise<Outcome<LoanView>>;
  /** Takes an accidental return by the patron back: the loan that ended last of each item is out again. */
  reopenLoans(request: string, by: Actor, now: Date): Promise<Outcome<LoanView[]>>;
  /** Undoes lost: the patron has it again, the unpaid fee is waived, the block lifted (R69). */
  foundLoan(loan: string, by: Actor, now: Date): Promise<Outcome<LoanView>>;
  /** The loan leaves the patron's record, the fee stays (R71). */
  deleteLoanKeepingFee(loan: string, by: Actor, now: Date): Promise<Outcome<LoanView>>;
  /** The item goes home: temporary records and holds are closed (R55). Not when the patron has it. `keepLost`: what is lost stays. */
  removeItems(
    request: string,
    by: Actor,
    now: Date,
    more?: { keepLost: boolean },
  ): Promise<Outcome<TemporaryItemView[]>>;
  /** Takes an accidental return back: the records are there again. */
  restoreItems(request: string, by: Actor, now: Date): Promise<Outcome<TemporaryItemView[]>>;
  /**
   * Requests that a patron has an item of, due within so many days and not yet asked to be renewed by itself for that due
   * date, the earliest first. Not of patrons who are blocked or whose card has expired.
   */
  loansToRenew(now: Date, days: number, limit: number): Promise<{ request: string; dueAt: string }[]>;
  /** Loans that the overdue profile may have something to say about now, oldest due date first. */
  loansToAge(now: Date, limit: number): Promise<string[]>;
  /** Does for one loan what the profile says now (R59–R61) and gives the letter to be written; nothing when it is done. */
  ageLoan(loan: string, now: Date): Promise<Outcome<OverdueNotice | undefined>>;

  addFee(draft: FeeDraft, by: Actor, now: Date): Promise<Outcome<FeeView>>;
  settleFee(fee: string, how: 'paid' | 'waived', by: Actor, now: Date): Promise<Outcome<FeeView>>;
}
