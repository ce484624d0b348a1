import { partnerFieldNames } from '../../domain/partner/fields.js';

/** One fact of a thing that is other than it was. */
export interface Difference {
  name: string;
  before: unknown;
  after: unknown;
}

type Facts = Readonly<Record<string, unknown>>;

/** What changed between two states of a thing; of a list of named things, each by its name. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => !ofTheRecordItself.includes(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => ({ name, before: was[name], after: is[name] }));
}

/** Kept with a thing, and nobody's change. */
const ofTheRecordItself = ['version', 'channel', 'changedAt', 'changedBy'];

/** Policies and reasons come as a list: each is a fact under its name. */
function factsOf(state: unknown): Facts {
  if (!Array.isArray(state)) return typeof state === 'object' && state !== null ? (state as Facts) : {};
  return Object.fromEntries(
    state.map((each: Record<string, unknown>, at) => {
      const name = String(each['name'] ?? each['code'] ?? each['id'] ?? at);
      return [name, 'value' in each ? each['value'] : each];
    }),
  );
}

const ofPartner = [
  ...['name', 'symbols', 'url', 'dialect', 'isoVersion', 'status', 'borrowingProfile', 'lendingProfile'],
  ...partnerFieldNames.filter((name) => name !== 'notes'),
];
const ofLibrary = [
  ...['name', 'isil', 'symbol', 'resourceSharing', 'virtual', 'address', 'email', 'timeZone'],
  ...['defaultItemLocation', 'defaultPickup', 'closedWeekdays', 'inactiveForBorrowing', 'inactiveForLending'],
];

interface Entry {
  thing: string;
  outcome: string;
  before?: unknown;
  after?: unknown;
}

/** What has to be sent so that a thing is again as it was before that change; nothing where that cannot be done. */
export function puttingBack({ thing, outcome, before, after }: Entry): Record<string, unknown> | undefined {
  if (outcome !== 'done' || !before || !after) return undefined;
  const changeable = { partner: ofPartner, library: ofLibrary, policies: undefined }[thing as 'partner'];
  if (!changeable && thing !== 'policies') return undefined;
  const changed = differencesOf(before, after).filter(({ name }) => !changeable || changeable.includes(name));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((each) => [each.name, each.before ?? null]));
}
