/** What a step asks of a person, the {duty} of `said.must`: “A Fulfillment Services Manager must communicate the fee.” */
import { type Message, message } from '../words/message.js';
import type { BorrowingAction } from './borrowing.js';
import type { LendingAction } from './lending.js';
import type { Side } from './tables.js';

const borrowing: Partial<Record<BorrowingAction, Message>> = {
  markReady: message('dutyBorrowing.markReady'),
  approve: message('dutyBorrowing.approve'),
  mendCitation: message('dutyBorrowing.mendCitation'),
  send: message('dutyBorrowing.send'),
  askAgain: message('dutyBorrowing.askAgain'),
  acceptConditions: message('dutyBorrowing.acceptConditions'),
  receive: message('dutyBorrowing.receive'),
  receiveDigitally: message('dutyBorrowing.receiveDigitally'),
  receiveCopy: message('dutyBorrowing.receiveCopy'),
  loanToPatron: message('dutyBorrowing.loanToPatron'),
  requestRenewal: message('dutyBorrowing.requestRenewal'),
  returnByPatron: message('dutyBorrowing.returnByPatron'),
  returnToPartner: message('dutyBorrowing.returnToPartner'),
  feePaid: message('dutyBorrowing.feePaid'),
  reactivate: message('dutyBorrowing.reactivate'),
  complete: message('dutyBorrowing.complete'),
};

const lending: Partial<Record<LendingAction, Message>> = {
  willSupply: message('dutyLending.willSupply'),
  ship: message('dutyLending.ship'),
  shipDigitally: message('dutyLending.shipDigitally'),
  shipCopy: message('dutyLending.shipCopy'),
  acceptCancel: message('dutyLending.acceptCancel'),
  acceptRenewal: message('dutyLending.acceptRenewal'),
  checkIn: message('dutyLending.checkIn'),
  declareLost: message('dutyLending.declareLost'),
  lostPaid: message('dutyLending.lostPaid'),
};

const duties: Record<Side, Readonly<Record<string, Message>>> = { borrowing, lending };

/** Each action that is a usual next step has one: see the test. */
export const dutyOf = (side: Side, action: string): Message | undefined => duties[side][action];
