/** The policies of a library as rows: name, type, default, one sentence. Staff change them; nothing else says them again. */
import { type OverdueRow, usualProfile } from './overdue-profile.js';

interface ValueOf {
  integer: number;
  yesNo: boolean;
  /** `12.50`, in the node's currency. */
  amount: string;
  profile: readonly OverdueRow[];
}
export type PolicyType = keyof ValueOf;

interface Row<T extends PolicyType = PolicyType> {
  type: T;
  default: ValueOf[T];
  says: string;
}
const row = <T extends PolicyType>(type: T, usual: ValueOf[T], says: string): Row<T> => ({
  type,
  default: usual,
  says,
});

export const policyRows = {
  patronLoanDays: row(
    'integer',
    14,
    'Days from receipt to the patron’s due date; it is never later than the lender’s due date.',
  ),
  activeRequestLimit: row(
    'integer',
    5,
    'Active requests that one patron may have; a request beyond waits for staff to review it. 0 = no limit.',
  ),
  requestExpiryBusinessDays: row(
    'integer',
    4,
    'Business days after which a lending request that nobody answered expires; 0 = never.',
  ),
  holdShelfDays: row('integer', 7, 'Days that an item waits on the hold shelf; it expires at the end of an open day.'),
  pickFromShelf: row('yesNo', false, 'Received items are listed to be picked before they are on the hold shelf.'),
  lostAfterOverdueDays: row(
    'integer',
    120,
    'An item may be declared lost when it is overdue by more than so many days.',
  ),
  lostAfterTransitDays: row(
    'integer',
    45,
    'An item may be declared lost when it is on its way between libraries for more than so many days.',
  ),
  replacementFee: row(
    'amount',
    '0.00',
    'The replacement fee of a lost item when staff or the lender name no other; 0.00 = none.',
  ),
  feeBlockFrom: row('amount', '0.00', 'A patron who owes so much may not request; 0.00 = fees block nobody.'),
  overdueProfile: row('profile', usualProfile, 'What a patron’s overdue loan leads to, day by day.'),
} as const;

export type PolicyName = keyof typeof policyRows;
export type Policies = { -readonly [N in PolicyName]: ValueOf[(typeof policyRows)[N]['type']] };

export const policyNames = Object.keys(policyRows) as PolicyName[];

/** The policies in force: what the library has changed, else the defaults. */
export function policiesInForce(changed: Readonly<Record<string, unknown>>): Policies {
  return Object.fromEntries(policyNames.map((name) => [name, changed[name] ?? policyRows[name].default])) as Policies;
}
