/** What a system answered: facts, or its problem. Tolerant of everything that does not change the meaning. */
import { offset } from '../../domain/calendar/calendar.js';
import type { CallName } from '../../domain/library-system/calls.js';
import type { DoneFacts, SystemUser } from '../port.js';
import type { WrittenProblem } from '../problems.js';
import { ncipNames } from './messages.js';
import { at, branchesOf, has, type NcipElement, type NotNcip, readAnswerTree, textAt } from './tree.js';
import { userIn } from './user.js';

export type ReadAnswer<Name extends CallName> =
  | { kind: 'done'; facts: DoneFacts[Name] }
  | { kind: 'problem'; problem: WrittenProblem }
  | { kind: 'unreadable'; why: NotNcip | 'otherMessage'; detail: string };

/** `timeZone`: of the library, for systems that write local times without saying so. */
export function readNcipAnswer<Name extends CallName>(
  call: Name,
  bytes: Uint8Array,
  { contentType, timeZone = 'UTC' }: { contentType?: string | undefined; timeZone?: string } = {},
): ReadAnswer<Name> {
  const read = readAnswerTree(bytes, contentType);
  if (read.kind === 'not') return { kind: 'unreadable', why: read.why, detail: read.detail };
  const expected = `${ncipNames[call]}Response`;
  const answer = read.rootName === expected ? read.root : at(read.root, expected);
  const problem =
    branchesOf(answer, 'Problem')[0] ?? (read.rootName === 'Problem' ? read.root : at(read.root, 'Problem'));
  if (problem) return { kind: 'problem', problem: problemIn(problem) };
  // A response of another name is one of another message, or a problem in an envelope of its own.
  const other = Object.keys(read.root).find((name) => name !== '#text') ?? read.rootName;
  const within = at(read.root, other, 'Problem');
  if (!answer && within) return { kind: 'problem', problem: problemIn(within) };
  if (!answer) return { kind: 'unreadable', why: 'otherMessage', detail: other };
  return { kind: 'done', facts: readers[call](answer, timeZone) };
}

const problemIn = (problem: NcipElement): WrittenProblem => ({
  type: textAt(problem, 'ProblemType'),
  detail: textAt(problem, 'ProblemDetail') ?? textAt(problem),
  element: textAt(problem, 'ProblemElement'),
  value: textAt(problem, 'ProblemValue'),
});

const readers: { readonly [Name in CallName]: (answer: NcipElement, timeZone: string) => DoneFacts[Name] } = {
  lookUpUser: (answer): SystemUser => userIn(answer),
  acceptItem: (answer) => given({ requestId: requestIdIn(answer), itemId: itemIdIn(answer) }),
  requestItem: (answer, timeZone) => {
    const item = at(answer, 'ItemOptionalFields');
    return given({
      requestId: requestIdIn(answer),
      itemId: itemIdIn(answer),
      callNumber: textAt(item, 'ItemDescription', 'CallNumber'),
      location: locationIn(item),
      title: textAt(item, 'BibliographicDescription', 'Title'),
      holdPickupAt: instantIn(textAt(answer, 'HoldPickupDate'), timeZone),
    });
  },
  cancelRequest: () => ({}),
  checkOut: (answer, timeZone) => ({
    ...given({ dueAt: dueIn(answer, timeZone), renewals: numberIn(answer, 'RenewalCount') }),
    ...(has(answer, 'IndeterminateLoanPeriodFlag') ? { indefinite: true as const } : {}),
  }),
  checkIn: (answer) => given({ userId: textAt(answer, 'UserId', 'UserIdentifierValue') }),
  renew: (answer, timeZone) => ({
    ...given({ dueAt: dueIn(answer, timeZone), renewals: numberIn(answer, 'RenewalCount') }),
    ...(has(answer, 'Pending') ? { pending: true as const } : {}),
  }),
  recall: (answer, timeZone) => given({ dueAt: dueIn(answer, timeZone) }),
  deleteItem: () => ({}),
  charge: (answer) =>
    given({
      reference:
        textAt(answer, 'FiscalTransactionReferenceId', 'FiscalTransactionIdentifierValue') ??
        textAt(answer, 'FiscalTransactionReferenceId'),
    }),
};

const requestIdIn = (answer: NcipElement) => textAt(answer, 'RequestId', 'RequestIdentifierValue');
const itemIdIn = (answer: NcipElement) => textAt(answer, 'ItemId', 'ItemIdentifierValue');

/** The most particular name: systems write the library, then the place in it. */
function locationIn(item: NcipElement | undefined): string | undefined {
  const names = branchesOf(item, 'Location').flatMap((each) =>
    branchesOf(at(each, 'LocationName'), 'LocationNameInstance').map((instance) =>
      textAt(instance, 'LocationNameValue'),
    ),
  );
  return names.filter((each) => each !== undefined).at(-1);
}

const dueIn = (answer: NcipElement, timeZone: string) =>
  instantIn(textAt(answer, 'DateDue') ?? textAt(answer, 'ItemOptionalFields', 'DateDue'), timeZone);

const numberIn = (answer: NcipElement, name: string): number | undefined => {
  const text = textAt(answer, name);
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
};

/** An instant in ISO 8601; undefined for what is none. A day alone ends in the evening of the library. */
export function instantIn(text: string | undefined, timeZone: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text ?? '');
  if (!parts) return undefined;
  const [, day, time = '23:59:59', zone] = parts;
  const written = Date.parse(`${day}T${time}${zone?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(written)) return undefined;
  return new Date(zone ? written : written - offset(written - offset(written, timeZone), timeZone)).toISOString();
}

/** Without what is undefined. */
function given<T extends Record<string, string | number | undefined>>(
  facts: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
