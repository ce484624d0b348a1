/** Partners in the document: what is sent and what is read, from the rows of partner fields. */
import { languages } from '../../domain/fulfilment/patron.js';
import {
  type PartnerFieldName,
  type PartnerFieldRow,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../../domain/partner/fields.js';
import {
  addressUses,
  type ClosedPeriod,
  expiryTypes,
  type PartnerAddress,
  type PartnerContact,
  type PartnerNote,
} from '../../domain/partner/records.js';
import type { CredentialWish, PartnerChange, PartnerDraft, PartnerSymbol, PartnerView } from '../../engine/ports.js';
import { isoVersions } from '../../protocol/codes.js';
import { say } from '../../words/index.js';
import {
  code,
  day,
  email,
  instant,
  line,
  list,
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
const address: Schema = writtenAs('address', { maxLength: 2000 });
const symbol = object<PartnerSymbol>({ type: required(64), value: required(128) }, 'closed');
const symbols = list(symbol, { minItems: 1, maxItems: 1000 });

const schemaOf: Record<PartnerFieldType, Schema> = {
  yesNo,
  days: { type: 'integer', minimum: 0, maximum: 1000 },
  seconds: { type: 'integer', minimum: 1, maximum: 600 },
  count: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  date: day,
  line: required(200),
  currency: writtenAs('currency'),
  amount: writtenAs('amount'),
  zone: line(64, { minLength: 1 }),
  expiry: oneOf(...expiryTypes),
  language: oneOf(...languages),
  contacts: list(
    object<PartnerContact>(
      {
        name: required(200),
        role: optional(line(200)),
        email: optional(email),
        phone: optional(line(60)),
        preferred: optional(yesNo),
      },
      'closed',
    ),
    { maxItems: 100 },
  ),
  addresses: list(
    object<PartnerAddress>(
      {
        uses: list(oneOf(...addressUses), { minItems: 1, maxItems: addressUses.length }),
        line1: required(200),
        line2: optional(line(200)),
        locality: optional(line(200)),
        postalCode: optional(line(40)),
        region: optional(line(100)),
        country: optional(line(100)),
        note: optional(line(1000)),
        preferred: optional(yesNo),
      },
      'closed',
    ),
    { maxItems: 50 },
  ),
  notes: list(
    object<PartnerNote>(
      { text: words(4000, { minLength: 1 }), at: optional(instant), by: optional(line(200)) },
      'closed',
    ),
    { maxItems: 200 },
  ),
  networks: list(line(60, { minLength: 1 }), { maxItems: 200 }),
  symbols: list({ type: 'string', maxLength: 200, pattern: '^[^:\\s]+:\\S.*$' }, { maxItems: 1000 }),
  periods: list(object<ClosedPeriod>({ from: day, until: day, note: optional(line(200)) }, 'closed'), {
    maxItems: 200,
  }),
};

type Optional = ReturnType<typeof optional>;
const fromRows = <S>(make: (row: PartnerFieldRow) => S) =>
  Object.fromEntries(partnerFieldNames.map((name) => [name, make(partnerFieldRows[name])])) as Record<
    PartnerFieldName,
    S
  >;

const said: Record<PartnerFieldName, Optional> = fromRows(({ type, default: usual, says }) => {
  const value = schemaOf[type];
  return optional({ ...(usual === undefined ? orNull(value) : value), description: say(says, 'en') });
});

export const outboundKinds = ['none', 'bearer', 'basic', 'header', 'certificate'] as const;
type OurCertificate = NonNullable<PartnerView['ourCertificate']>;
const pem = writtenAs('pem', { minLength: 1, maxLength: 20_000 });

/** What we present to a partner. Each kind has fields of its own; header names and values cannot break a header. */
const outboundAuth: Schema = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: {
    kind: oneOf(...outboundKinds),
    token: writtenAs('token', { maxLength: 4096 }),
    user: required(200),
    password: required(4096),
    name: writtenAs('headerName', { maxLength: 100 }),
    value: writtenAs('headerValue', { maxLength: 4096 }),
    certificate: { ...pem, description: 'The client certificate in PEM, with those of its authorities after it.' },
    key: { ...pem, description: 'Its private key in PEM, without a passphrase.' },
    account: {
      ...object<{ accountId: string; securityCode: string }>(
        { accountId: required(200), securityCode: required(200) },
        'closed',
      ),
      description: 'Goes into the header of each message besides.',
    },
  },
  allOf: [
    needs('bearer', 'token'),
    needs('basic', 'user', 'password'),
    needs('header', 'name', 'value'),
    needs('certificate', 'certificate', 'key'),
  ],
};

function needs(kind: string, ...fields: string[]): Schema {
  // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
  return { if: { properties: { kind: { const: kind } } }, then: { required: fields } };
}

const technical = {
  isoVersion: optional(oneOf(...isoVersions)),
  outboundAuth: optional(outboundAuth),
  borrowingProfile: optional(profile),
  lendingProfile: optional(profile),
} as const;

export const partnerInputs: Record<string, Schema> = {
  PartnerDraft: object<PartnerDraft>(
    {
      code: code,
      name: required(200),
      symbols,
      url: optional({ ...address, description: 'Needed of all who are not written to by e-mail only.' }),
      dialect: required(64),
      ...technical,
      ...said,
    },
    'closed',
  ),
  PartnerChange: object<PartnerChange>(
    {
      name: optional(required(200)),
      symbols: optional({ ...symbols, description: 'All of them; the first is the one we address.' }),
      url: optional(address),
      dialect: optional(required(64)),
      status: optional(oneOf('active', 'inactive')),
      ...technical,
      ...said,
    },
    'closed',
    { minProperties: 1 },
  ),
  CredentialOrder: object<CredentialWish>(
    {
      kind: oneOf(...credentialKinds),
      fingerprint: optional({ ...required(100), description: 'Of a certificate: SHA-256, 64 hexadecimal digits.' }),
      symbols: optional(
        list(required(200), {
          minItems: 1,
          maxItems: 1000,
          description: 'The symbols it may speak for, as ISIL:CA-OOLAC; without them all of the partner.',
        }),
      ),
    },
    'closed',
  ),
};

/** What has a default is always there. */
const read = Object.fromEntries(
  partnerFieldNames.map((name) => {
    const { type, default: usual } = partnerFieldRows[name];
    return [name, usual === undefined ? optional(schemaOf[type]) : schemaOf[type]];
  }),
) as { [N in PartnerFieldName]: undefined extends PartnerView[N] ? Optional : Schema };

export const partnerViews: Record<string, Schema> = {
  PartnerView: object<PartnerView>({
    code: text,
    name: text,
    status: oneOf('active', 'inactive'),
    symbols: list(object<PartnerSymbol>({ type: text, value: text })),
    url: text,
    dialect: text,
    isoVersion: oneOf(...isoVersions),
    presents: oneOf(...outboundKinds, 'unreadable'),
    ourCertificate: optional(object<OurCertificate>({ subject: text, fingerprint: text, validUntil: instant })),
    borrowingProfile: optional(text),
    lendingProfile: optional(text),
    credentials: list(
      object<PartnerView['credentials'][number]>({
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
