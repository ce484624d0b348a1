/** Which permission an action on a request needs, and which actions somebody is therefore shown. */

import { type Message, message, type Wording } from '../../words/message.js';
import { mayDo, type Permission, type Rights, rolePermissions } from '../staff/permissions.js';
import { roleRows, type StaffRole, staffRoles } from '../staff/staff.js';
import type { BorrowingAction } from './borrowing.js';
import type { LendingAction } from './lending.js';
import { type Allowed, actionRow } from './staff-actions.js';
import type { ActionName, OrderName, Side } from './tables.js';

/** Of the action's row; changes of status and messages are the operator’s (R114). */
export const actionPermission = (side: Side, action: OrderName): Permission =>
  actionRow(side, action)?.permission ?? 'workOnRequests';

export interface OrderedAction {
  side: Side;
  action: OrderName;
  /** Whose request it is. */
  library?: string;
}

/** The permission that an order lacks. */
export function missingFor(rights: Rights, { side, action, library }: OrderedAction): Permission | undefined {
  const needed = actionPermission(side, action);
  return mayDo(rights, needed, library) ? undefined : needed;
}

/** The buttons of a request as one person is shown them: without what they may not do. */
export const actionsFor = (
  rights: Rights,
  side: Side,
  library: string | undefined,
  actions: readonly Allowed[],
): Allowed[] => actions.filter(({ name }) => mayDo(rights, actionPermission(side, name), library));

/** A usual next step that is not the reader's to do: whose it is, and that as a sentence. */
export interface StepOfOthers {
  action: ActionName;
  roles: StaffRole[];
  text: Wording;
}

/** The roles that have a step; the administrator of everything is not asked. */
export function rolesForStep(side: Side, action: ActionName): StaffRole[] {
  const needed = actionPermission(side, action);
  return staffRoles.filter((role) => role !== 'generalSystemAdministrator' && rolePermissions[role].includes(needed));
}

/** What the reader reads about a step that their role may not take: the operator has it, or else one of those who do. */
export function stepOfOthers(side: Side, action: Pick<Allowed, 'name' | 'label'>): StepOfOthers {
  const roles = rolesForStep(side, action.name);
  const [first = 'generalSystemAdministrator', ...others] = roles;
  const named = first === 'fulfillmentServicesOperator' ? [first] : [first, ...others];
  const role = { oneOf: named.map((each) => roleRows[each].label) };
  const duty = dutyOf(side, action.name);
  return {
    action: action.name,
    roles,
    text: duty ? message('said.must', { role, duty }) : message('said.mustAct', { role, action: action.label }),
  };
}

// --- what a step asks of a person, the {duty} of `said.must`: “A Fulfillment Services Manager must communicate the fee.” ---

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
export const dutyOf = (side: Side, action: ActionName): Message | undefined => duties[side][action];
