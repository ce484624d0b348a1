/** The things of the configuration that carry a version, so that nobody saves over what a colleague saved meanwhile. */
import type { Operation } from './operation.js';

export interface VersionedThing {
  /** The schema of its view. */
  view: string;
  /** What changes without anybody changing the thing. */
  loose?: readonly string[];
  /** Only the list as a whole has one. */
  whole?: true;
}

/** By the first part of their addresses. */
export const versionedThings: Readonly<Record<string, VersionedThing>> = {
  partners: { view: 'PartnerView', loose: ['channel', 'credentials', 'ourCertificate'] },
  libraries: { view: 'LibraryView', loose: ['borrowsToday', 'lendsToday'] },
  users: { view: 'UserView', loose: ['lastSignInAt', 'openIdSince', 'hasPassword'] },
  policies: { view: 'PolicyView', whole: true },
  reasons: { view: 'ReasonView' },
  'temporary-item-rules': { view: 'ItemRuleView' },
  'workflow-profiles': { view: 'ProfileView', loose: ['partners'] },
  'sending-rules': { view: 'SendingRuleView' },
  'rota-templates': { view: 'RotaTemplate' },
  'rota-rules': { view: 'RotaRuleView' },
  'patron-groups': { view: 'PatronGroupView', loose: ['patrons'] },
  'loan-rules': { view: 'LoanRuleView' },
  'query-templates': { view: 'QueryTemplateView' },
};

/** What a thing is to an address, when that is one that shows or changes it. */
export function versionedIn({ path, method }: Pick<Operation, 'path' | 'method'>): VersionedThing | undefined {
  const [, first = '', ...rest] = path.split('/');
  const thing = Object.hasOwn(versionedThings, first) ? versionedThings[first] : undefined;
  const isItself = rest.every((part) => part.startsWith('{'));
  return thing && (isItself || (method !== 'get' && rest[0]?.startsWith('{') === true)) ? thing : undefined;
}

/** Whether an address takes `If-Match`: one that changes or removes a thing that is there. */
export const takesVersion = (operation: Pick<Operation, 'path' | 'method'>): boolean =>
  ['patch', 'put', 'delete'].includes(operation.method) && versionedIn(operation) !== undefined;
