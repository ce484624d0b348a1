/** What a person or a program may do here: one row a permission, held through roles (R16, R114, R122). */
import { type Message, message, worded } from '../../words/message.js';
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from './staff.js';

interface PermissionRow {
  /**
   * What a role must cover when the thing asked for belongs to no library in particular: any one library, or all of
   * them. What the whole institution shares (partners, rules, users) is not one library’s to change.
   */
  without: 'anyLibrary' | 'allLibraries';
}

/** `label` ends the sentence “This needs the permission to …”. */
export const permissionRows = worded(
  {
    seeRequests: { without: 'anyLibrary' },
    workOnRequests: { without: 'anyLibrary' },
    lendAtDesk: {
      without: 'anyLibrary',
    },
    declareLoansLost: { without: 'anyLibrary' },
    setReplacementCost: {
      without: 'anyLibrary',
    },
    waiveFees: { without: 'anyLibrary' },
    liftBlocks: { without: 'anyLibrary' },
    seePatrons: { without: 'anyLibrary' },
    keepPatrons: { without: 'anyLibrary' },
    seeOpenedPatrons: { without: 'anyLibrary' },
    importPatrons: { without: 'allLibraries' },
    seeHoldings: { without: 'anyLibrary' },
    keepHoldings: { without: 'anyLibrary' },
    closeLibraries: {
      without: 'allLibraries',
    },
    seePartners: { without: 'anyLibrary' },
    keepPartners: {
      without: 'allLibraries',
    },
    keepSecrets: { without: 'allLibraries' },
    seeMessages: { without: 'anyLibrary' },
    replayMessages: { without: 'allLibraries' },
    seeConfiguration: { without: 'anyLibrary' },
    configure: { without: 'allLibraries' },
    runJobs: { without: 'allLibraries' },
    mailOutside: { without: 'anyLibrary' },
    seeUsers: { without: 'anyLibrary' },
    keepUsers: {
      without: 'allLibraries',
    },
    keepWebhooks: { without: 'allLibraries' },
    keepLibrarySystem: { without: 'anyLibrary' },
    sendPatronData: { without: 'allLibraries' },
    readAudit: { without: 'allLibraries' },
    compareLibraries: { without: 'allLibraries' },
  } as const satisfies Record<string, PermissionRow>,
  { label: 'permission' },
);

export type Permission = keyof typeof permissionRows;
export const permissions = Object.keys(permissionRows) as [Permission, ...Permission[]];

/** What everybody who works here may look at. */
const ofAll = ['seePartners', 'seeConfiguration'] as const satisfies readonly Permission[];
const ofOperators = [
  ...ofAll,
  ...(['seeRequests', 'workOnRequests', 'lendAtDesk', 'seePatrons', 'keepPatrons'] as const),
  ...(['seeHoldings', 'seeMessages', 'seeUsers'] as const),
] as const satisfies readonly Permission[];

export const rolePermissions: Record<StaffRole, readonly Permission[]> = {
  fulfillmentServicesOperator: ofOperators,
  fulfillmentServicesManager: [
    ...ofOperators,
    ...(['declareLoansLost', 'setReplacementCost', 'waiveFees', 'liftBlocks'] as const),
    ...(['importPatrons', 'closeLibraries', 'seeOpenedPatrons'] as const),
  ],
  circulationDeskOperator: [
    ...ofAll,
    ...(['seeRequests', 'lendAtDesk', 'declareLoansLost', 'seePatrons', 'keepPatrons', 'seeHoldings'] as const),
  ],
  physicalInventoryOperator: [...ofAll, 'seeRequests', 'seeHoldings', 'keepHoldings', 'setReplacementCost'],
  resourceSharingPartnersManager: [...ofAll, 'keepPartners', 'seeMessages', 'replayMessages'],
  fulfillmentAdministrator: [
    ...ofAll,
    ...([
      'configure',
      'closeLibraries',
      'runJobs',
      'mailOutside',
      'seeRequests',
      'seeMessages',
      'seeUsers',
      'keepWebhooks',
      'keepLibrarySystem',
      'readAudit',
      'compareLibraries',
    ] as const),
    ...(['seePatrons', 'importPatrons', 'seeOpenedPatrons', 'seeHoldings', 'keepHoldings'] as const),
  ],
  generalSystemAdministrator: permissions,
};

/** Roles held, and for a key what of them it is cut down to. */
export interface Rights {
  roles: readonly RoleHeld[];
  only?: readonly Permission[];
}

/** The libraries where somebody holds a permission: all, or these; none when they do not hold it. */
export function librariesWith({ roles, only }: Rights, permission: Permission): 'all' | readonly string[] {
  if (only && !only.includes(permission)) return [];
  const held = roles.filter(({ role }) => rolePermissions[role].includes(permission));
  if (held.some(({ library }) => library === undefined)) return 'all';
  return [...new Set(held.flatMap(({ library }) => library ?? []))];
}

/** At a library; without one for what belongs to none, where the permission's row says what must be covered. */
export function mayDo(rights: Rights, permission: Permission, library?: string): boolean {
  const where = librariesWith(rights, permission);
  if (where === 'all') return true;
  if (library !== undefined) return where.includes(library);
  return permissionRows[permission].without === 'anyLibrary' && where.length > 0;
}

/** Everything somebody may do at one library or more. */
export const permissionsOf = (rights: Rights): Permission[] =>
  permissions.filter((permission) => librariesWith(rights, permission).length > 0);

/** Everything somebody may do: first what they may at all libraries, then what more at some, in the order of the roles. */
export function permissionsByLibrary(rights: Rights): { library?: string; permissions: Permission[] }[] {
  const held = permissions.map((permission) => ({ permission, where: librariesWith(rights, permission) }));
  const named = [...new Set(rights.roles.flatMap(({ library }) => library ?? []))];
  const at = (is: (where: 'all' | readonly string[]) => boolean) =>
    held.filter(({ where }) => is(where)).map(({ permission }) => permission);
  return [
    { permissions: at((where) => where === 'all') },
    ...named.map((library) => ({ library, permissions: at((where) => where !== 'all' && where.includes(library)) })),
  ].filter((each) => each.permissions.length > 0);
}

/** Labels of the roles that give a permission, in the order of the roles. */
export const rolesThatGive = (permission: Permission): Message[] =>
  staffRoles.filter((role) => rolePermissions[role].includes(permission)).map((role) => roleRows[role].label);

/** What is missing, with its remedy. */
export function whatIsMissing(permission: Permission, library?: string): Message {
  const row = permissionRows[permission];
  const roles = staffRoles.filter((role) => rolePermissions[role].includes(permission)).map((role) => roleRows[role]);
  return message('refusedAccess.lacks', {
    permission: row.label,
    where: library ? 'library' : row.without === 'allLibraries' ? 'everywhere' : 'none',
    library,
    roles: { oneOf: roles.map(({ label }) => label) },
  });
}
