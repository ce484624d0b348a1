/**
 * Every fact that a line of history or an attention item carries beside its words. What names a person, or quotes what names
 * one, is flagged here and nowhere else: whoever may not see patrons is not given it. What is not declared is given to none of
 * them either, and a test that writes it fails.
 */
import type { Wording } from '../../words/message.js';

interface ValueOf {
  text: string;
  words: Wording;
  number: number;
  yesNo: boolean;
  texts: readonly string[];
  /** RFC 3339. */
  moment: string;
  /** Lists and objects; the fields within them that name a patron are left out by their names. */
  data: unknown;
}

interface FactRow {
  type: keyof ValueOf;
  /** It names a patron, or may. */
  person: boolean;
}

export const lineFactRows = {
  // Why something happened by itself: the rule, what it goes by, and what was found.
  rule: { type: 'text', person: false },
  ruleName: { type: 'text', person: false },
  setting: { type: 'text', person: false },
  policy: { type: 'text', person: false },
  value: { type: 'data', person: false },
  date: { type: 'moment', person: false },
  since: { type: 'moment', person: false },
  restored: { type: 'moment', person: false },
  claim: { type: 'number', person: false },
  claims: { type: 'number', person: false },
  attempts: { type: 'number', person: false },
  atMost: { type: 'number', person: false },
  movedTo: { type: 'text', person: false },
  renewals: { type: 'number', person: false },
  receivedAt: { type: 'moment', person: false },
  lenderDue: { type: 'moment', person: false },
  returnAllowanceDays: { type: 'number', person: false },
  reopens: { type: 'text', person: false },
  retryAfter: { type: 'text', person: false },
  replyBy: { type: 'text', person: false },
  withdrawn: { type: 'text', person: false },
  openDay: { type: 'data', person: false },
  job: { type: 'text', person: false },
  jobId: { type: 'text', person: false },
  maker: { type: 'text', person: false },
  confirmed: { type: 'yesNo', person: false },
  warning: { type: 'words', person: false },
  // The step that a line tells of, and what an undo took back.
  step: { type: 'number', person: false },
  undid: { type: 'text', person: false },
  undidStep: { type: 'number', person: false },
  tellsPartner: { type: 'yesNo', person: false },
  // The copy that an automatic answer goes by, and when a partner learned of it.
  holding: { type: 'text', person: false },
  toldAt: { type: 'data', person: false },
  patronDue: { type: 'data', person: false },
  // What a step changed in the request.
  changed: { type: 'data', person: false },
  dueDate: { type: 'data', person: false },
  dueDay: { type: 'data', person: false },
  lostCase: { type: 'text', person: false },
  fee: { type: 'data', person: false },
  terms: { type: 'data', person: false },
  reason: { type: 'data', person: false },
  leftOut: { type: 'data', person: false },
  duplicateOf: { type: 'text', person: false },
  added: { type: 'data', person: false },
  removed: { type: 'data', person: false },
  before: { type: 'data', person: false },
  after: { type: 'data', person: false },
  active: { type: 'yesNo', person: false },
  enteredBy: { type: 'text', person: false },
  // Messages to and from partners.
  message: { type: 'text', person: false },
  summary: { type: 'text', person: false },
  outcome: { type: 'text', person: false },
  event: { type: 'text', person: false },
  problems: { type: 'texts', person: false },
  notApplied: { type: 'text', person: false },
  partner: { type: 'text', person: false },
  file: { type: 'text', person: false },
  why: { type: 'words', person: false },
  note: { type: 'text', person: false },
  // Items, desks and moves.
  barcode: { type: 'text', person: false },
  barcodes: { type: 'texts', person: false },
  back: { type: 'number', person: false },
  of: { type: 'number', person: false },
  desk: { type: 'text', person: false },
  due: { type: 'moment', person: false },
  was: { type: 'text', person: false },
  home: { type: 'texts', person: false },
  day: { type: 'number', person: false },
  alert: { type: 'words', person: false },
  alerts: { type: 'data', person: false },
  move: { type: 'text', person: false },
  moveRequest: { type: 'text', person: false },
  expiresAt: { type: 'data', person: false },
  notification: { type: 'number', person: false },
  block: { type: 'yesNo', person: false },
  lost: { type: 'yesNo', person: false },
  kind: { type: 'text', person: false },
  location: { type: 'text', person: false },
  callNumber: { type: 'text', person: false },
  manualDescription: { type: 'text', person: false },
  neededBy: { type: 'text', person: false },
  result: { type: 'text', person: false },
  items: { type: 'data', person: false },
  holdings: { type: 'data', person: false },
  count: { type: 'number', person: false },
  library: { type: 'text', person: false },
  // Letters, copies and questions.
  letter: { type: 'text', person: false },
  id: { type: 'text', person: false },
  mail: { type: 'text', person: false },
  type: { type: 'number', person: false },
  heading: { type: 'words', person: false },
  lines: { type: 'words', person: false },
  // What a patron writes about, with what they say of it.
  about: { type: 'words', person: true },
  language: { type: 'text', person: false },
  notice: { type: 'text', person: false },
  by: { type: 'text', person: false },
  // A call to the library’s own system.
  call: { type: 'text', person: false },
  // The system’s own words, and what they mean, may name a patron.
  theirWords: { type: 'text', person: true },
  problem: { type: 'words', person: true },
  // Other requests.
  request: { type: 'text', person: false },
  state: { type: 'text', person: false },
  createdAt: { type: 'moment', person: false },
  // From and to: members of staff, positions, days.
  from: { type: 'data', person: false },
  to: { type: 'data', person: false },
  until: { type: 'text', person: false },
  // What says who a patron is, or how they stand.
  patron: { type: 'text', person: true },
  decision: { type: 'text', person: true },
  reasons: { type: 'data', person: true },
  findings: { type: 'data', person: true },
  answer: { type: 'text', person: true },
  subject: { type: 'text', person: true },
} as const satisfies Record<string, FactRow>;

/** Where a fact of that name means something else: by the event of the line, or the reason of the attention item. */
export const lineFactsOf: Readonly<Record<string, Readonly<Record<string, FactRow>>>> = {
  letterMailed: { to: { type: 'text', person: true } },
  letterNotMailed: { to: { type: 'text', person: true } },
  letterSentAgain: { to: { type: 'text', person: true } },
  'librarySystem.byHand': { note: { type: 'text', person: true } },
  'librarySystem.notNeeded': { note: { type: 'text', person: true } },
};

export type LineFact = keyof typeof lineFactRows;
/** Facts of a line, as whoever writes one gives them. */
export type LineFacts = {
  readonly [Name in LineFact]?: ValueOf[(typeof lineFactRows)[Name]['type']] | undefined;
};

/** How a fact of a line is declared; undefined when it is not. `of`: the event, or the reason. */
export const lineFactRow = (of: string, name: string): FactRow | undefined =>
  (Object.hasOwn(lineFactsOf[of] ?? {}, name) ? lineFactsOf[of]?.[name] : undefined) ??
  (Object.hasOwn(lineFactRows, name) ? lineFactRows[name as LineFact] : undefined);

/** The facts of a line that name nobody. */
export const factsWithoutPersons = (
  of: string,
  facts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => lineFactRow(of, name)?.person === false));
