/** The roles of staff, under the names that libraries know them by. A role is held at one library or at all. */

export interface RoleRow {
  label: string;
  french: string;
  /** What it is for, in one sentence. */
  says: string;
}

export const roleRows = {
  fulfillmentServicesOperator: {
    label: 'Fulfillment Services Operator',
    french: 'Opérateur des services aux usagers',
    says: 'Works on borrowing and lending requests; requests can be assigned to them.',
  },
  fulfillmentServicesManager: {
    label: 'Fulfillment Services Manager',
    french: 'Gestionnaire des services aux usagers',
    says: 'Works on requests, and waives fees and lifts blocks.',
  },
  circulationDeskOperator: {
    label: 'Circulation Desk Operator',
    french: 'Opérateur de comptoir de prêt',
    says: 'Lends to patrons and takes back at a desk.',
  },
  physicalInventoryOperator: {
    label: 'Physical Inventory Operator',
    french: 'Opérateur de l’inventaire physique',
    says: 'Keeps the records of items.',
  },
  resourceSharingPartnersManager: {
    label: 'Resource Sharing Partners Manager',
    french: 'Gestionnaire des partenaires',
    says: 'Keeps the directory of partners.',
  },
  fulfillmentAdministrator: {
    label: 'Fulfillment Administrator',
    french: 'Administrateur des services aux usagers',
    says: 'Keeps workflow profiles, rules and policies.',
  },
  generalSystemAdministrator: {
    label: 'General System Administrator',
    french: 'Administrateur général du système',
    says: 'Keeps everything, also staff and their roles.',
  },
} as const satisfies Record<string, RoleRow>;

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
