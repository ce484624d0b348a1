import { partnerFieldNames } from '../../domain/partner/fields.js';

/** One fact of a thing that is other than it was. */
export interface Difference {
  name: string;
  /** Of which part of the thing: the language of a letter, the library whose words they are. */
  of?: readonly string[];
  before: unknown;
  after: unknown;
  /** The log keeps that it changed, and not the values. */
  isNotKept?: true;
}

type Facts = Readonly<Record<string, unknown>>;

/** What changed between two states of a thing, down to the single field; of a list of named things, each by its name. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [factsOf(before), factsOf(after)];
  const notKept = Array.isArray(is['notKept']) ? is['notKept'].map(String) : [];
  return [
    ...withinFacts(was, is, []),
    ...notKept.map((name): Difference => ({ name, before: undefined, after: undefined, isNotKept: true })),
  ];
}

/** Stored with a thing, but not a change by anybody. */
export const ofTheRecordItself: readonly string[] = [
  ...['version', 'channel', 'changedAt', 'changedBy', 'updatedAt', 'createdAt', 'lastUsedAt', 'notKept'],
];
/** Say nothing of their own: what is in them does. */
const containers = ['texts', 'own', 'ofLibraries'];
/** By which the things of a list are distinguished; a credential by how it begins, as its page says it, before a number of ours. */
const keys = ['language', 'library', 'code', 'prefix', 'id', 'name'];

const withinFacts = (was: Facts, is: Facts, of: readonly string[]): Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => !ofTheRecordItself.includes(name))
    .flatMap((name) => differing(name, wordsIn(was, name), wordsIn(is, name), of));

/** A letter without words of its own says the built-in ones. */
const wordsIn = (facts: Facts, name: string): unknown =>
  facts[name] ?? (name === 'own' && isFacts(facts['builtIn']) ? facts['builtIn'] : undefined);

function differing(name: string, was: unknown, is: unknown, of: readonly string[]): Difference[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const inside = containers.includes(name) ? of : [...of, name];
  if (isFacts(was) && isFacts(is)) return withinFacts(was, is, inside);
  const key = keyOfLists(was, is);
  if (key) {
    const [first, second] = [byKey(was, key), byKey(is, key)];
    return [...new Set([...first.keys(), ...second.keys()])].flatMap((each) =>
      differing(each, first.get(each), second.get(each), containers.includes(name) ? of : inside),
    );
  }
  return [{ name, ...(of.length > 0 ? { of } : {}), before: was, after: is }];
}

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two lists of things that have names: by which of their facts they are compared. */
function keyOfLists(was: unknown, is: unknown): string | undefined {
  if (!Array.isArray(was) || !Array.isArray(is) || was.length + is.length === 0) return undefined;
  return keys.find((key) =>
    [was, is].every(
      (list) =>
        list.every((each) => isFacts(each) && typeof each[key] === 'string') &&
        new Set(list.map((each) => each[key])).size === list.length,
    ),
  );
}

const byKey = (list: unknown, key: string): Map<string, unknown> =>
  new Map((list as Facts[]).map((each) => [String(each[key]), each]));

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

interface Entry {
  thing: string;
  thingId: string;
  outcome: string;
  before?: unknown;
  after?: unknown;
}

/** The fields that may be said again, by the thing; of policies each. */
const changeable: Readonly<Record<string, readonly string[] | 'each'>> = {
  partner: [
    ...['name', 'symbols', 'url', 'dialect', 'isoVersion', 'status', 'borrowingProfile', 'lendingProfile'],
    ...partnerFieldNames.filter((name) => name !== 'notes'),
  ],
  library: [
    ...['name', 'isil', 'symbol', 'resourceSharing', 'virtual', 'address', 'email', 'timeZone'],
    ...['defaultItemLocation', 'defaultPickup', 'closedWeekdays', 'inactiveForBorrowing', 'inactiveForLending'],
  ],
  policies: 'each',
  temporaryItemRule: ['partner', 'location', 'itemPolicy', 'position'],
  workflowProfile: ['name', 'french', 'automaticRenew'],
  sendingRule: ['name', 'sends', 'conditions', 'enabled', 'position'],
  rotaTemplate: ['name', 'order', 'status', 'members'],
  patronGroup: ['code', 'name', 'french', 'codes', 'position'],
  loanRule: [
    ...['name', 'mayRequest', 'refusal', 'french', 'requestLimit', 'loanDays', 'renewals', 'requestFee'],
    ...['pickupLibraries', 'conditions', 'enabled', 'position'],
  ],
  rotaRule: ['name', 'description', 'goesOn', 'lastResort', 'conditions', 'enabled', 'position', 'templates'],
  user: ['name', 'email', 'language', 'active'],
  patron: ['group', 'language', 'pickupLibrary', 'expiresOn', 'noCourtesy'],
};

/** What has to be sent so that a thing is again as it was before that change; nothing where that cannot be done. */
export function puttingBack({ thing, outcome, before, after }: Entry): Record<string, unknown> | undefined {
  if (outcome !== 'done' || !before || !after) return undefined;
  if (thing === 'holding') return differencesOf(before, after).length > 0 ? holdingAgain(before as Facts) : undefined;
  const fields = changeable[thing];
  if (!fields) return undefined;
  const [was, is] = [factsOf(before), factsOf(after)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) =>
      (fields === 'each' || fields.includes(name)) &&
      !ofTheRecordItself.includes(name) &&
      JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, was[name] ?? null]));
}

/** An item is said anew as a whole. */
function holdingAgain({ barcode, title, author, identifiers, location, callNumber, policy }: Facts) {
  const numbers = (kind: string) =>
    (identifiers as { kind: string; value: string }[]).filter((each) => each.kind === kind).map(({ value }) => value);
  const said = {
    ...{ barcode, title, author, location, callNumber, policy },
    ...{ isbn: numbers('ISBN').join('|'), issn: numbers('ISSN').join('|'), oclc: numbers('OCLC').join('|') },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''));
}
