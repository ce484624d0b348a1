/** The roles of staff, under the names that libraries know them by. A role is held at one library or at all. */

import { worded } from '../../words/message.js';

interface RoleRow {
  /** What it is for, in one sentence. */
  says: string;
}

export const roleRows = worded(
  {
    fulfillmentServicesOperator: {
      says: 'Works on borrowing and lending requests; requests can be assigned to them.',
    },
    fulfillmentServicesManager: {
      says: 'Works on requests, and waives fees and lifts blocks.',
    },
    circulationDeskOperator: {
      says: 'Lends to patrons and takes back at a desk.',
    },
    physicalInventoryOperator: {
      says: 'Keeps the records of items.',
    },
    resourceSharingPartnersManager: {
      says: 'Keeps the directory of partners.',
    },
    fulfillmentAdministrator: {
      says: 'Keeps workflow profiles, rules and policies.',
    },
    generalSystemAdministrator: {
      says: 'Keeps everything, also staff and their roles.',
    },
  } as const satisfies Record<string, RoleRow>,
  { label: 'role' },
);

export type StaffRole = keyof typeof roleRows;
export const staffRoles = Object.keys(roleRows) as [StaffRole, ...StaffRole[]];

/** How the desk looks; `system`: as their machine does. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** What a desk may remember for one user: JSON under a key, so large and so deep each, so many in all. */
export const preferenceLimits = { bytes: 16_384, depth: 32, keys: 200 } as const;

/** Without a library: at all of them. */
export interface RoleHeld {
  role: StaffRole;
  library?: string;
}

/** Requests are assigned to people who hold this role (R82). */
export const assignableRole: StaffRole = 'fulfillmentServicesOperator';

export const mayBeAssigned = (roles: readonly RoleHeld[]): boolean => roles.some(({ role }) => role === assignableRole);
