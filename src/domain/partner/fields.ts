/** What a library says of a partner, a row a field. The table, the API, its document, the view and the command line read them. */

import { type Message, worded } from '../../words/message.js';
import type { Language } from '../fulfilment/patron.js';
import type { ClosedPeriod, ExpiryType, PartnerAddress, PartnerContact, PartnerNote } from './records.js';

interface ValueOf {
  yesNo: boolean;
  days: number;
  seconds: number;
  count: number;
  /** A local date, `YYYY-MM-DD`. */
  date: string;
  line: string;
  currency: string;
  /** `12.50`, in the partner’s currency. */
  amount: string;
  /** An IANA name, such as `America/Toronto`. */
  zone: string;
  expiry: ExpiryType;
  language: Language;
  contacts: PartnerContact[];
  addresses: PartnerAddress[];
  notes: PartnerNote[];
  networks: string[];
  symbols: string[];
  periods: ClosedPeriod[];
}
export type PartnerFieldType = keyof ValueOf;

export interface PartnerFieldRow<T extends PartnerFieldType = PartnerFieldType, D = ValueOf[T] | undefined> {
  type: T;
  /** Of a partner of whom nothing is said; `undefined`: the setting of the node decides, or it is simply not known. */
  default: D;
  label: Message;
  /** What it does, for the document of the API, the command line and the desk. */
  says: Message;
}

type BareRow<T extends PartnerFieldType = PartnerFieldType, D = ValueOf[T] | undefined> = Omit<
  PartnerFieldRow<T, D>,
  'label' | 'says'
>;
const row = <T extends PartnerFieldType, D extends ValueOf[T] | undefined>(type: T, usual: D): BareRow<T, D> => ({
  type,
  default: usual,
});

const rows = {
  systemType: row('line', undefined),
  practice: row('yesNo', false as boolean),
  strict: row('yesNo', false as boolean),
  borrowing: row('yesNo', true as boolean),
  lending: row('yesNo', true as boolean),
  loans: row('yesNo', true as boolean),
  copies: row('yesNo', true as boolean),
  averageSupplyDays: row('days', 0 as number),
  deliveryDelayDays: row('days', 0 as number),
  openRequestLimit: row('count', undefined),
  tier: row('count', undefined),
  loanFee: row('amount', undefined),
  copyFee: row('amount', undefined),
  closedFrom: row('date', undefined),
  closedUntil: row('date', undefined),
  closures: row('periods', [] as ClosedPeriod[]),
  currency: row('currency', undefined),
  timeZone: row('zone', undefined),
  callLimitSeconds: row('seconds', 30 as number),
  expiryType: row('expiry', 'days' as ExpiryType),
  expiryBusinessDays: row('days', undefined),
  autoClaimDays: row('days', undefined),
  autoCancelDays: row('days', undefined),
  autoCancelReason: row('line', undefined),
  overdueResendDays: row('days', undefined),
  checkedInMessage: row('yesNo', true as boolean),
  automaticAnswers: row('yesNo', false as boolean),
  sharedBarcodes: row('yesNo', false as boolean),
  sendRequesterInformation: row('yesNo', false as boolean),
  byEmail: row('yesNo', false as boolean),
  letterLanguage: row('language', undefined),
  emailLetters: row('yesNo', false as boolean),
  alternativeDocumentDelivery: row('yesNo', false as boolean),
  returnInfo: row('yesNo', false as boolean),
  contacts: row('contacts', [] as PartnerContact[]),
  addresses: row('addresses', [] as PartnerAddress[]),
  notes: row('notes', [] as PartnerNote[]),
  speaksFor: row('symbols', [] as string[]),
  networks: row('networks', [] as string[]),
  networksAlone: row('yesNo', false as boolean),
} as const satisfies Record<string, BareRow>;

export const partnerFieldRows = worded(rows, { label: 'partnerField', says: 'partnerFieldSays' }) as {
  [N in keyof typeof rows]: (typeof rows)[N] & Pick<PartnerFieldRow, 'label' | 'says'>;
};

type Rows = typeof rows;
export type PartnerFieldName = keyof Rows;
export const partnerFieldNames = Object.keys(partnerFieldRows) as PartnerFieldName[];

type Value<N extends PartnerFieldName> = ValueOf[Rows[N]['type']];
type WithDefault = { [N in PartnerFieldName]: undefined extends Rows[N]['default'] ? never : N }[PartnerFieldName];

/** As they are in force. */
export type PartnerFields = { [N in WithDefault]: Value<N> } & {
  [N in Exclude<PartnerFieldName, WithDefault>]?: Value<N>;
};
/** As they are said: what is left out stays or is the default; null takes back what had no default. */
export type PartnerFieldsGiven = { [N in WithDefault]?: Value<N> } & {
  [N in Exclude<PartnerFieldName, WithDefault>]?: Value<N> | null;
};

/** The fields of anything that has them, without what is not known. */
export function partnerFieldsOf(from: { [N in PartnerFieldName]?: unknown }): PartnerFields {
  return Object.fromEntries(
    partnerFieldNames.flatMap((name) => {
      const value = from[name] ?? partnerFieldRows[name].default;
      return value === undefined ? [] : [[name, value]];
    }),
  ) as PartnerFields;
}
