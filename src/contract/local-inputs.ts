/** What a desk may send to the local records. All are closed: an unknown field is refused by its name, never ignored. */

import { closureKinds } from '../domain/fulfilment/closures.js';
import { holdingPolicies } from '../domain/fulfilment/holdings.js';
import { overdueLetters } from '../domain/fulfilment/overdue-profile.js';
import { languages } from '../domain/fulfilment/patron.js';
import { type PolicyRow, type PolicyType, policyNames, policyRows } from '../domain/fulfilment/policies.js';
import { policyWords } from '../domain/fulfilment/policy-words.js';
import { staffRoles } from '../domain/staff/staff.js';
import type { ChangeableSetting } from '../settings/changeable.js';
import { mailTlsWays } from '../settings/mail-problems.js';
import { boundsOf, settingRows } from '../settings/rows.js';
import { say } from '../words/index.js';
import type { Shape } from './schemas.js';
import {
  amount,
  closed,
  code,
  day,
  email,
  integer,
  line,
  list,
  oneOfThese,
  optional,
  orNull,
  type Schema,
  text,
  words,
  writtenAs,
  yesNo,
} from './shape.js';

/** Codes stand in addresses and on screens: letters, digits and few marks. */
const name = line(200, { minLength: 1 });
const barcode = line(100, { minLength: 1 });
const note = words(4000);

const address = closed({
  line1: name,
  line2: optional(line(200)),
  locality: optional(line(200)),
  postalCode: optional(line(40)),
  region: optional(line(100)),
  country: optional(line(100)),
});
const period = closed({ from: day, until: optional(day) });

/** Not all seven: a library that is never open has no next open day. */
const weekdays = list({ ...integer, minimum: 0, maximum: 6 }, { minItems: 1, maxItems: 6, uniqueItems: true });

const ofLibrary = {
  /** `CA-OOALG` */
  isil: optional(orNull(line(64))),
  /** The agency symbol that requests of this library are signed with, `ISIL:CA-OOALG`. */
  symbol: optional(orNull(writtenAs('symbol', { maxLength: 200 }))),
  formerSymbols: optional(
    list(writtenAs('symbol', { maxLength: 200 }), {
      maxItems: 20,
      description: 'Of the symbols that it signed with before: those that partners may still write to.',
    }),
  ),
  resourceSharing: optional(yesNo),
  /** A resource sharing library without shelves: items go to another address than the directory's. */
  virtual: optional(yesNo),
  address: optional(orNull(address)),
  /** Where partners send copies. */
  email: optional(orNull(email)),
  /** Without it the node's. */
  timeZone: optional(line(64, { minLength: 1 })),
  /** A location of this library for received items that no rule sends elsewhere. */
  defaultItemLocation: optional(orNull(code)),
  /** The library at which items are picked up when nobody says where. */
  defaultPickup: optional(orNull(code)),
  /** Days of the week on which it is closed, 0 for Sunday. None said: Saturday and Sunday are no business days. */
  closedWeekdays: optional(orNull(weekdays)),
  inactiveForBorrowing: optional(orNull(period)),
  inactiveForLending: optional(orNull(period)),
} as const;

const patron = {
  group: optional(orNull(line(100))),
  email: optional(orNull(email)),
  /** Of letters; without it the order of the library’s languages decides. */
  language: optional(orNull(oneOfThese(...languages))),
  /** The library at which the patron picks up. */
  pickupLibrary: optional(orNull(code)),
  /** The last local date on which the card is valid. */
  expiresOn: optional(orNull(day)),
  /** Wishes no letters that merely help, such as reminders and receipts. */
  noCourtesy: optional(yesNo),
} as const;

const days = { ...integer, minimum: 0, maximum: 10_000 };
const valueSchema = ({ type, options }: PolicyRow): Schema => (options ? oneOfThese(...options) : policyValue[type]);
const policyValue: Record<PolicyType, Schema> = {
  text: words(4000, { minLength: 1 }),
  choice: line(40),
  integer: days,
  yesNo,
  amount,
  profile: list(
    closed({
      day: { ...integer, minimum: -365, maximum: 3650 },
      letter: oneOfThese(...overdueLetters),
      notification: optional({ ...integer, minimum: 1, maximum: 5 }),
      block: optional(yesNo),
      lost: optional(yesNo),
      fee: optional(yesNo),
    }),
    { maxItems: 50 },
  ),
};

/** Of a setting that is changed while the node runs; null: the default. */
const settingNumber = (name: ChangeableSetting) => {
  const bounds = boundsOf(settingRows[name]);
  return optional(orNull({ ...integer, ...(bounds && { minimum: bounds.least, maximum: bounds.most }) }));
};

export const localInputs = {
  SettingsChange: closed(
    {
      name: optional(orNull(name)),
      undoSeconds: settingNumber('undoSeconds'),
      overdueResendDays: settingNumber('overdueResendDays'),
      lenderDueDays: settingNumber('lenderDueDays'),
      renewalStepDays: settingNumber('renewalStepDays'),
      renewalCapDays: settingNumber('renewalCapDays'),
      renewLocally: optional(orNull(yesNo)),
      returnAllowanceDays: settingNumber('returnAllowanceDays'),
      smtpHost: {
        ...optional(orNull(line(253, { minLength: 1 }))),
        description: 'Null turns mail off, and takes the other settings of mail away too.',
      },
      smtpPort: settingNumber('smtpPort'),
      smtpTls: optional(orNull(oneOfThese(...mailTlsWays))),
      smtpUser: optional(orNull(line(254, { minLength: 1 }))),
      smtpPassword: {
        ...optional(orNull(line(500, { minLength: 1 }))),
        description: 'Stored encrypted, and never shown. Needed again when server, port, encryption or account change.',
      },
      smtpFrom: optional(orNull(line(254, { minLength: 1 }))),
    },
    { minProperties: 1 },
  ),
  ClaimedRolesChange: closed({
    roles: orNull(
      list(
        closed({
          value: { ...line(200, { minLength: 1 }), description: 'Of the claim.' },
          gives: closed({ role: oneOfThese(...staffRoles), library: optional(code) }),
        }),
        { maxItems: 200, description: 'All of them. Without a library a role is held at all libraries.' },
      ),
    ),
  }),
  LibraryDraft: closed({ code, name, ...ofLibrary }),
  LibraryChange: closed({ name: optional(name), ...ofLibrary }, { minProperties: 1 }),
  DeskDraft: closed({ code, name, holdShelf: optional(yesNo), email: optional(orNull(email)) }),
  LocationDraft: closed({ code, name, kind: optional(oneOfThese('shelf', 'borrowing', 'lending')) }),
  DeskChange: closed(
    { name: optional(name), holdShelf: optional(yesNo), email: optional(orNull(email)) },
    { minProperties: 1 },
  ),
  LocationChange: closed(
    { name: optional(name), kind: optional(oneOfThese('shelf', 'borrowing', 'lending')) },
    { minProperties: 1 },
  ),
  ClosureDraft: closed({
    kind: optional(oneOfThese(...closureKinds)),
    from: day,
    /** Included; without it one day. */
    until: optional(day),
    note: optional(words(1000)),
    /** Tell partners whose open requests we have. Without it: a closure yes, a holiday no. */
    tell: optional(yesNo),
  }),
  ClosureChange: closed(
    { from: optional(day), until: optional(day), note: optional(words(1000)), tell: optional(yesNo) },
    { minProperties: 1 },
  ),

  PatronDraft: closed({
    /** The number that the library knows the patron by. */
    id: line(100, { minLength: 1 }),
    name,
    ...patron,
  }),
  PatronChange: closed({ name: optional(name), ...patron }, { minProperties: 1 }),
  BlockDraft: closed({
    reason: line(500, { minLength: 1 }),
    until: optional({ ...day, description: 'The last day of the block; without one somebody lifts it.' }),
  }),
  ImportOrder: closed({
    csv: {
      ...text,
      minLength: 1,
      maxLength: 200_000,
      description: 'RFC 4180; commas, semicolons or tabs. The first line names the columns.',
    },
    dryRun: optional({ ...yesNo, description: 'Say what would happen, and keep nothing.' }),
    file: optional(line(200, { minLength: 1, description: 'The name of the file, for the list of imports.' })),
    batch: optional({
      ...line(20, { minLength: 1 }),
      description: 'Of a further piece of a file: the batch that the answer to its first piece named.',
    }),
    lines: optional(
      list(
        { ...integer, minimum: 1 },
        { maxItems: 5_000, description: 'Of a piece: the line of the file of each row.' },
      ),
    ),
  }),

  HoldingDraft: closed({
    barcode,
    title: line(1000, { minLength: 1 }),
    author: optional(line(500)),
    isbn: optional(line(200, { description: 'Several are parted by |.' })),
    issn: optional(line(200)),
    oclc: optional(line(200)),
    location: code,
    callNumber: optional(line(200)),
    policy: optional(oneOfThese(...holdingPolicies)),
    replacementCost: optional(amount),
    replacementCurrency: optional(writtenAs('currency')),
  }),
  TitleToMatch: closed(
    {
      title: optional(line(1000)),
      subtitle: optional(line(1000)),
      isbn: optional(line(40)),
      issn: optional(line(40)),
      oclc: optional(line(40)),
    },
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
  NewPin: closed({ pin: { ...text, minLength: 1, maxLength: 200 } }),
  ItemRuleDraft: closed({
    /** Without it: items of everybody. */
    partner: optional(line(64, { minLength: 1 })),
    location: code,
    itemPolicy: optional(name),
    /** Rules are asked in this order. */
    position: optional({ ...integer, minimum: 0, maximum: 1_000_000 }),
  }),

  ItemRuleChange: closed(
    {
      partner: optional(orNull(line(64, { minLength: 1 }))),
      location: optional(code),
      itemPolicy: optional(orNull(name)),
      position: optional({ ...integer, minimum: 0, maximum: 1_000_000 }),
    },
    { minProperties: 1 },
  ),

  ReceiveOrder: closed({
    request: { ...line(100, { minLength: 1 }), description: 'Id or External ID of the borrowing request.' },
    /** A desk of a resource sharing library (R34). */
    desk: code,
    items: optional(
      list(closed({ barcode: optional(barcode), description: optional(line(200)) }), { minItems: 1, maxItems: 100 }),
    ),
    /** Both default to the temporary item creation rule. */
    itemPolicy: optional(name),
    location: optional(code),
    /** The patron's, a local date; without it by policy. Never after the lender's. */
    dueDate: optional(day),
    fulfilmentNote: optional(note),
    internalNote: optional(note),
    /** The On Hold Shelf letter is wished when the item is on the shelf (R37). */
    notifyPatron: optional(yesNo),
    confirmed: optional({ ...yesNo, description: 'The doubt was read: the lender has not shipped it.' }),
  }),
  ScanOrder: closed({ barcode, desk: code }),
  HoldExtension: closed({
    until: optional({ ...day, description: 'Without it as long as the policy says, from today.' }),
  }),
  CheckOutOrder: closed({
    barcode,
    desk: code,
    /** Without it the patron whom the item is held for. */
    patron: optional(line(100, { minLength: 1 })),
    /** Without it the date that was set at receipt. */
    dueDate: optional(day),
    /** What the lender's conditions ask before lending is settled. */
    confirmed: optional(yesNo),
  }),
  RenewOrder: closed({
    dueDate: day,
    confirmed: optional({ ...yesNo, description: 'The doubt was read: the library is closed on that day.' }),
  }),
  LostOrder: closed({
    /** `35.00`; without it the policy's. `0.00`: none. */
    fee: optional(amount),
    note: optional(note),
  }),
  FeeDraft: closed({ patron: line(100, { minLength: 1 }), amount, note: optional(note) }),
};

export type CheckOutOrder = Shape<'CheckOutOrder'>;
/** What is named changes. */
export type ClosureChange = Shape<'ClosureChange'>;
export type ClosureDraft = Shape<'ClosureDraft'>;
export type DeskChange = Shape<'DeskChange'>;
export type DeskDraft = Shape<'DeskDraft'>;
export type FeeDraft = Shape<'FeeDraft'>;
export type HoldingDraft = Shape<'HoldingDraft'>;
/** What is named is changed; `null`: of everybody, or without an item policy. */
export type ItemRuleChange = Shape<'ItemRuleChange'>;
export type ItemRuleDraft = Shape<'ItemRuleDraft'>;
export type LibraryChange = Shape<'LibraryChange'>;
export type LibraryDraft = Shape<'LibraryDraft'>;
export type LocationChange = Shape<'LocationChange'>;
export type LocationDraft = Shape<'LocationDraft'>;
export type LostOrder = Shape<'LostOrder'>;
export type PatronChange = Shape<'PatronChange'>;
export type PatronDraft = Shape<'PatronDraft'>;
export type ReceiveOrder = Shape<'ReceiveOrder'>;
export type ImportOrder = Shape<'ImportOrder'>;
