/** What the desk reads of the local records: one schema a view of `engine/local`. */
import { closureKinds } from '../../domain/fulfilment/closures.js';
import { holdStatuses } from '../../domain/fulfilment/hold-shelf.js';
import { holdingPolicies } from '../../domain/fulfilment/holdings.js';
import { identifierKinds } from '../../domain/fulfilment/identifiers.js';
import { blockKinds, languages } from '../../domain/fulfilment/patron.js';
import { policyNames } from '../../domain/fulfilment/policies.js';
import { policyGroups } from '../../domain/fulfilment/policy-words.js';
import { type ExpectedItem, temporaryItemStatuses } from '../../domain/fulfilment/temporary-item.js';
import type { TemporaryItemView } from '../../engine/local/circulation.js';
import { amount, day, instant, integer, list, object, oneOf, optional, ref, text, yesNo } from './shape.js';

const period = object({ from: day, until: optional(day) });
const standing = object({
  decision: oneOf('allowed', 'review', 'refused'),
  reasons: list(object({ text, block: optional(yesNo) })),
});
const patron = {
  id: text,
  name: text,
  group: optional(text),
  email: optional(text),
  language: optional(oneOf(...languages)),
  pickupLibrary: optional(text),
  expiresOn: optional(day),
  blocked: yesNo,
} as const;

export const localViews = {
  LibraryView: object({
    code: text,
    name: text,
    isil: optional(text),
    symbol: optional(text),
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
    borrowsToday: yesNo,
    lendsToday: yesNo,
    desks: list(ref('DeskView')),
    locations: list(ref('LocationView')),
  }),
  DeskView: object({ code: text, library: text, name: text, holdShelf: yesNo, email: optional(text) }),
  LocationView: object({
    code: text,
    library: text,
    name: text,
    kind: oneOf('shelf', 'borrowing', 'lending'),
  }),
  ClosureView: object({
    id: text,
    library: text,
    kind: oneOf(...closureKinds),
    from: day,
    until: day,
    note: optional(text),
    createdAt: instant,
    createdBy: text,
    told: optional(ref('ClosureTold')),
  }),
  ClosureTold: object({ partners: integer, requests: integer }),

  PatronSummary: object(patron),
  PatronView: object({
    ...patron,
    blocks: list(ref('BlockView')),
    activeRequests: integer,
    openLoans: integer,
    feesOwed: amount,
    noCourtesy: optional(yesNo),
    emailRefused: optional(object({ at: instant, answer: text })),
    currency: text,
    standing,
    createdAt: instant,
    updatedAt: instant,
  }),
  PatronOpening: object({
    id: text,
    at: instant,
    who: text,
    kind: oneOf('user', 'key', 'node'),
    how: { ...text, description: 'The operation by which it was opened.' },
  }),
  BlockView: object({
    id: text,
    kind: oneOf(...blockKinds),
    about: { ...text, description: 'What staff wrote, or the title for which the library blocks by itself.' },
    reason: text,
    loan: optional(text),
    createdAt: instant,
    createdBy: text,
  }),
  ImportReport: object({
    dryRun: yesNo,
    created: integer,
    changed: integer,
    unchanged: integer,
    refused: integer,
    rows: list(
      object({
        line: { ...integer, description: 'In the file; the first line, 1, names the columns.' },
        key: text,
        outcome: oneOf('created', 'changed', 'unchanged', 'refused'),
        problems: optional(list(object({ field: text, problem: text }))),
      }),
    ),
  }),

  HoldingView: object({
    id: text,
    barcode: text,
    title: text,
    author: optional(text),
    identifiers: list(object({ kind: oneOf(...identifierKinds), value: text })),
    location: text,
    library: text,
    callNumber: optional(text),
    policy: oneOf(...holdingPolicies),
    replacementCost: optional(amount),
    replacementCurrency: optional(text),
    lent: yesNo,
  }),
  HoldingMatch: object({
    holding: ref('HoldingView'),
    by: oneOf(...identifierKinds, 'title'),
    otherEdition: yesNo,
  }),

  PolicyView: object({
    name: oneOf(...policyNames),
    type: oneOf('integer', 'yesNo', 'amount', 'profile', 'choice', 'text'),
    group: oneOf(...policyGroups),
    ...{ label: text, says: text },
    value: optional({}),
    default: optional({}),
    options: optional(list(object({ value: text, label: text }))),
    changedAt: optional(instant),
    changedBy: optional(text),
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
    suppressed: yesNo,
    library: text,
    location: optional(text),
    itemPolicy: optional(text),
    fulfilmentNote: optional(text),
    internalNote: optional(text),
    status: oneOf(...temporaryItemStatuses),
    dueAt: instant,
    dueDay: { ...day, description: 'The same as a day, where the item is kept.' },
    receivedAt: instant,
    receivedBy: text,
    removedAt: optional(instant),
  }),
  ExpectedItem: object({
    ...{ request: text, externalId: text, barcode: text, title: text, author: optional(text), suppressed: yesNo },
    ...{ library: text, location: optional(text), locationName: optional(text), itemPolicy: optional(text) },
    since: instant,
    hold: object({
      ...{ patron: optional(text), patronName: optional(text), pickupLibrary: text, pickupName: text },
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
    pickupName: text,
    status: oneOf(...holdStatuses),
    notify: yesNo,
    placedAt: instant,
    onShelfAt: optional(instant),
    expiresAt: optional(instant),
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
    status: oneOf('out', 'returned', 'lost', 'deleted'),
    outAt: instant,
    dueAt: instant,
    dueDay: { ...day, description: 'The same as a day, where the item is kept.' },
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
    kind: oneOf('replacement', 'other'),
    amount,
    currency: text,
    status: oneOf('open', 'paid', 'waived'),
    note: optional(text),
    createdAt: instant,
    createdBy: text,
    settledAt: optional(instant),
    settledBy: optional(text),
  }),
};

/** Of one borrowing request. */
export interface TemporaryRecord {
  /** Until an item comes. */
  expected?: ExpectedItem;
  items: TemporaryItemView[];
}
