/** How the entry of a letter names the steps that write it, and those after which it is not true any more. */

import type { OverdueLetter } from '../fulfilment/overdue-profile.js';
import type { BorrowingAction, BorrowingState, SupplierEvent } from '../tables/borrowing.js';
import type { HistoryEvent } from '../tables/events.js';
import type { LendingAction, RequesterEvent } from '../tables/lending.js';
import type { EventPattern } from '../tables/state-machine.js';
import type { Side } from '../tables/tables.js';

/** What happens in the local records, and what staff do beside the actions of the tables. */
export const houseEvents = [
  'local.shelvedAtReceipt',
  'local.toPick',
  'local.shelved',
  'local.holdExpired',
  'local.holdReminded',
  'local.checkedOut',
  'local.renewed',
  'local.returned',
  'local.lost',
  'local.found',
  'local.feeAdded',
  'local.aged.courtesy',
  'local.aged.overdue',
  'local.aged.overdueAndLostNotification',
  'local.aged.overdueAndLost',
  'desk.assigned',
  'desk.queried',
  'desk.patronAsked',
] as const satisfies readonly (`local.aged.${OverdueLetter}` | `local.${string}` | `desk.${string}`)[];
export type HouseEvent = (typeof houseEvents)[number];

/** Steps that write a letter, and when they do. */
export interface LetterCall {
  side: Side | 'house';
  on: readonly EventPattern<HistoryEvent | HouseEvent>[];
  /** The box that must be ticked. */
  wished?: 'notifyPatron' | 'printSlip' | 'sendEmail';
  /** Only from these states. */
  from?: readonly BorrowingState[];
  /** Not before the request is in one of these states. */
  onceIn?: readonly BorrowingState[];
  /** The states in which it is kept until then; any other gives it up. */
  keptIn?: readonly BorrowingState[];
}

/** Steps after which what it says is not so any more: one that still waits is withdrawn. They are so in all circumstances. */
export interface LetterWithdrawal extends Pick<LetterCall, 'side' | 'from'> {
  on: readonly string[];
}

type Circumstances = Omit<LetterCall, 'side' | 'on'>;

export const borrowing = <On extends EventPattern<BorrowingAction | SupplierEvent>>(
  on: readonly On[],
  more: Circumstances = {},
) => ({ side: 'borrowing', on, ...more }) as const;

export const lending = <On extends EventPattern<LendingAction | RequesterEvent>>(
  on: readonly On[],
  more: Circumstances = {},
) => ({ side: 'lending', on, ...more }) as const;

export const house = (on: readonly HouseEvent[], more: Circumstances = {}) => ({ side: 'house', on, ...more }) as const;

/** It went home, or is with its patron: it does not wait for anybody any more. */
export const leftTheShelf = borrowing(['loanToPatron', 'returnToPartner', 'passOn']);
export const wentHome = borrowing(['returnToPartner', 'passOn']);
