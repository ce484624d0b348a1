import type { BorrowingState } from '../../domain/tables/borrowing.js';
import type { LendingState } from '../../domain/tables/lending.js';
import type { Side } from '../parts/status-looks.js';

/** The six stations of a loan, from either side. */
export const stations = ['sent', 'answered', 'shipped', 'received', 'onLoan', 'returned'] as const;
export type Station = (typeof stations)[number];
/** A copy is not returned: it has four. */
const stationsOfCopy: readonly Station[] = ['sent', 'answered', 'shipped', 'received'];

/** How many stations a request in that state has passed; a state outside of the usual way of a loan shows none. */
type Behind = number | 'off';

const borrowing: Record<BorrowingState, Behind> = {
  created: 0,
  pendingApproval: 0,
  locateFailed: 0,
  localHolding: 0,
  badCitation: 0,
  readyToSend: 0,
  requestSent: 1,
  requestAccepted: 1,
  conditional: 1,
  rejectedByPartner: 1,
  retryLater: 1,
  cancelNotAccepted: 1,
  willSupply: 2,
  shippedPhysically: 3,
  shippedDigitally: 3,
  copyShipped: 3,
  receivedPhysically: 4,
  receivedNotForLoan: 4,
  receivedDigitally: 6,
  copyReceived: 6,
  loaned: 5,
  mediatedRenewal: 5,
  renewRequested: 5,
  renewed: 5,
  renewNotAccepted: 5,
  recalled: 5,
  overdue: 5,
  returnedByPatron: 5,
  passedOn: 5,
  returnedToPartner: 6,
  requestCompleted: 6,
  lostReported: 'off',
  declaredLost: 'off',
  lostAndFeePaid: 'off',
  damagedReported: 'off',
  cancelRequested: 'off',
  cancelledByPartner: 'off',
  cancelledByPatron: 'off',
  cancelledByStaff: 'off',
  expired: 'off',
  externallyObtained: 'off',
  filledLocally: 'off',
  completedWithoutReturn: 'off',
};

const lending: Record<LendingState, Behind> = {
  created: 1,
  locateFailed: 1,
  beingProcessed: 1,
  conditional: 1,
  retryPossible: 1,
  willSupply: 2,
  shippedPhysically: 3,
  shippedDigitally: 6,
  receivedByPartner: 4,
  renewRequested: 4,
  recalled: 4,
  overdue: 4,
  passedOn: 4,
  returnedByPartner: 5,
  requestCompleted: 6,
  cancelRequested: 'off',
  cancelled: 'off',
  rejected: 'off',
  expired: 'off',
  completedWithoutReturn: 'off',
  lostReported: 'off',
  lostAndFeeCommunicated: 'off',
  damaged: 'off',
};

const ways: Record<Side, Readonly<Record<string, Behind>>> = { borrowing, lending };

export interface Progress {
  station: Station;
  at: 'done' | 'now' | 'ahead';
}

/** Where a request is on its way; nothing when it left the way: then the status says it all. */
export function progressOf(side: Side, state: string, isCopy: boolean): readonly Progress[] {
  const behind = ways[side][state] ?? 'off';
  if (behind === 'off') return [];
  const way = isCopy ? stationsOfCopy : stations;
  return way.map((station, place) => ({
    station,
    at: place < behind ? 'done' : place === behind ? 'now' : 'ahead',
  }));
}

/** The patron's day: of what they have; until the item is lent the day that is planned; none once it is back. */
export function patronDueOf({ side, state, patronDue, facts }: PatronDated): string | undefined {
  const isYetToLend = progressOf(side, state, false).some(({ station, at }) => station === 'onLoan' && at !== 'done');
  const planned = (facts['local'] as { patronDueDate?: string } | undefined)?.patronDueDate;
  return side === 'borrowing' ? (patronDue ?? (isYetToLend ? planned : undefined)) : undefined;
}

interface PatronDated {
  side: Side;
  state: string;
  patronDue?: string;
  facts: Record<string, unknown>;
}
