/** Partners in the document: what is sent and what is read, from the rows of partner fields. */

import type { TNull, TOptional, TUnion } from 'typebox';
import { languages } from '../domain/fulfilment/patron.js';
import {
  type PartnerFieldName,
  type PartnerFieldRow,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../domain/partner/fields.js';
import { addressUses, expiryTypes } from '../domain/partner/records.js';
import { isoVersions } from '../protocol/codes.js';
import { say } from '../words/index.js';
import type { Shape } from './schemas.js';
import {
  closed,
  code,
  day,
  email,
  instant,
  integer,
  type Keywords,
  line,
  list,
  meaning,
  object,
  oneOfThese,
  optional,
  orNull,
  ref,
  type Schema,
  text,
  words,
  writtenAs,
  yesNo,
} from './shape.js';

export const credentialKinds = ['token', 'basic', 'path', 'account', 'certificate'] as const;

const required = (maxLength: number) => line(maxLength, { minLength: 1 });
/** Code of a workflow profile; null: every step is taken. */
const profile = orNull(required(64));
const address = writtenAs('address', { maxLength: 2000 });
const symbol = closed({ type: required(64), value: required(128) });
const symbols = list(symbol, { minItems: 1, maxItems: 1000 });

/** Of each kind of field of a partner: what may be entered. */
export const partnerFieldSchemas = {
  yesNo,
  days: { ...integer, minimum: 0, maximum: 1000 },
  seconds: { ...integer, minimum: 1, maximum: 600 },
  count: { ...integer, minimum: 1, maximum: 1_000_000 },
  date: day,
  line: required(200),
  currency: writtenAs('currency'),
  amount: writtenAs('amount'),
  zone: line(64, { minLength: 1 }),
  expiry: oneOfThese(...expiryTypes),
  language: oneOfThese(...languages),
  contacts: list(
    closed({
      name: required(200),
      role: optional(line(200)),
      email: optional(email),
      phone: optional(line(60)),
      preferred: optional(yesNo),
    }),
    { maxItems: 100 },
  ),
  addresses: list(
    closed({
      uses: list(oneOfThese(...addressUses), { minItems: 1, maxItems: addressUses.length }),
      line1: required(200),
      line2: optional(line(200)),
      locality: optional(line(200)),
      postalCode: optional(line(40)),
      region: optional(line(100)),
      country: optional(line(100)),
      note: optional(line(1000)),
      preferred: optional(yesNo),
    }),
    { maxItems: 50 },
  ),
  notes: list(closed({ text: words(4000, { minLength: 1 }), at: optional(instant), by: optional(line(200)) }), {
    maxItems: 200,
  }),
  networks: list(line(60, { minLength: 1 }), { maxItems: 200 }),
  symbols: list({ ...text, maxLength: 200, pattern: '^[^:\\s]+:\\S.*$' }, { maxItems: 1000 }),
  // What is no day is found with all else that is wrong with the calendar, so that it is said at once.
  periods: list(
    closed({
      from: line(200, { description: 'The first day, `2026-12-24`.' }),
      until: line(200, { description: 'The last day, included.' }),
      note: optional(line(200)),
    }),
    { maxItems: 200 },
  ),
} satisfies Record<PartnerFieldType, Schema>;

type ValueOf<N extends PartnerFieldName> = (typeof partnerFieldSchemas)[(typeof partnerFieldRows)[N]['type']];
type HasDefault<N extends PartnerFieldName> = undefined extends (typeof partnerFieldRows)[N]['default'] ? false : true;
const fromRows = (make: (row: PartnerFieldRow) => Schema) =>
  Object.fromEntries(partnerFieldNames.map((name) => [name, make(partnerFieldRows[name])]));

/** As they are said: null takes back what has no default. */
const said = fromRows(({ type, default: usual, says }) => {
  const value: Schema = partnerFieldSchemas[type];
  return optional({ ...(usual === undefined ? orNull(value) : value), description: say(says, 'en') });
}) as {
  [N in PartnerFieldName]: TOptional<HasDefault<N> extends true ? ValueOf<N> : TUnion<[ValueOf<N>, TNull]>>;
};

export const outboundKinds = ['none', 'bearer', 'basic', 'header', 'certificate'] as const;
const pem = writtenAs('pem', { minLength: 1, maxLength: 20_000 });

/** What we present to a partner. Each kind has fields of its own; header names and values cannot break a header. */
const presented = {
  kind: oneOfThese(...outboundKinds),
  token: optional(writtenAs('token', { maxLength: 4096 })),
  user: optional(required(200)),
  password: optional(required(4096)),
  name: optional(writtenAs('headerName', { maxLength: 100 })),
  value: optional(writtenAs('headerValue', { maxLength: 4096 })),
  certificate: optional({
    ...pem,
    description: 'The client certificate in PEM, with those of its authorities after it.',
  }),
  key: optional({ ...pem, description: 'Its private key in PEM, without a passphrase.' }),
  account: optional({
    ...closed({ accountId: required(200), securityCode: required(200) }),
    description: 'Goes into the header of each message besides.',
  }),
} satisfies Record<FieldOf<OutboundAuth>, Schema>;
type FieldOf<T> = T extends unknown ? keyof T : never;
/** Which fields go with which kind, the rules say, and not the fields. */
const outboundAuth = meaning<OutboundAuth>(
  closed(presented, {
    allOf: [
      needs('bearer', 'token'),
      needs('basic', 'user', 'password'),
      needs('header', 'name', 'value'),
      needs('certificate', 'certificate', 'key'),
    ],
  }),
);

function needs(kind: string, ...fields: string[]): Keywords {
  // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
  return { if: { properties: { kind: { const: kind } } }, then: { required: fields } };
}

const technical = {
  isoVersion: optional(oneOfThese(...isoVersions)),
  outboundAuth: optional(outboundAuth),
  /** Codes of workflow profiles: which optional steps are taken with it when we borrow, and when we lend. */
  borrowingProfile: optional(profile),
  lendingProfile: optional(profile),
} as const;

export const partnerInputs = {
  PartnerDraft: closed({
    code: code,
    name: required(200),
    symbols,
    url: optional({ ...address, description: 'Needed of all who are not written to by e-mail only.' }),
    dialect: required(64),
    ...technical,
    ...said,
  }),
  PartnerChange: closed(
    {
      name: optional(required(200)),
      symbols: optional({ ...symbols, description: 'All of them; the first is the one we address.' }),
      url: optional(address),
      dialect: optional(required(64)),
      status: optional(oneOfThese('active', 'inactive')),
      ...technical,
      ...said,
    },
    { minProperties: 1 },
  ),
  AddressConfirmation: closed({
    origin: {
      ...required(2000),
      description: 'The origin of the address as it was read (`secret.origin`): refused when it is another by now.',
    },
  }),
  CredentialOrder: closed({
    kind: oneOfThese(...credentialKinds),
    fingerprint: optional({ ...required(100), description: 'Of a certificate: SHA-256, 64 hexadecimal digits.' }),
    symbols: optional(
      list(required(200), {
        minItems: 1,
        maxItems: 1000,
        description: 'The symbols it may speak for, as ISIL:CA-OOLAC; without them all of the partner.',
      }),
    ),
  }),
};

/** What has a default is always there. */
const read = fromRows(({ type, default: usual }) =>
  usual === undefined ? optional(partnerFieldSchemas[type] as Schema) : partnerFieldSchemas[type],
) as { [N in PartnerFieldName]: HasDefault<N> extends true ? ValueOf<N> : TOptional<ValueOf<N>> };

export const partnerViews = {
  PartnerView: object({
    code: text,
    name: text,
    status: oneOfThese('active', 'inactive'),
    /** The first is the one we address. */
    symbols: list(object({ type: text, value: text })),
    url: text,
    dialect: text,
    isoVersion: oneOfThese(...isoVersions),
    /** How we present ourselves; the secret itself is never shown. `unreadable`: it was stored with another secret key. */
    presents: oneOfThese(...outboundKinds, 'unreadable'),
    secret: optional(
      object(
        {
          enteredFor: optional({ ...text, description: 'The origin (scheme, host, port) for which it was entered.' }),
          origin: { ...text, description: 'That of the address.' },
          waits: {
            ...yesNo,
            description: 'They differ: messages wait until the new one is confirmed or another secret is entered.',
          },
          importId: optional({ ...text, description: 'The directory file that brought the address.' }),
        },
        {
          description: 'Where what is stored to be presented to it may be presented; the secret itself is never shown.',
        },
      ),
    ),
    /** Of the client certificate that we show: what its system needs to know it. */
    ourCertificate: optional(object({ subject: text, fingerprint: text, validUntil: instant })),
    /** Codes of workflow profiles; without one every step is taken. */
    borrowingProfile: optional(text),
    lendingProfile: optional(text),
    credentials: list(
      object({
        id: text,
        kind: oneOfThese(...credentialKinds),
        prefix: text,
        symbols: optional(list(text)),
        createdAt: instant,
        lastUsedAt: optional(instant),
        revokedAt: optional(instant),
      }),
    ),
    channel: ref('ChannelView'),
    ...read,
  }),
};
/** What we present to a partner; stored encrypted, never shown. */
export type OutboundAuth = (
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'header'; name: string; value: string }
  /** A client certificate and its key, both in PEM; the key without a passphrase. */
  | { kind: 'certificate'; certificate: string; key: string }
) & {
  /** Goes into the header of each message besides. */
  account?: { accountId: string; securityCode: string };
};

export type CredentialWish = Shape<'CredentialOrder'>;
/** What of a partner can change: all but its code. Lists are said anew. */
export type PartnerChange = Shape<'PartnerChange'>;
export type PartnerDraft = Shape<'PartnerDraft'>;

export type PartnerView = Shape<'PartnerView'>;
