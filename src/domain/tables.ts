/** The tables by side and service: the engine, the buttons and the diagrams ask here. */
import type { BorrowingTable } from './borrowing.js';
import { borrowingCopies, borrowingEither, borrowingLoans } from './borrowing-tables.js';
import type { LendingTable } from './lending.js';
import { lendingCopies, lendingEither, lendingLoans } from './lending-tables.js';
import type { TransitionTable } from './state-machine.js';

export const sides = ['borrowing', 'lending'] as const;
export type Side = (typeof sides)[number];
/** `CopyOrLoan` until it is supplied as one of them. */
export const services = ['Loan', 'Copy', 'CopyOrLoan'] as const;
export type Service = (typeof services)[number];

export const borrowingTables: Record<Service, BorrowingTable> = {
  Loan: borrowingLoans,
  Copy: borrowingCopies,
  CopyOrLoan: borrowingEither,
};
export const lendingTables: Record<Service, LendingTable> = {
  Loan: lendingLoans,
  Copy: lendingCopies,
  CopyOrLoan: lendingEither,
};

/** The table with its names as plain strings, for readers that treat both sides alike. */
export function tableFor(side: Side, service: Service): TransitionTable<string, string, string> {
  return side === 'borrowing' ? borrowingTables[service] : lendingTables[service];
}

/** A state that only one service reaches: whoever is in it was supplied so. */
const suppliedAs: Readonly<Record<string, 'Loan' | 'Copy'>> = {
  shippedPhysically: 'Loan',
  receivedPhysically: 'Loan',
  receivedNotForLoan: 'Loan',
  receivedByPartner: 'Loan',
  shippedDigitally: 'Copy',
  receivedDigitally: 'Copy',
  copyShipped: 'Copy',
  copyReceived: 'Copy',
};

/** What an open wish became by a step; a service that was named stays. */
export function serviceAfter(service: Service, state: string, becomes?: 'Loan' | 'Copy'): Service {
  return service === 'CopyOrLoan' ? (becomes ?? suppliedAs[state] ?? service) : service;
}
