/** The tables by side and service: the engine, the buttons and the diagrams ask here. */
import type {
  BorrowingAction,
  BorrowingEffect,
  BorrowingState,
  BorrowingTable,
  BorrowingVariant,
  SupplierEvent,
} from './borrowing.js';
import { borrowingCopies, borrowingEither, borrowingLoans } from './borrowing-tables.js';
import type {
  LendingAction,
  LendingEffect,
  LendingState,
  LendingTable,
  LendingVariant,
  RequesterEvent,
} from './lending.js';
import { lendingCopies, lendingEither, lendingLoans } from './lending-tables.js';
import type { TransitionEntries } from './state-machine.js';

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

/** The status of a request, on either side. */
export type StateName = BorrowingState | LendingState;
/** What staff, or the node by a rule, may order, on either side. */
export type ActionName = BorrowingAction | LendingAction;
/** An order as a history names it: by its facts it may be a variant of its action. */
export type OrderName = ActionName | BorrowingVariant | LendingVariant;
/** What a table takes: an order, what a partner said, or what became of our own message. */
export type EventName = ActionName | SupplierEvent | RequesterEvent;
export type EffectName = BorrowingEffect | LendingEffect;

/** A table of either side, for readers that treat both alike: it has no row for the names of the other side. */
export type AnyTable = Readonly<
  Partial<Record<StateName, Readonly<Partial<Record<EventName, TransitionEntries<StateName, EffectName>>>>>>
>;

export function tableFor(side: Side, service: Service): AnyTable {
  return side === 'borrowing' ? borrowingTables[service] : lendingTables[service];
}

/** A state that only one service reaches: whoever is in it was supplied so. */
const suppliedAs: Readonly<Partial<Record<StateName, 'Loan' | 'Copy'>>> = {
  shippedPhysically: 'Loan',
  receivedPhysically: 'Loan',
  receivedNotForLoan: 'Loan',
  receivedByPartner: 'Loan',
  shippedDigitally: 'Copy',
  receivedDigitally: 'Copy',
  copyShipped: 'Copy',
  copyReceived: 'Copy',
};

/** What a request for a copy or a loan became by a step; a service that was named remains. */
export function serviceAfter(service: Service, state: StateName, becomes?: 'Loan' | 'Copy'): Service {
  return service === 'CopyOrLoan' ? (becomes ?? suppliedAs[state] ?? service) : service;
}
