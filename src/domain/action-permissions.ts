/** Which permission an action on a request needs, and which actions somebody is therefore shown. */

import { message, type Wording } from '../words/message.js';
import { dutyOf } from './action-duties.js';
import { mayDo, type Permission, type Rights, rolePermissions } from './permissions.js';
import { roleRows, type StaffRole, staffRoles } from './staff.js';
import { type Allowed, actionRow } from './staff-actions.js';
import type { Side } from './tables.js';

/** Of the action's row; changes of status and messages are the operator’s (R114). */
export const actionPermission = (side: Side, action: string): Permission =>
  actionRow(side, action)?.permission ?? 'workOnRequests';

export interface OrderedAction {
  side: Side;
  action: string;
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
  action: string;
  roles: StaffRole[];
  text: Wording;
}

/** The roles that have a step; the administrator of everything is not asked. */
export function rolesForStep(side: Side, action: string): StaffRole[] {
  const needed = actionPermission(side, action);
  return staffRoles.filter((role) => role !== 'generalSystemAdministrator' && rolePermissions[role].includes(needed));
}

/** What the reader is told of a step that their role does not have: the operator has it, or else one of those who do. */
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
