/** What a desk may send to the local records. All are closed: an unknown field is refused by its name, never ignored. */
import { closureKinds } from '../../domain/fulfilment/closures.js';
import { holdingPolicies } from '../../domain/fulfilment/holdings.js';
import { overdueLetters } from '../../domain/fulfilment/overdue-profile.js';
import { languages } from '../../domain/fulfilment/patron.js';
import { type PolicyRow, type PolicyType, policyNames, policyRows } from '../../domain/fulfilment/policies.js';
import { policyWords } from '../../domain/fulfilment/policy-words.js';
import { staffRoles } from '../../domain/staff.js';
import { say } from '../../words/index.js';
import {
  amount,
  closed,
  code,
  day,
  email,
  integer,
  line,
  list,
  oneOf,
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
  isil: optional(orNull(line(64))),
  symbol: optional(orNull(writtenAs('symbol', { maxLength: 200 }))),
  formerSymbols: optional(
    list(writtenAs('symbol', { maxLength: 200 }), {
      maxItems: 20,
      description: 'Of the symbols that it signed with before: those that partners may still write to.',
    }),
  ),
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

const days = { ...integer, minimum: 0, maximum: 10_000 };
const valueSchema = ({ type, options }: PolicyRow): Schema => (options ? oneOf(...options) : policyValue[type]);
const policyValue: Record<PolicyType, Schema> = {
  text: words(4000, { minLength: 1 }),
  choice: line(40),
  integer: days,
  yesNo,
  amount,
  profile: list(
    closed({
      day: { ...integer, minimum: -365, maximum: 3650 },
      letter: oneOf(...overdueLetters),
      notification: optional({ ...integer, minimum: 1, maximum: 5 }),
      block: optional(yesNo),
      lost: optional(yesNo),
      fee: optional(yesNo),
    }),
    { maxItems: 50 },
  ),
};

/** Of a setting that is changed while the node runs; null: the default. */
const settingDays = (least = 0) => optional(orNull({ ...integer, minimum: least, maximum: 10_000 }));

export const localInputs = {
  SettingsChange: closed(
    {
      name: optional(orNull(name)),
      undoSeconds: optional(orNull({ ...integer, minimum: 0, maximum: 86_400 })),
      overdueResendDays: settingDays(),
      lenderDueDays: settingDays(),
      renewalStepDays: settingDays(1),
      renewalCapDays: settingDays(),
      renewLocally: optional(orNull(yesNo)),
      returnAllowanceDays: settingDays(),
    },
    { minProperties: 1 },
  ),
  ClaimedRolesChange: closed({
    roles: orNull(
      list(
        closed({
          value: { ...line(200, { minLength: 1 }), description: 'Of the claim.' },
          gives: closed({ role: oneOf(...staffRoles), library: optional(code) }),
        }),
        { maxItems: 200, description: 'All of them. Without a library a role is held at all libraries.' },
      ),
    ),
  }),
  LibraryDraft: closed({ code, name, ...ofLibrary }),
  LibraryChange: closed({ name: optional(name), ...ofLibrary }, { minProperties: 1 }),
  DeskDraft: closed({ code, name, holdShelf: optional(yesNo), email: optional(orNull(email)) }),
  LocationDraft: closed({ code, name, kind: optional(oneOf('shelf', 'borrowing', 'lending')) }),
  DeskChange: closed(
    { name: optional(name), holdShelf: optional(yesNo), email: optional(orNull(email)) },
    { minProperties: 1 },
  ),
  LocationChange: closed(
    { name: optional(name), kind: optional(oneOf('shelf', 'borrowing', 'lending')) },
    { minProperties: 1 },
  ),
  ClosureDraft: closed({
    kind: optional(oneOf(...closureKinds)),
    from: day,
    until: optional(day),
    note: optional(words(1000)),
    tell: optional(yesNo),
  }),
  ClosureChange: closed(
    { from: optional(day), until: optional(day), note: optional(words(1000)), tell: optional(yesNo) },
    { minProperties: 1 },
  ),

  PatronDraft: closed({ id: line(100, { minLength: 1 }), name, ...patron }),
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
    policy: optional(oneOf(...holdingPolicies)),
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
    partner: optional(line(64, { minLength: 1 })),
    location: code,
    itemPolicy: optional(name),
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
    desk: code,
    items: optional(
      list(closed({ barcode: optional(barcode), description: optional(line(200)) }), { minItems: 1, maxItems: 100 }),
    ),
    itemPolicy: optional(name),
    location: optional(code),
    dueDate: optional(day),
    fulfilmentNote: optional(note),
    internalNote: optional(note),
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
    patron: optional(line(100, { minLength: 1 })),
    dueDate: optional(day),
    confirmed: optional(yesNo),
  }),
  RenewOrder: closed({
    dueDate: day,
    confirmed: optional({ ...yesNo, description: 'The doubt was read: the library is closed on that day.' }),
  }),
  LostOrder: closed({ fee: optional(amount), note: optional(note) }),
  FeeDraft: closed({ patron: line(100, { minLength: 1 }), amount, note: optional(note) }),
};
