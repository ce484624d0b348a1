/** What must still be so when a letter is sent: one that waited while its request went on is withdrawn instead. */
import type { BorrowingState } from '../borrowing.js';
import type { TemporaryItemStatus } from '../fulfilment/temporary-item.js';
import type { LetterCode } from './catalogue.js';

export interface TrueWhile {
  /** One of the volumes that the letter is about is in such a state; `gone`: it has left for its lender. */
  items?: readonly (TemporaryItemStatus | 'gone')[];
  /** The request is in such a state. */
  states?: readonly BorrowingState[];
}

const withPatron: TrueWhile = { items: ['onLoan'] };
const onShelf: TrueWhile = { items: ['onHoldShelf'] };
const lost: TrueWhile = { items: ['lost'] };

/** A letter without a row says what happened, and that stays so. */
export const lettersTrueWhile: Partial<Record<LetterCode, TrueWhile>> = {
  onHoldShelf: onShelf,
  onHoldShelfReminder: onShelf,
  loanReceipt: withPatron,
  renewal: withPatron,
  renewalRefused: withPatron,
  recallNotice: withPatron,
  courtesy: withPatron,
  overdueNotice: withPatron,
  overdueAndLostNotification: withPatron,
  lostLoan: lost,
  overdueAndLost: lost,
  returnReceipt: { items: ['atDesk', 'onHoldShelf', 'inTransit', 'gone'] },
  externallyObtained: { states: ['externallyObtained'] },
  requestNotFilled: { states: ['rejectedByPartner', 'expired'] },
};
