/** Partners in the document: what is sent and what is read, from the rows of partner fields. */
import type { TNull, TOptional, TUnion } from 'typebox';
import { languages } from '../../domain/fulfilment/patron.js';
import {
  type PartnerFieldName,
  type PartnerFieldRow,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../../domain/partner/fields.js';
import { addressUses, expiryTypes } from '../../domain/partner/records.js';
import type { OutboundAuth } from '../../engine/model/partners.js';
import { isoVersions } from '../../protocol/codes.js';
import { say } from '../../words/index.js';
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
  oneOf,
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

const schemaOf = {
  yesNo,
  days: { ...integer, minimum: 0, maximum: 1000 },
  seconds: { ...integer, minimum: 1, maximum: 600 },
  count: { ...integer, minimum: 1, maximum: 1_000_000 },
  date: day,
  line: required(200),
  currency: writtenAs('currency'),
  amount: writtenAs('amount'),
  zone: line(64, { minLength: 1 }),
  expiry: oneOf(...expiryTypes),
  language: oneOf(...languages),
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
      uses: list(oneOf(...addressUses), { minItems: 1, maxItems: addressUses.length }),
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

type ValueOf<N extends PartnerFieldName> = (typeof schemaOf)[(typeof partnerFieldRows)[N]['type']];
type HasDefault<N extends PartnerFieldName> = undefined extends (typeof partnerFieldRows)[N]['default'] ? false : true;
const fromRows = (make: (row: PartnerFieldRow) => Schema) =>
  Object.fromEntries(partnerFieldNames.map((name) => [name, make(partnerFieldRows[name])]));

/** As they are said: null takes back what has no default. */
const said = fromRows(({ type, default: usual, says }) => {
  const value: Schema = schemaOf[type];
  return optional({ ...(usual === undefined ? orNull(value) : value), description: say(says, 'en') });
}) as {
  [N in PartnerFieldName]: TOptional<HasDefault<N> extends true ? ValueOf<N> : TUnion<[ValueOf<N>, TNull]>>;
};

export const outboundKinds = ['none', 'bearer', 'basic', 'header', 'certificate'] as const;
const pem = writtenAs('pem', { minLength: 1, maxLength: 20_000 });

/** What we present to a partner. Each kind has fields of its own; header names and values cannot break a header. */
const presented = {
  kind: oneOf(...outboundKinds),
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
  isoVersion: optional(oneOf(...isoVersions)),
  outboundAuth: optional(outboundAuth),
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
      status: optional(oneOf('active', 'inactive')),
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
    kind: oneOf(...credentialKinds),
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
  usual === undefined ? optional(schemaOf[type] as Schema) : schemaOf[type],
) as { [N in PartnerFieldName]: HasDefault<N> extends true ? ValueOf<N> : TOptional<ValueOf<N>> };

export const partnerViews = {
  PartnerView: object({
    code: text,
    name: text,
    status: oneOf('active', 'inactive'),
    symbols: list(object({ type: text, value: text })),
    url: text,
    dialect: text,
    isoVersion: oneOf(...isoVersions),
    presents: oneOf(...outboundKinds, 'unreadable'),
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
    ourCertificate: optional(object({ subject: text, fingerprint: text, validUntil: instant })),
    borrowingProfile: optional(text),
    lendingProfile: optional(text),
    credentials: list(
      object({
        id: text,
        kind: oneOf(...credentialKinds),
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
