import type { BorrowingAction } from '../../domain/tables/borrowing.js';
import type { LendingAction } from '../../domain/tables/lending.js';

/** The groups of a request’s menu, in their order. */
export const actionGroups = ['send', 'print', 'loan', 'close'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** What the partner or the patron reads: `send`. What happens to the item or its loan: `loan`. What ends the request or takes it up again: `close`. */
const groups: Readonly<Record<BorrowingAction | LendingAction, Exclude<ActionGroup, 'print'>>> = {
  // Of a borrowing request.
  markReady: 'send',
  approve: 'send',
  holdForApproval: 'send',
  markLocalHolding: 'close',
  mendCitation: 'send',
  send: 'send',
  askAgain: 'send',
  acceptConditions: 'send',
  refuseConditions: 'send',
  receive: 'loan',
  receiveNotForLoan: 'loan',
  receiveDigitally: 'loan',
  receiveCopy: 'loan',
  loanToPatron: 'loan',
  patronAsksRenewal: 'send',
  requestRenewal: 'send',
  declineRenewal: 'send',
  returnByPatron: 'loan',
  returnToPartner: 'loan',
  takeInPlace: 'loan',
  sendBack: 'loan',
  passOn: 'loan',
  keepBack: 'loan',
  undoReceive: 'loan',
  undoReturn: 'loan',
  undoPassOn: 'loan',
  cancel: 'close',
  cancelByPatron: 'close',
  markBadCitation: 'send',
  obtainElsewhere: 'close',
  fillLocally: 'close',
  undoFill: 'close',
  reportLost: 'close',
  feePaid: 'close',
  askStatus: 'send',
  remind: 'send',
  // Of both.
  reject: 'close',
  generalMessage: 'send',
  markLocateFailed: 'loan',
  declareLost: 'close',
  found: 'loan',
  reportDamaged: 'loan',
  expire: 'close',
  reactivate: 'close',
  complete: 'close',
  // Of a lending request.
  willSupply: 'send',
  expectToSupply: 'send',
  offerConditions: 'send',
  offerRetry: 'send',
  returnBadCitation: 'close',
  acceptCancel: 'close',
  refuseCancel: 'close',
  cancelSupply: 'close',
  acceptRenewal: 'send',
  refuseRenewal: 'send',
  recall: 'send',
  sendOverdue: 'send',
  process: 'loan',
  ship: 'loan',
  shipDigitally: 'loan',
  shipCopy: 'loan',
  undoShip: 'loan',
  replaceFile: 'loan',
  checkIn: 'loan',
  undoCheckIn: 'loan',
  holdReturn: 'send',
  releaseHoldReturn: 'send',
  lostPaid: 'close',
  waiveFee: 'close',
  undoAnswer: 'send',
};

/** Of an action as the node names it. */
export const groupOf = (action: string): ActionGroup =>
  (groups as Readonly<Record<string, ActionGroup>>)[action] ?? 'loan';
