/**
 * What a partner that speaks only e-mail may have written, and what staff enter of it: the step that the partner took, as a
 * message would have told it, with the form of its own desk.
 */
import { type Message, worded } from '../../words/message.js';
import type { MessageName } from '../letters/message-names.js';
import { type ActionField, form } from '../tables/action-fields.js';
import type { ActionName, Service, Side } from '../tables/tables.js';

export interface AnswerRow {
  /** The message that its system would have sent. */
  message: MessageName;
  /** The action of its desk whose form says it; without it the message has no more than a note. */
  as?: ActionName;
  fields: ActionField[];
  /** Only where an item is lent, or only where a copy is sent. */
  of?: 'Loan' | 'Copy';
  /** It says yes to our conditions, which has no message of its own. */
  accepts?: true;
}

const note = form('theirNote');
const said = (message: MessageName, as?: ActionName, fields = note): AnswerRow => ({
  message,
  ...(as ? { as } : {}),
  fields,
});

const ofLender = {
  willSupply: said('WillSupply', 'willSupply', form('expectedDeliveryDate', 'theirNote')),
  cannotSupply: said('Unfilled', 'reject', form('rejectReason*', 'theirNote')),
  conditions: said('Conditional', 'offerConditions', form('condition*', 'replyBy', 'cost', 'currency', 'theirNote')),
  later: said('RetryPossible', 'offerRetry', form('retryReason*', 'retryAfter', 'theirNote')),
  badCitation: said('BadCitation'),
  shipped: {
    ...said(
      'Loaned',
      'ship',
      form('dueDate*', 'barcodes', 'courier', 'trackingNumber', 'cost', 'currency', 'theirNote'),
    ),
    of: 'Loan',
  },
  copySent: {
    ...said('CopyCompleted', 'shipDigitally', form('url', 'fileMethod', 'cost', 'currency', 'theirNote')),
    of: 'Copy',
  },
  copyPosted: {
    ...said('CopyCompleted', 'shipCopy', form('courier', 'trackingNumber', 'cost', 'currency', 'theirNote')),
    of: 'Copy',
  },
  renewed: said('RenewGranted', 'acceptRenewal', form('dueDate*', 'theirNote')),
  notRenewed: said('RenewRefused'),
  recalled: said('Recalled', 'recall', form('dueDate', 'theirNote')),
  overdue: said('Overdue'),
  cancelled: said('CancelAccepted'),
  notCancelled: said('CancelRefused'),
  tookBack: said('Cancelled'),
  gotBack: said('LoanCompleted'),
  lost: said('LostAndFee', 'declareLost', form('lostFee', 'currency', 'message*', 'invoice')),
  damaged: said('Damaged', undefined, form('message*')),
  wrote: said('Notification', undefined, form('message*')),
} as const satisfies Record<string, AnswerRow>;

const ofBorrower = {
  received: said('Received'),
  returned: said('ShippedReturn', undefined, form('trackingNumber', 'theirNote')),
  asksRenewal: said('Renew', 'requestRenewal', form('wishedDueDate', 'theirNote')),
  acceptsConditions: { ...said('Notification'), accepts: true },
  refusesConditions: said('ConditionsRefused'),
  cancels: said('Cancel'),
  asksStatus: said('StatusRequest'),
  lost: said('Lost', 'reportLost', form('message*')),
  paid: said('FeePaid'),
  found: said('Found'),
  damaged: said('Damaged', undefined, form('message*')),
  wrote: said('Notification', undefined, form('message*')),
} as const satisfies Record<string, AnswerRow>;

export type NamedAnswer = AnswerRow & { name: string; label: Message };

const named = (rows: Readonly<Record<string, AnswerRow & { label: Message }>>): NamedAnswer[] =>
  Object.entries(rows).map(([name, row]) => ({ name, ...row }));

/** By the side on which we stand: what a lender answers us, and what a borrower does. */
export const answersByPartners: Readonly<Record<Side, readonly NamedAnswer[]>> = {
  borrowing: named(worded(ofLender, { label: 'answerOfLender' })),
  lending: named(worded(ofBorrower, { label: 'answerOfBorrower' })),
};

/** Those that fit what was asked for. */
export const answersFor = (side: Side, service: Service): NamedAnswer[] =>
  answersByPartners[side].filter(({ of }) => of === undefined || service === 'CopyOrLoan' || service === of);
