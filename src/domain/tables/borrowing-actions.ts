/** The borrowing desk's actions, in the order of its buttons. */

import { worded } from '../../words/message.js';
import { form } from './action-fields.js';
import type { ActionRow, BareAction } from './action-row.js';
import type { BorrowingAction, BorrowingState, BorrowingVariant } from './borrowing.js';

const none = form();
const note = form('note', 'internalNote');
const noteOrAnyway = form('note', 'internalNote', 'allTheSame');
const receiving = form(
  'itemPolicy',
  'fulfilmentNote',
  'patronDueDate',
  'temporaryBarcode',
  'items',
  'location',
  'printSlip',
  'notifyPatron',
  'internalNote',
  'note',
  'unshipped',
);
const citation = form('title', 'author', 'isbn', 'issn', 'volume', 'issue', 'pagesRequested', 'note');
const cancelling = form('cancelReason', 'notifyPatron', 'patronNote', 'note', 'internalNote');
/** The lender decides: the patron is told what came of it. */
const askingToCancel = form('cancelReason', 'notifyWhenCancelled', 'patronNote', 'note', 'internalNote');

const rows: Record<
  BorrowingAction | BorrowingVariant,
  BareAction<BorrowingState, BorrowingAction | BorrowingVariant>
> = {
  markReady: {
    fields: none,
    primaryIn: ['created', 'locateFailed'],
  },
  approve: {
    fields: form('approvalReason'),
    primaryIn: ['pendingApproval'],
  },
  holdForApproval: { fields: none, byRule: true },
  markLocateFailed: { fields: none, byRule: true },
  markLocalHolding: { fields: none, byRule: true },
  mendCitation: {
    fields: citation,
    primaryIn: ['badCitation'],
  },
  mendUnsent: {
    fields: citation,
    variantOf: 'mendCitation',
    when: { unsent: true },
  },
  send: { fields: form('note'), primaryIn: ['readyToSend'] },
  askAgain: {
    fields: form('note'),
    primaryIn: ['retryLater'],
  },
  acceptConditions: {
    fields: form('offer', 'maximumCosts', 'currency', 'note', 'internalNote'),
    primaryIn: ['conditional'],
  },
  refuseConditions: { fields: note },
  refuseConditionsLast: {
    fields: note,
    variantOf: 'refuseConditions',
    when: { last: true },
  },
  refuseConditionsOfOne: {
    fields: note,
    variantOf: 'refuseConditions',
    when: { brokerGoesOn: true },
  },
  receive: { fields: receiving, primaryIn: ['shippedPhysically'] },
  receiveNotForLoan: {
    fields: receiving,
  },
  receiveDigitally: {
    fields: form('notifyPatron', 'patronNote', 'internalNote', 'note', 'unsent'),
    primaryIn: ['shippedDigitally'],
  },
  receiveCopy: {
    fields: form('notifyPatron', 'patronNote', 'internalNote', 'note'),
    primaryIn: ['copyShipped'],
  },
  loanToPatron: {
    fields: form('patronDueDate', 'internalNote', 'conditionsMet'),
    permission: 'lendAtDesk',
    primaryIn: ['receivedPhysically'],
  },
  patronAsksRenewal: {
    fields: form('wishedDueDate', 'internalNote'),
  },
  requestRenewal: {
    fields: form('wishedDueDate*', 'note', 'internalNote'),
    primaryIn: ['mediatedRenewal'],
  },
  renewHere: {
    fields: form('wishedDueDate*', 'note', 'internalNote'),
    variantOf: 'requestRenewal',
    when: { withinLenderDate: true },
  },
  declineRenewal: {
    fields: form('internalNote'),
  },
  returnByPatron: {
    fields: form('internalNote'),
    permission: 'lendAtDesk',
    primaryIn: ['loaned', 'renewed', 'renewNotAccepted', 'recalled', 'overdue'],
  },
  returnToPartner: {
    fields: noteOrAnyway,
    primaryIn: ['receivedNotForLoan', 'returnedByPatron', 'damagedReported'],
  },
  returnAfterCheckIn: {
    fields: noteOrAnyway,
    variantOf: 'returnToPartner',
    when: { checkedIn: true },
  },
  returnPartly: {
    fields: noteOrAnyway,
    variantOf: 'returnToPartner',
    when: { partly: true },
  },
  returnByPatronPartly: {
    fields: form('internalNote'),
    permission: 'lendAtDesk',
    variantOf: 'returnByPatron',
    when: { partly: true },
  },
  takeInPlace: {
    fields: note,
    atScanner: true,
  },
  sendBack: {
    fields: note,
    atScanner: true,
  },
  passOn: { fields: form('passedTo*', 'trackingNumber', 'note', 'internalNote') },
  undoPassOn: { fields: form('internalNote'), undoes: ['passOn'], onlyUnsaid: true, withdraws: true },
  keepBack: { fields: form('message*', 'internalNote') },
  undoReceive: { fields: note, undoes: ['receive', 'receiveNotForLoan', 'receiveDigitally', 'receiveCopy'] },
  undoReceiveUnsent: {
    fields: note,
    variantOf: 'undoReceive',
    when: { unsent: true },
    withdraws: true,
  },
  undoReturn: { fields: note, undoes: ['returnToPartner', 'returnByPatron'] },
  undoReturnUnsent: {
    fields: note,
    variantOf: 'undoReturn',
    when: { unsent: true },
    withdraws: true,
  },
  reject: { fields: note },
  rejectLast: { fields: note, variantOf: 'reject', when: { last: true } },
  cancel: { fields: askingToCancel },
  cancelUnsent: {
    fields: cancelling,
    variantOf: 'cancel',
    when: { unsent: true },
  },
  cancelByPatron: { fields: note },
  cancelUnsentByPatron: {
    fields: note,
    variantOf: 'cancelByPatron',
    when: { unsent: true },
  },
  markBadCitation: { fields: form('internalNote') },
  obtainElsewhere: {
    fields: form('url', 'notifyPatron', 'patronNote', 'internalNote'),
  },
  fillLocally: {
    fields: form('notifyPatron', 'internalNote'),
  },
  undoFill: { fields: form('internalNote'), undoes: ['fillLocally'] },
  reportLost: {
    fields: form('message*', 'lostWhere', 'internalNote'),
  },
  declareLost: {
    fields: form('lostFee', 'currency', 'invoice', 'internalNote'),
  },
  feePaid: {
    fields: form('message', 'lostFee', 'currency', 'internalNote'),
    primaryIn: ['declaredLost'],
  },
  found: { fields: note },
  reportDamaged: {
    fields: form('message*', 'internalNote'),
  },
  generalMessage: { fields: form('message*') },
  askStatus: { fields: none },
  remind: { fields: form('note') },
  expire: { fields: none, byRule: true },
  reactivate: {
    fields: form('internalNote'),
  },
  complete: {
    fields: form('closeAnyway', 'internalNote'),
    primaryIn: ['lostAndFeePaid'],
  },
};

export const borrowingActionRows: Record<
  BorrowingAction | BorrowingVariant,
  ActionRow<BorrowingState, BorrowingAction | BorrowingVariant>
> = worded(rows, {
  label: 'actionBorrowing',
  done: 'doneBorrowing',
});
