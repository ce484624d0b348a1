/** What may be done at which desk: what comes and goes between libraries passes a desk of the request's own library (R26, R34, R86). */

import { type Code, type Message, message } from '../../words/message.js';
import type { BorrowingAction } from '../tables/borrowing.js';
import type { LendingAction } from '../tables/lending.js';
import type { ActionName, Side } from '../tables/tables.js';

export const deskTasks = ['approve', 'receive', 'ship', 'shelve', 'checkOut', 'return', 'sendHome'] as const;
export type DeskTask = (typeof deskTasks)[number];

export interface Desk {
  code: string;
  name: string;
  library: string;
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
    takeInPlace: 'receive',
    sendBack: 'sendHome',
    returnToPartner: 'sendHome',
    loanToPatron: 'checkOut',
    returnByPatron: 'return',
  },
  lending: { willSupply: 'approve', ship: 'ship' },
};

/** The desk task that an action of staff is, if any. */
export const deskTaskOf = (side: Side, action: ActionName): DeskTask | undefined =>
  Object.hasOwn(tasks[side], action) ? (tasks[side] as Record<string, DeskTask>)[action] : undefined;

/** A resource sharing library of this institution that a request belongs to. */
export interface OwnLibrary {
  code: string;
  name: string;
}

/** Each task that only desks of resource sharing libraries do; with `own`, those of the request's own library alone. */
const says: Partial<Record<DeskTask, { where: Code; own?: Code }>> = {
  approve: { where: 'refusedDesk.approveWhere' },
  receive: { where: 'refusedDesk.receiveWhere', own: 'refusedDesk.receiveOwn' },
  ship: { where: 'refusedDesk.shipWhere', own: 'refusedDesk.shipOwn' },
  sendHome: { where: 'refusedDesk.sendHomeWhere', own: 'refusedDesk.sendHomeOwn' },
};

/** Everything that can be done at a desk, for requests of its own library. */
export const tasksAt = (desk: Desk): DeskTask[] => deskTasks.filter((task) => deskProblem(task, desk) === undefined);

/**
 * Why a task cannot be done at a desk, with the remedy; `undefined`: it can. `owner`: the library of the request; `able`: names
 * of the desks that can do it.
 */
export function deskProblem(
  task: DeskTask,
  desk: Desk,
  { owner, able = [] }: { owner?: OwnLibrary | undefined; able?: readonly string[] } = {},
): Message | undefined {
  const facts = { desk: desk.name, desks: able.length > 0 ? { oneOf: able } : 'none' };
  const only = says[task];
  if (only && !desk.resourceSharing) return message(only.where, facts);
  if (only?.own && owner && owner.code !== desk.library) return message(only.own, { ...facts, library: owner.name });
  if (task === 'shelve' && !desk.holdShelf) return message('refusedDesk.noHoldShelf', facts);
  return undefined;
}
