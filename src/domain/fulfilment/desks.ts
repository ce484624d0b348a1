/** What may be done at which desk: receiving and shipping need the resource sharing library (R26, R34, R86). */
import type { BorrowingAction } from '../borrowing.js';
import type { LendingAction } from '../lending.js';
import type { Side } from '../tables.js';

export const deskTasks = ['approve', 'receive', 'ship', 'shelve', 'checkOut', 'return'] as const;
export type DeskTask = (typeof deskTasks)[number];

export interface Desk {
  code: string;
  name: string;
  /** The desk has a hold shelf. */
  holdShelf: boolean;
  /** The desk's library is a resource sharing library. */
  resourceSharing: boolean;
}

/** Actions that are done at a desk. The others can be done from anywhere. */
const tasks: {
  borrowing: Partial<Record<BorrowingAction, DeskTask>>;
  lending: Partial<Record<LendingAction, DeskTask>>;
} = {
  borrowing: {
    approve: 'approve',
    send: 'approve',
    mendCitation: 'approve',
    receive: 'receive',
    receiveNotForLoan: 'receive',
    loanToPatron: 'checkOut',
    returnByPatron: 'return',
  },
  lending: { willSupply: 'approve', ship: 'ship' },
};

/** The desk task that an action of staff is, if any. */
export const deskTaskOf = (side: Side, action: string): DeskTask | undefined =>
  Object.hasOwn(tasks[side], action) ? (tasks[side] as Record<string, DeskTask>)[action] : undefined;

const says: Partial<Record<DeskTask, string>> = {
  approve: 'Requests are approved',
  receive: 'Items of other libraries are received',
  ship: 'Items are shipped',
};

/** Everything that can be done at a desk. */
export const tasksAt = (desk: Desk): DeskTask[] => deskTasks.filter((task) => deskProblem(task, desk) === undefined);

/** Why a task cannot be done at a desk, with the remedy; `undefined`: it can. */
export function deskProblem(task: DeskTask, desk: Desk): string | undefined {
  const sentence = says[task];
  if (sentence && !desk.resourceSharing)
    return `${sentence} at a desk of a resource sharing library; ${desk.name} is none. Change your desk first.`;
  if (task === 'shelve' && !desk.holdShelf) return `${desk.name} has no hold shelf. Change your desk first.`;
  return undefined;
}
