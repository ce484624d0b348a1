/** What a desk may send to the local records. All are closed: an unknown field is refused by its name, never ignored. */
import { closureKinds } from '../../domain/fulfilment/closures.js';
import { holdingPolicies } from '../../domain/fulfilment/holdings.js';
import { type OverdueRow, overdueLetters } from '../../domain/fulfilment/overdue-profile.js';
import { languages } from '../../domain/fulfilment/patron.js';
import { type PolicyRow, type PolicyType, policyNames, policyRows } from '../../domain/fulfilment/policies.js';
import { policyWords } from '../../domain/fulfilment/policy-words.js';
import type { CheckOutOrder, FeeDraft, LostOrder, ReceiveOrder } from '../../engine/local/circulation.js';
import type { HoldingDraft } from '../../engine/local/holdings.js';
import type {
  ClosureChange,
  ClosureDraft,
  DeskChange,
  DeskDraft,
  InactivePeriod,
  LibraryChange,
  LibraryDraft,
  LocationChange,
  LocationDraft,
  PostalAddress,
} from '../../engine/local/libraries.js';
import type { ImportOrder, PatronChange, PatronDraft } from '../../engine/local/patrons.js';
import type { ItemRuleChange, ItemRuleDraft } from '../../engine/local/policies.js';
import { say } from '../../words/index.js';
import {
  amount,
  code,
  day,
  email,
  line,
  list,
  object,
  oneOf,
  optional,
  orNull,
  type Schema,
  words,
  writtenAs,
  yesNo,
} from './shape.js';

/** Codes stand in addresses and on screens: letters, digits and few marks. */
const name = line(200, { minLength: 1 });
const barcode = line(100, { minLength: 1 });
const note = words(4000);

const address = object<PostalAddress>(
  {
    line1: name,
    line2: optional(line(200)),
    locality: optional(line(200)),
    postalCode: optional(line(40)),
    region: optional(line(100)),
    country: optional(line(100)),
  },
  'closed',
);
const period = object<InactivePeriod>({ from: day, until: optional(day) }, 'closed');

/** Not all seven: a library that is never open has no next open day. */
const weekdays = list({ type: 'integer', minimum: 0, maximum: 6 }, { minItems: 1, maxItems: 6, uniqueItems: true });

const library = {
  isil: optional(orNull(line(64))),
  symbol: optional(orNull(writtenAs('symbol', { maxLength: 200 }))),
  resourceSharing: optional(yesNo),
  virtual: optional(yesNo),
  address: optional(orNull(address)),
  email: optional(orNull(email)),
  timeZone: optional(line(64, { minLength: 1 })),
  defaultItemLocation: optional(orNull(code)),
  defaultPickup: optional(orNull(code)),
  closedWeekdays: optional(orNull(weekdays)),
  inactiveForBorrowing: optional(orNull(period)),
  inactiveForLending: optional(orNull(period)),
} as const;

const patron = {
  group: optional(orNull(line(100))),
  email: optional(orNull(email)),
  language: optional(orNull(oneOf(...languages))),
  pickupLibrary: optional(orNull(code)),
  expiresOn: optional(orNull(day)),
  noCourtesy: optional(yesNo),
} as const;

const days: Schema = { type: 'integer', minimum: 0, maximum: 10_000 };
const valueSchema = ({ type, options }: PolicyRow): Schema => (options ? oneOf(...options) : policyValue[type]);
const policyValue: Record<PolicyType, Schema> = {
  text: words(4000, { minLength: 1 }),
  choice: line(40),
  integer: days,
  yesNo,
  amount,
  profile: list(
    object<OverdueRow>(
      {
        day: { type: 'integer', minimum: -365, maximum: 3650 },
        letter: oneOf(...overdueLetters),
        notification: optional({ type: 'integer', minimum: 1, maximum: 5 }),
        block: optional(yesNo),
        lost: optional(yesNo),
        fee: optional(yesNo),
      },
      'closed',
    ),
    { maxItems: 50 },
  ),
};

/** What a patron will sign in with. */
export interface NewPin {
  pin: string;
}

export const localInputs: Record<string, Schema> = {
  LibraryDraft: object<LibraryDraft>({ code, name, ...library }, 'closed'),
  LibraryChange: object<LibraryChange>({ name: optional(name), ...library }, 'closed', { minProperties: 1 }),
  DeskDraft: object<DeskDraft>({ code, name, holdShelf: optional(yesNo), email: optional(orNull(email)) }, 'closed'),
  LocationDraft: object<LocationDraft>(
    { code, name, kind: optional(oneOf('shelf', 'borrowing', 'lending')) },
    'closed',
  ),
  DeskChange: object<DeskChange>(
    { name: optional(name), holdShelf: optional(yesNo), email: optional(orNull(email)) },
    'closed',
    { minProperties: 1 },
  ),
  LocationChange: object<LocationChange>(
    { name: optional(name), kind: optional(oneOf('shelf', 'borrowing', 'lending')) },
    'closed',
    { minProperties: 1 },
  ),
  ClosureDraft: object<ClosureDraft>(
    {
      ...{ kind: optional(oneOf(...closureKinds)), from: day, until: optional(day), note: optional(words(1000)) },
      tell: optional(yesNo),
    },
    'closed',
  ),
  ClosureChange: object<ClosureChange>(
    { from: optional(day), until: optional(day), note: optional(words(1000)), tell: optional(yesNo) },
    'closed',
    { minProperties: 1 },
  ),

  PatronDraft: object<PatronDraft>({ id: line(100, { minLength: 1 }), name, ...patron }, 'closed'),
  PatronChange: object<PatronChange>({ name: optional(name), ...patron }, 'closed', { minProperties: 1 }),
  BlockDraft: object<BlockDraft>({ reason: line(500, { minLength: 1 }) }, 'closed'),
  ImportOrder: object<ImportOrder>(
    {
      csv: {
        type: 'string',
        minLength: 1,
        maxLength: 200_000,
        description: 'RFC 4180; commas, semicolons or tabs. The first line names the columns.',
      },
      dryRun: optional({ ...yesNo, description: 'Say what would be, and keep nothing.' }),
    },
    'closed',
  ),

  HoldingDraft: object<HoldingDraft>(
    {
      barcode,
      title: line(1000, { minLength: 1 }),
      author: optional(line(500)),
      isbn: optional(line(200, { description: 'Several are parted by |.' })),
      issn: optional(line(200)),
      oclc: optional(line(200)),
      location: code,
      callNumber: optional(line(200)),
      policy: optional(oneOf(...holdingPolicies)),
      replacementCost: optional(amount),
      replacementCurrency: optional(writtenAs('currency')),
    },
    'closed',
  ),
  TitleToMatch: object<TitleToMatch>(
    {
      title: optional(line(1000)),
      subtitle: optional(line(1000)),
      isbn: optional(line(40)),
      issn: optional(line(40)),
      oclc: optional(line(40)),
    },
    'closed',
    { minProperties: 1 },
  ),

  PolicyChange: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: Object.fromEntries(
      policyNames.map((policy) => [
        policy,
        {
          ...orNull(valueSchema(policyRows[policy])),
          description: `${say(policyWords[policy].says, 'en')} null: the default.`,
        },
      ]),
    ),
  },
  NewPin: object<NewPin>({ pin: { type: 'string', minLength: 1, maxLength: 200 } }, 'closed'),
  ItemRuleDraft: object<ItemRuleDraft>(
    {
      partner: optional(line(64, { minLength: 1 })),
      location: code,
      itemPolicy: optional(name),
      position: optional({ type: 'integer', minimum: 0, maximum: 1_000_000 }),
    },
    'closed',
  ),

  ItemRuleChange: object<ItemRuleChange>(
    {
      partner: optional(orNull(line(64, { minLength: 1 }))),
      location: optional(code),
      itemPolicy: optional(orNull(name)),
      position: optional({ type: 'integer', minimum: 0, maximum: 1_000_000 }),
    },
    'closed',
    { minProperties: 1 },
  ),

  ReceiveOrder: object<ReceiveOrder>(
    {
      request: { ...line(100, { minLength: 1 }), description: 'Id or External ID of the borrowing request.' },
      desk: code,
      items: optional(
        list(
          object<NonNullable<ReceiveOrder['items']>[number]>(
            { barcode: optional(barcode), description: optional(line(200)) },
            'closed',
          ),
          { minItems: 1, maxItems: 100 },
        ),
      ),
      itemPolicy: optional(name),
      location: optional(code),
      dueDate: optional(day),
      fulfilmentNote: optional(note),
      internalNote: optional(note),
      notifyPatron: optional(yesNo),
      confirmed: optional({ ...yesNo, description: 'The doubt was read: the lender has not shipped it.' }),
    },
    'closed',
  ),
  ScanOrder: object<ScanOrder>({ barcode, desk: code }, 'closed'),
  HoldExtension: object<HoldExtension>(
    { until: optional({ ...day, description: 'Without it as long as the policy says, from today.' }) },
    'closed',
  ),
  CheckOutOrder: object<CheckOutOrder>(
    {
      barcode,
      desk: code,
      patron: optional(line(100, { minLength: 1 })),
      dueDate: optional(day),
      confirmed: optional(yesNo),
    },
    'closed',
  ),
  RenewOrder: object<RenewOrder>(
    {
      dueDate: day,
      confirmed: optional({ ...yesNo, description: 'The doubt was read: the library is closed on that day.' }),
    },
    'closed',
  ),
  LostOrder: object<LostOrder>({ fee: optional(amount), note: optional(note) }, 'closed'),
  FeeDraft: object<FeeDraft>({ patron: line(100, { minLength: 1 }), amount, note: optional(note) }, 'closed'),
};

export interface BlockDraft {
  reason: string;
}
/** What was scanned, and where. */
export interface ScanOrder {
  barcode: string;
  desk: string;
}
export interface HoldExtension {
  until?: string;
}
export interface RenewOrder {
  dueDate: string;
  confirmed?: boolean;
}
export interface TitleToMatch {
  title?: string;
  subtitle?: string;
  isbn?: string;
  issn?: string;
  oclc?: string;
}
