/** The link of a library to its own system, and the calls to it. */
import { callNames, problemClasses } from '../domain/library-system/calls.js';
import {
  dueDateRules,
  linkAuthentications,
  linkKinds,
  linkTestSteps,
  namespaceStyles,
  patronSources,
  presetNames,
} from '../domain/library-system/links.js';
import { items, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  facts,
  instant,
  integer,
  line,
  list,
  meaning,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  sentenceShape,
  text,
  wording,
  words,
  yesNo,
} from './shape.js';

export const systemCallStatuses = [
  'pending',
  'sending',
  'delivered',
  'failed',
  'unknown',
  'byHand',
  'notNeeded',
  'withdrawn',
] as const;

export const librarySystemOperations = [
  {
    method: 'get',
    path: '/library-system',
    id: 'listLibrarySystems',
    tag: 'libraries',
    permission: 'keepLibrarySystem',
    summary: 'The link of each library to its own system, without its passwords; a library without one works by hand.',
    answer: ok(items('LibrarySystemLink')),
  },
  {
    method: 'get',
    path: '/library-system/{code}',
    id: 'readLibrarySystem',
    tag: 'libraries',
    permission: 'keepLibrarySystem',
    about: { library: 'code' },
    summary: 'The link of one library to its own system, without its passwords.',
    answer: ok(ref('LibrarySystemLink')),
    problems: [404],
  },
  {
    method: 'put',
    path: '/library-system/{code}',
    id: 'setLibrarySystem',
    tag: 'libraries',
    permission: 'keepLibrarySystem',
    about: { library: 'code' },
    summary:
      'Set the link of a library to its own system. A password stays unless another one is given; it is presented only at the address for which it was entered.',
    body: 'LibrarySystemDraft',
    answer: ok(ref('LibrarySystemLink')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/library-system/{code}/test',
    id: 'testLibrarySystem',
    tag: 'libraries',
    permission: 'keepLibrarySystem',
    about: { library: 'code' },
    summary:
      'Look up a card in the library system, then make a request there and cancel it; where patrons are looked up by SIP2, look the card up there too.',
    body: 'LibrarySystemTestOrder',
    answer: ok(ref('LibrarySystemTest')),
    problems: [404, 409, 422],
  },
  {
    method: 'get',
    path: '/library-system-state',
    id: 'readLibrarySystemState',
    tag: 'libraries',
    permission: 'seeRequests',
    summary: 'Which links do not answer now, and how many calls need a person.',
    answer: ok(items('LibrarySystemState')),
  },
  {
    method: 'get',
    path: '/library-system-calls',
    id: 'listSystemCalls',
    tag: 'libraries',
    permission: 'seeRequests',
    summary: 'Calls to the systems of libraries, the newest first.',
    query: {
      library: line(100, { minLength: 1 }),
      state: oneOfThese('waiting', 'needsPerson', 'done'),
      ...paging,
    },
    answer: ok(page(ref('SystemCall'))),
  },
  {
    method: 'post',
    path: '/patrons/{id}/look-up',
    id: 'lookUpPatron',
    tag: 'patrons',
    permission: 'keepPatrons',
    about: { patron: 'id' },
    summary: 'Look a card up in the library’s own system, and take over what it says of the patron.',
    answer: ok(ref('PatronLookUp')),
  },
  {
    method: 'get',
    path: '/requests/{id}/system-calls',
    id: 'listSystemCallsOfRequest',
    tag: 'requests',
    permission: 'seeRequests',
    about: { request: 'id' },
    summary: 'What was called for a request in the library’s own system, in its order.',
    answer: ok(ref('SystemCallsOfRequest')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/send-without-system',
    id: 'sendWithoutSystem',
    tag: 'requests',
    permission: 'workOnRequests',
    about: { request: 'id' },
    summary: 'Send the partner at once what waits for calls to the library system. The calls themselves go on waiting.',
    answer: ok(ref('SystemCallsOfRequest')),
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/requests/{id}/system-calls/{call}',
    id: 'readSystemCall',
    tag: 'requests',
    permission: 'seeMessages',
    about: { request: 'id' },
    summary: 'One call with what was sent and received; passwords, PINs and addresses are masked.',
    answer: ok(ref('SystemCallDetail')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/system-calls/{call}/again',
    id: 'trySystemCallAgain',
    tag: 'requests',
    permission: 'workOnRequests',
    about: { request: 'id' },
    summary: 'Send a call once more, now. A charge that may have been made is never sent again.',
    answer: ok(ref('SystemCall')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/requests/{id}/system-calls/{call}/by-hand',
    id: 'settleSystemCallByHand',
    tag: 'requests',
    permission: 'workOnRequests',
    about: { request: 'id' },
    summary: 'Note that somebody did in the library system what a call was for. It is not sent any more.',
    body: 'SystemCallNote',
    answer: ok(ref('SystemCall')),
    problems: [404, 409],
  },
  {
    method: 'post',
    path: '/requests/{id}/system-calls/{call}/not-needed',
    id: 'dropSystemCall',
    tag: 'requests',
    permission: 'workOnRequests',
    about: { request: 'id' },
    summary: 'Note that a call is not needed. It is not sent any more.',
    body: 'SystemCallNote',
    answer: ok(ref('SystemCall')),
    problems: [404, 409],
  },
] as const satisfies readonly Operation[];

const codes = (description: string) =>
  meaning<Readonly<Record<string, string>>>({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 100 },
    maxProperties: 500,
    description,
  } as never);
const short = (description: string) => line(200, { description });

const sip2 = {
  host: line(253),
  port: { ...integer, minimum: 1, maximum: 65535 },
  tls: yesNo,
  login: line(100),
  institution: line(100),
  location: line(100),
  timeoutSeconds: { ...integer, minimum: 1, maximum: 60 },
} as const;

/** The settings as `LinkSettings` of the port has them. */
const settings = {
  kind: oneOfThese(...linkKinds),
  preset: oneOfThese(...presetNames),
  address: line(2000, { description: 'Where NCIP messages are posted.' }),
  fromAgency: short('The code by which the system knows this library.'),
  toAgency: short('The agency of the system; empty: the same.'),
  authentication: oneOfThese(...linkAuthentications),
  authenticationName: short('The user, or the name of the header.'),
  profile: short('ApplicationProfileType; empty: none.'),
  calls: object(
    Object.fromEntries(callNames.map((name) => [name, yesNo])) as Record<(typeof callNames)[number], typeof yesNo>,
  ),
  requestType: short('RequestType of RequestItem.'),
  requestScope: short('RequestScopeType of RequestItem.'),
  bibIdCode: short('BibliographicRecordIdentifierCode.'),
  pickupCodes: codes('The system’s code of each pickup library, by our code.'),
  defaultPickup: short('The system’s code of all other pickup libraries.'),
  institutionalPattern: short(
    'The user to whom a loan to another library is made; `{symbol}` is the symbol of the library.',
  ),
  institutionalPatrons: codes('The same by the symbol of a library.'),
  itemLocation: short('The location of temporary items; empty: the system decides.'),
  chargeType: short('FiscalTransactionType of a charge.'),
  currency: line(3),
  dueDate: oneOfThese(...dueDateRules),
  namespace: oneOfThese(...namespaceStyles),
  timeoutSeconds: { ...integer, minimum: 1, maximum: 60 },
  waitBeforePartner: yesNo,
  patrons: oneOfThese(...patronSources),
} as const;

/** Each setting by itself, as the directory file has them. */
export const linkSettingFields = { ...settings, sip2: closed(sip2) } as const;

const problem = optional({ ...sentenceShape, description: 'What is wrong, or what the system answered.' });

const call = {
  id: text,
  library: text,
  name: oneOfThese(...callNames),
  item: optional({ ...text, description: 'The barcode.' }),
  description: optional(text),
  request: text,
  side: oneOfThese('borrowing', 'lending'),
  externalId: text,
  title: text,
  status: oneOfThese(...systemCallStatuses),
  attempts: integer,
  createdAt: instant,
  answeredAt: optional(instant),
  nextAttemptAt: optional(instant),
  behind: optional(oneOfThese(...callNames)),
  needsPerson: yesNo,
  mayTryAgain: { ...yesNo, description: 'False of a charge that may have been made.' },
  found: optional({ ...facts, description: 'What the system brought back.' }),
  isPending: optional({ ...yesNo, description: 'The system decides later.' }),
  problem,
  problemClass: optional(oneOfThese(...problemClasses)),
  theirWords: optional({ ...text, description: 'The system’s own words.' }),
  settledAt: optional(instant),
  settledBy: optional(text),
  note: optional(text),
};

const testLine = object({
  step: oneOfThese(...linkTestSteps),
  outcome: oneOfThese('passed', 'failed', 'leftOut'),
  durationMs: optional(integer),
  says: optional(wording),
});

const state = {
  library: text,
  libraryName: text,
  failingSince: optional(instant),
  resumesAt: optional({ ...instant, description: 'Nothing is sent before then: too many calls failed in a row.' }),
  waiting: integer,
  needPerson: integer,
};

export const librarySystemSchemas = {
  LibrarySystemLink: object({
    library: text,
    libraryName: text,
    enabled: yesNo,
    settings: object({ ...settings, sip2: object(sip2) }),
    hasSecret: yesNo,
    hasSip2Secret: yesNo,
    hasSip2TerminalSecret: yesNo,
    presets: list(
      object({
        name: oneOfThese(...presetNames),
        label: sentenceShape,
        triedWith: oneOfThese('description', 'system'),
        defaults: { ...facts, description: 'The settings that this system wants.' },
        notes: list(sentenceShape),
      }),
    ),
    since: optional(instant),
    staysByHand: { ...integer, description: 'Loans that were under way when it was switched on: they stay by hand.' },
    test: optional(object({ at: instant, lines: list(testLine) })),
    ...{ failingSince: state.failingSince, resumesAt: state.resumesAt, waiting: integer, needPerson: integer },
    delivered: { ...integer, description: 'In the last 30 days.' },
    pickupLibraries: list(object({ code: text, name: text })),
  }),
  LibrarySystemDraft: closed({
    enabled: yesNo,
    settings: closed(linkSettingFields),
    secret: optional({ ...line(500), description: 'The password or key; empty: it is removed. Left out: it stays.' }),
    sip2Secret: optional({ ...line(500), description: 'The password of SIP2, in the same way.' }),
    sip2TerminalSecret: optional({ ...line(500), description: 'The terminal password of SIP2 (AC), in the same way.' }),
  }),
  LibrarySystemTestOrder: closed({
    card: line(100, { minLength: 1, description: 'The number of a card that the library system knows.' }),
  }),
  LibrarySystemTest: object({ at: instant, lines: list(testLine) }),
  LibrarySystemState: object({ ...state, looksUpPatrons: yesNo }),
  PatronLookUp: object({
    outcome: oneOfThese('found', 'unknown', 'notAnswering', 'noLink'),
    patron: optional({ ...text, description: 'The id of the patron.' }),
    reason: optional(sentenceShape),
  }),
  SystemCall: object(call),
  SystemCallDetail: object({ ...call, sent: optional(text), received: optional(text) }),
  SystemCallsOfRequest: object({
    isLinked: { ...yesNo, description: 'The library of the request has a link that is switched on.' },
    messagesWait: list({
      ...sentenceShape,
      description: 'A message to the partner that is sent once these calls are done.',
    }),
    items: list(ref('SystemCall')),
  }),
  SystemCallNote: closed({ note: optional(words(500)) }),
};

export type LibrarySystemLinkView = Shape<'LibrarySystemLink'>;
export type LibrarySystemDraft = Shape<'LibrarySystemDraft'>;
export type LibrarySystemTestView = Shape<'LibrarySystemTest'>;
export type LibrarySystemStateView = Shape<'LibrarySystemState'>;
export type SystemCallView = Shape<'SystemCall'>;
export type SystemCallDetail = Shape<'SystemCallDetail'>;
export type SystemCallsOfRequest = Shape<'SystemCallsOfRequest'>;
