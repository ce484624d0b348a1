/** What a person or a program may do here: one row a permission, held through roles (R16, R114, R122). */
import { type RoleHeld, roleRows, type StaffRole, staffRoles } from './staff.js';

export interface PermissionRow {
  /** Ends the sentence “This needs the permission to …”. */
  label: string;
  french: string;
  /**
   * What a role must cover when the thing asked for belongs to no library in particular: any one library, or all of
   * them. What the whole institution shares (partners, rules, users) is not one library’s to change.
   */
  without: 'anyLibrary' | 'allLibraries';
}

export const permissionRows = {
  seeRequests: { label: 'see requests', french: 'voir les demandes', without: 'anyLibrary' },
  workOnRequests: { label: 'work on requests', french: 'traiter les demandes', without: 'anyLibrary' },
  lendAtDesk: {
    label: 'lend and take back at a desk',
    french: 'prêter et reprendre au comptoir',
    without: 'anyLibrary',
  },
  declareLoansLost: { label: 'declare loans lost', french: 'déclarer des prêts perdus', without: 'anyLibrary' },
  setReplacementCost: {
    label: 'set replacement costs',
    french: 'fixer les coûts de remplacement',
    without: 'anyLibrary',
  },
  waiveFees: { label: 'waive fees', french: 'renoncer à des frais', without: 'anyLibrary' },
  liftBlocks: { label: 'lift blocks of patrons', french: 'lever les blocages de lecteurs', without: 'anyLibrary' },
  seePatrons: { label: 'see patrons', french: 'voir les lecteurs', without: 'anyLibrary' },
  keepPatrons: { label: 'keep the records of patrons', french: 'tenir les fiches de lecteurs', without: 'anyLibrary' },
  importPatrons: { label: 'import patrons', french: 'importer des lecteurs', without: 'allLibraries' },
  seeHoldings: { label: 'see holdings', french: 'voir le fonds', without: 'anyLibrary' },
  keepHoldings: { label: 'keep the records of items', french: 'tenir l’inventaire', without: 'anyLibrary' },
  closeLibraries: {
    label: 'close and reopen libraries',
    french: 'fermer et rouvrir des bibliothèques',
    without: 'allLibraries',
  },
  seePartners: { label: 'see partners', french: 'voir les partenaires', without: 'anyLibrary' },
  keepPartners: {
    label: 'keep the directory of partners',
    french: 'tenir le répertoire des partenaires',
    without: 'allLibraries',
  },
  seeMessages: { label: 'see messages', french: 'voir les messages', without: 'anyLibrary' },
  replayMessages: { label: 'send messages again', french: 'renvoyer des messages', without: 'allLibraries' },
  seeConfiguration: { label: 'see the configuration', french: 'voir la configuration', without: 'anyLibrary' },
  configure: { label: 'change the configuration', french: 'modifier la configuration', without: 'allLibraries' },
  runJobs: { label: 'run jobs', french: 'lancer des tâches', without: 'allLibraries' },
  seeUsers: { label: 'see users', french: 'voir les utilisateurs', without: 'anyLibrary' },
  keepUsers: {
    label: 'keep users, roles and keys',
    french: 'gérer utilisateurs, rôles et clés',
    without: 'allLibraries',
  },
  readAudit: { label: 'read the audit log', french: 'lire le journal d’audit', without: 'allLibraries' },
} as const satisfies Record<string, PermissionRow>;

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
  fulfillmentServicesManager: [...ofOperators, 'waiveFees', 'liftBlocks', 'importPatrons', 'closeLibraries'],
  circulationDeskOperator: [
    ...ofAll,
    ...(['seeRequests', 'lendAtDesk', 'declareLoansLost', 'seePatrons', 'keepPatrons', 'seeHoldings'] as const),
  ],
  physicalInventoryOperator: [...ofAll, 'seeRequests', 'seeHoldings', 'keepHoldings', 'setReplacementCost'],
  resourceSharingPartnersManager: [...ofAll, 'keepPartners', 'seeMessages', 'replayMessages'],
  fulfillmentAdministrator: [
    ...ofAll,
    ...(['configure', 'closeLibraries', 'runJobs', 'seeRequests', 'seeMessages', 'seeUsers', 'readAudit'] as const),
    ...(['seePatrons', 'importPatrons', 'seeHoldings', 'keepHoldings'] as const),
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
export const rolesThatGive = (permission: Permission): string[] =>
  staffRoles.filter((role) => rolePermissions[role].includes(permission)).map((role) => roleRows[role].label);

/** What is missing, as a sentence with its remedy. */
export function whatIsMissing(permission: Permission, library?: string): string {
  const { label, without } = permissionRows[permission];
  const where = library ? ` at ${library}` : without === 'allLibraries' ? ' for the whole institution' : '';
  return `This needs the permission to ${label}${where}. It comes with the role ${inWords(rolesThatGive(permission))}.`;
}

const inWords = (labels: readonly string[]): string =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
