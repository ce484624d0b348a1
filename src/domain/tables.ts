/** The four tables by side and service: the engine, the buttons and the diagrams ask here. */
import type { BorrowingTable } from './borrowing.js';
import { borrowingCopies, borrowingLoans } from './borrowing-tables.js';
import type { LendingTable } from './lending.js';
import { lendingCopies, lendingLoans } from './lending-tables.js';
import type { TransitionTable } from './state-machine.js';

export type Side = 'borrowing' | 'lending';
export type Service = 'Loan' | 'Copy';

export const borrowingTables: Record<Service, BorrowingTable> = { Loan: borrowingLoans, Copy: borrowingCopies };
export const lendingTables: Record<Service, LendingTable> = { Loan: lendingLoans, Copy: lendingCopies };

/** The table with its names as plain strings, for readers that treat both sides alike. */
export function tableFor(side: Side, service: Service): TransitionTable<string, string, string> {
  return side === 'borrowing' ? borrowingTables[service] : lendingTables[service];
}
