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

/** The cost that a lender asks for a lost item is the inventory’s to say (R114). */
const fieldPermission = (side: Side, action: string, field: string): Permission | undefined =>
  side === 'lending' && action === 'declareLost' && field === 'cost' ? 'setReplacementCost' : undefined;

export interface OrderedAction {
  side: Side;
  action: string;
  fields?: Readonly<Record<string, unknown>>;
  /** Whose request it is. */
  library?: string;
}

/** The first permission that an order lacks. */
export function missingFor(
  rights: Rights,
  { side, action, fields = {}, library }: OrderedAction,
): Permission | undefined {
  const ofFields = Object.entries(fields).flatMap(([name, value]) => {
    const permission = fieldPermission(side, action, name);
    return permission && value !== undefined && value !== null && value !== '' ? [permission] : [];
  });
  return [actionPermission(side, action), ...ofFields].find((permission) => !mayDo(rights, permission, library));
}

/** The buttons of a request as one person is shown them: without what they may not do, also without such fields. */
export const actionsFor = (
  rights: Rights,
  side: Side,
  library: string | undefined,
  actions: readonly Allowed[],
): Allowed[] =>
  actions
    .filter(({ name }) => mayDo(rights, actionPermission(side, name), library))
    .map((action) => ({ ...action, fields: fieldsFor(rights, side, library, action) }));

const fieldsFor = (rights: Rights, side: Side, library: string | undefined, { name: action, fields }: Allowed) =>
  fields.filter(({ name }) => {
    const permission = fieldPermission(side, action, name);
    return permission === undefined || mayDo(rights, permission, library);
  });

/** A usual next step that is not the reader's to do: whose it is, and that as a sentence. */
export interface StepOfOthers {
  action: string;
  roles: StaffRole[];
  text: Wording;
}

/** The roles that can do the whole of a step, also what only some may fill in; the administrator of everything is not asked. */
export function rolesForStep(side: Side, action: string): StaffRole[] {
  const fields = actionRow(side, action)?.fields ?? [];
  const needed = [
    actionPermission(side, action),
    ...fields.flatMap(({ name }) => fieldPermission(side, action, name) ?? []),
  ];
  return staffRoles.filter(
    (role) => role !== 'generalSystemAdministrator' && needed.every((each) => rolePermissions[role].includes(each)),
  );
}

/** What the reader is told of a step that their role does not have; the first role is the one that usually does it. */
export function stepOfOthers(side: Side, action: Pick<Allowed, 'name' | 'label'>): StepOfOthers {
  const roles = rolesForStep(side, action.name);
  const role = roleRows[roles[0] ?? 'generalSystemAdministrator'].label;
  const duty = dutyOf(side, action.name);
  return {
    action: action.name,
    roles,
    text: duty ? message('said.must', { role, duty }) : message('said.mustAct', { role, action: action.label }),
  };
}
