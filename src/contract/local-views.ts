/** What the desk reads of the local records: one schema a view of `engine/model/local`. */

import { closureKinds } from '../domain/fulfilment/closures.js';
import { holdStatuses } from '../domain/fulfilment/hold-shelf.js';
import { holdingPolicies } from '../domain/fulfilment/holdings.js';
import { identifierKinds } from '../domain/fulfilment/identifiers.js';
import { blockKinds, languages } from '../domain/fulfilment/patron.js';
import { policyNames } from '../domain/fulfilment/policies.js';
import { policyGroups } from '../domain/fulfilment/policy-words.js';
import { temporaryItemStatuses } from '../domain/fulfilment/temporary-item.js';
import type { Shape } from './schemas.js';
import {
  amount,
  day,
  instant,
  integer,
  list,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  wording,
  yesNo,
} from './shape.js';

/** Where a copy is now; the first that is true. */
export const copyUses = ['lent', 'lost', 'held', 'moving', 'away', 'notForLoan', 'free'] as const;
export type CopyUse = (typeof copyUses)[number];

const period = object({ from: day, until: optional(day) });
const standing = object({
  decision: oneOfThese('allowed', 'review', 'refused'),
  reasons: list(object({ text: wording, block: optional(yesNo) })),
});
const patron = {
  id: text,
  name: text,
  group: optional(text),
  email: optional(text),
  language: optional(oneOfThese(...languages)),
  pickupLibrary: optional(text),
  expiresOn: optional(day),
  blocked: yesNo,
} as const;

const holding = {
  id: text,
  barcode: text,
  title: text,
  author: optional(text),
  identifiers: list(object({ kind: oneOfThese(...identifierKinds), value: text })),
  location: text,
  /** The library that owns it. */
  library: text,
  callNumber: optional(text),
  policy: oneOfThese(...holdingPolicies),
  replacementCost: optional(amount),
  replacementCurrency: optional(text),
  /** With a partner now. */
  lent: yesNo,
} as const;

const importedRow = object({
  line: { ...integer, description: 'In the file; the first line, 1, names the columns.' },
  key: text,
  outcome: oneOfThese('created', 'changed', 'unchanged', 'refused'),
  problems: optional(list(object({ field: text, problem: wording }))),
});
const csvImport = {
  id: text,
  file: optional(text),
  by: text,
  startedAt: instant,
  created: integer,
  changed: integer,
  unchanged: integer,
  refused: integer,
};

export const localViews = {
  LibraryView: object({
    code: text,
    name: text,
    isil: optional(text),
    symbol: optional(text),
    formerSymbols: list(text, {
      description: 'Symbols that it signed with before, which partners may still write to.',
    }),
    resourceSharing: yesNo,
    virtual: yesNo,
    address: optional(
      object({
        line1: text,
        line2: optional(text),
        locality: optional(text),
        postalCode: optional(text),
        region: optional(text),
        country: optional(text),
      }),
    ),
    email: optional(text),
    timeZone: text,
    defaultItemLocation: optional(text),
    defaultPickup: optional(text),
    closedWeekdays: optional(list(integer)),
    inactiveForBorrowing: optional(period),
    inactiveForLending: optional(period),
    /** Whether it takes part today. */
    borrowsToday: yesNo,
    lendsToday: yesNo,
    desks: list(ref('DeskView')),
    locations: list(ref('LocationView')),
    toInform: optional(
      list(object({ code: text, name: text }), {
        description: 'As the answer to a change of its symbol: the partners that know it by the old one.',
      }),
    ),
  }),
  DeskView: object({
    code: text,
    library: text,
    name: text,
    holdShelf: yesNo /** Where patrons answer its letters; without one, the library’s. */,
    email: optional(text),
  }),
  LocationView: object({
    code: text,
    library: text,
    name: text,
    /** `borrowing` and `lending`: where items of and for partners are while they are away from home. */
    kind: oneOfThese('shelf', 'borrowing', 'lending'),
  }),
  ClosureView: object({
    id: text,
    library: text,
    kind: oneOfThese(...closureKinds),
    from: day,
    until: day,
    note: optional(text),
    createdAt: instant,
    createdBy: text,
    /** Who is told of it, or was. */
    told: optional(ref('ClosureTold')),
  }),
  ClosureTold: object({ partners: integer, requests: integer }),

  PatronSummary: object(patron),
  PatronView: object({
    ...patron,
    /** Those that nobody lifted and that are not over. */
    blocks: list(ref('BlockView')),
    activeRequests: integer,
    openLoans: integer,
    /** `12.50` */
    feesOwed: amount,
    noCourtesy: optional(yesNo),
    /** A mail server said that nobody is at the address. A new address is tried again. */
    emailRefused: optional(object({ at: instant, answer: text })),
    /** Of what is owed, by ISO 4217: `CAD`. */
    currency: text,
    /** Whether one more request is allowed now. */
    standing,
    createdAt: instant,
    updatedAt: instant,
  }),
  PatronOpening: object({
    id: text,
    at: instant,
    who: text,
    kind: oneOfThese('user', 'key', 'node'),
    how: { ...text, description: 'The operation by which it was opened.' },
  }),
  BlockView: object({
    id: text,
    kind: oneOfThese(...blockKinds),
    about: { ...text, description: 'What staff wrote, or the title for which the library blocks by itself.' },
    reason: wording,
    loan: optional(text),
    until: optional({ ...day, description: 'Its last day.' }),
    createdAt: instant,
    createdBy: text,
  }),
  ImportReport: object({
    dryRun: yesNo,
    batch: optional({ ...text, description: 'Under which it can be read again.' }),
    created: integer,
    changed: integer,
    unchanged: integer,
    refused: integer,
    rows: list(importedRow),
  }),
  CsvImport: object(csvImport),
  CsvImportView: object({ ...csvImport, rows: list(importedRow, { description: 'Those that could not be taken.' }) }),

  HoldingView: object(holding),
  CopyInUse: object({
    ...holding,
    use: oneOfThese(...copyUses),
    locationName: text,
    request: optional(text),
    externalId: optional(text),
    side: optional(oneOfThese('borrowing', 'lending')),
    partner: optional(text),
    since: optional(instant),
    due: optional(text),
    pastLoans: integer,
  }),
  CopiesInUse: object({
    copies: list(ref('CopyInUse')),
    waiting: list(object({ request: text, externalId: text, partner: optional(text), since: instant })),
  }),
  HoldingMatch: object({
    holding: ref('HoldingView'),
    by: oneOfThese(...identifierKinds, 'title'),
    otherEdition: yesNo,
  }),

  PolicyView: object({
    name: oneOfThese(...policyNames),
    type: oneOfThese('integer', 'yesNo', 'amount', 'profile', 'choice', 'text'),
    group: oneOfThese(...policyGroups),
    label: wording,
    /** What it does, in a sentence. */
    says: wording,
    value: optional({}),
    default: optional({}),
    /** Of a choice: what there is to choose from. */
    options: optional(list(object({ value: text, label: wording }))),
    changedAt: optional(instant),
    changedBy: optional(text),
    /** By its name, who imposes the value with a directory file that was taken in: nobody changes it here. */
    imposedBy: optional(text),
  }),
  ItemRuleView: object({
    id: text,
    position: integer,
    partner: optional(text),
    location: text,
    itemPolicy: optional(text),
  }),

  TemporaryItemView: object({
    id: text,
    request: text,
    externalId: text,
    position: integer,
    barcode: text,
    description: optional(text),
    title: text,
    author: optional(text),
    /** Always: no catalogue shows it. */
    suppressed: yesNo,
    library: text,
    location: optional(text),
    itemPolicy: optional(text),
    /** Pops up when the item is lent. */
    fulfilmentNote: optional(text),
    internalNote: optional(text),
    status: oneOfThese(...temporaryItemStatuses),
    dueAt: instant,
    dueDay: { ...day, description: 'The same as a day, where the item is kept.' },
    receivedAt: instant,
    receivedBy: text,
    removedAt: optional(instant),
  }),
  ExpectedItem: object({
    request: text,
    externalId: text,
    barcode: text,
    title: text,
    author: optional(text),
    suppressed: yesNo,
    library: text,
    location: optional(text),
    locationName: optional(text),
    itemPolicy: optional(text),
    since: instant,
    hold: object({
      patron: optional(text),
      patronName: optional(text),
      pickupLibrary: text,
      pickupName: text,
    }),
  }),
  TemporaryRecord: object({
    expected: optional(ref('ExpectedItem')),
    items: list(ref('TemporaryItemView')),
  }),
  HoldView: object({
    id: text,
    item: text,
    barcode: text,
    title: text,
    request: text,
    externalId: text,
    patron: optional(text),
    patronName: optional(text),
    pickupLibrary: text,
    /** The name of that library. */
    pickupName: text,
    status: oneOfThese(...holdStatuses),
    notify: yesNo,
    placedAt: instant,
    onShelfAt: optional(instant),
    expiresAt: optional(instant),
    /** The conditions under which the lender lends it: codes, or its own words. */
    conditions: optional(list(text)),
  }),
  Received: object({ items: list(ref('TemporaryItemView')), holds: list(ref('HoldView')) }),
  LoanView: object({
    id: text,
    item: text,
    barcode: text,
    title: text,
    request: text,
    externalId: text,
    patron: optional(text),
    patronName: optional(text),
    status: oneOfThese('out', 'returned', 'lost', 'deleted'),
    outAt: instant,
    dueAt: instant,
    dueDay: { ...day, description: 'The same as a day, where the item is kept.' },
    /** Until when the lender lets it be here. */
    lenderDue: optional(instant),
    lenderDueDay: optional({ ...day, description: 'The same as a day, as the lender counts days.' }),
    returnedAt: optional(instant),
    lostAt: optional(instant),
    renewals: integer,
    recalled: optional({ ...yesNo, description: 'The lender wants it back at once.' }),
    fulfilmentNote: optional(text),
  }),
  FeeView: object({
    id: text,
    patron: optional(text),
    patronName: optional(text),
    loan: optional(text),
    request: optional(text),
    kind: oneOfThese('replacement', 'request', 'other'),
    amount,
    currency: text,
    status: oneOfThese('open', 'paid', 'waived'),
    note: optional(wording),
    createdAt: instant,
    createdBy: text,
    settledAt: optional(instant),
    settledBy: optional(text),
  }),
};

/** How many are told: one message on each request. */
export type ClosureNotified = Shape<'ClosureTold'>;
export type ClosureView = Shape<'ClosureView'>;
export type DeskView = Shape<'DeskView'>;
export type HoldView = Shape<'HoldView'>;
export type HoldingView = Shape<'HoldingView'>;
export type ItemRuleView = Shape<'ItemRuleView'>;
export type LibraryView = Shape<'LibraryView'>;
export type LoanView = Shape<'LoanView'>;
export type LocationView = Shape<'LocationView'>;
export type PatronSummary = Shape<'PatronSummary'>;
export type Received = Shape<'Received'>;
export type TemporaryItemView = Shape<'TemporaryItemView'>;

export type BlockView = Shape<'BlockView'>;
export type FeeView = Shape<'FeeView'>;
/** What a file did, or with a dry run would do, row by row. */
export type ImportReport = Shape<'ImportReport'>;
export type PatronView = Shape<'PatronView'>;
export type PolicyView = Shape<'PolicyView'>;
