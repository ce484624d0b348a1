import { type RoleHeld, roleRows, type StaffRole, staffRoles } from '../../domain/staff.js';
import { say } from '../../words/index.js';
import { Misused } from '../failures.js';

/** `circulationDeskOperator@MAIN` → a role at one library; without `@` at all of them. */
export function roleFrom(given: string): RoleHeld {
  const [role = '', library, ...more] = given.split('@');
  if (!Object.hasOwn(roleRows, role) || library === '' || more.length > 0)
    throw new Misused(`"${given}" is no role.`, `Write one of ${staffRoles.join(', ')}, and @CODE for one library.`);
  return { role: role as StaffRole, ...(library ? { library } : {}) };
}

/** As people read it: `Circulation Desk Operator (MAIN)`. */
export const rolesInWords = (roles: readonly RoleHeld[]): string =>
  roles.map(({ role, library }) => say(roleRows[role].label, 'en') + (library ? ` (${library})` : '')).join(', ');
