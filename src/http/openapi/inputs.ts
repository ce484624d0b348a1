import type { PartnerChange, PartnerDraft, ReplaySelection } from '../../engine/ports.js';
import { isoVersions } from '../../protocol/codes.js';
import { requestInputs } from './request-inputs.js';
import { instant, line, list, object, oneOf, optional, type Schema, yesNo } from './shape.js';

const code = line(64, { minLength: 1 });
/** Code of a workflow profile; null: every step is taken. */
const profile = { type: ['string', 'null'], minLength: 1, maxLength: 64 } satisfies Schema;
const address: Schema = { type: 'string', maxLength: 2000, pattern: '^https?://[^\\s\\u0000-\\u001f\\u007f]+$' };
const seconds: Schema = { type: 'integer', minimum: 1, maximum: 600 };
const days: Schema = { type: 'integer', minimum: 0, maximum: 1000 };
const required = (maxLength: number) => line(maxLength, { minLength: 1 });

/** What we present to a partner. Each kind has fields of its own; header names and values cannot break a header. */
const outboundAuth: Schema = {
  type: 'object',
  required: ['kind'],
  additionalProperties: false,
  properties: {
    kind: oneOf('none', 'bearer', 'basic', 'header'),
    token: { type: 'string', maxLength: 4096, pattern: '^[\\x21-\\x7e]+$' },
    user: required(200),
    password: required(4096),
    name: { type: 'string', maxLength: 100, pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
    value: { type: 'string', maxLength: 4096, pattern: '^[\\x20-\\x7e]+$' },
  },
  allOf: [needs('bearer', 'token'), needs('basic', 'user', 'password'), needs('header', 'name', 'value')],
};

function needs(kind: string, ...fields: string[]): Schema {
  // biome-ignore lint/suspicious/noThenProperty: the word is JSON Schema's
  return { if: { properties: { kind: { const: kind } } }, then: { required: fields } };
}

/** What a desk may send. All are closed: an unknown field is refused by its name, never ignored. */
export const inputs: Record<string, Schema> = {
  ...requestInputs,
  ActionOrder: object<ActionOrder>(
    {
      version: { type: 'integer', minimum: 0, description: 'The version of the request that was on the screen.' },
      fields: optional({
        type: 'object',
        additionalProperties: true,
        maxProperties: 50,
        description: 'The fields that the allowed action lists.',
      }),
    },
    'closed',
  ),
  ReplaySelection: object<ReplaySelection>(
    {
      messages: optional(list(line(100, { minLength: 1 }), { minItems: 1, maxItems: 1000 })),
      partner: optional(code),
      since: optional(instant),
    },
    'closed',
    { minProperties: 1 },
  ),
  PartnerChange: object<PartnerChange>(
    {
      name: optional(required(200)),
      url: optional(address),
      dialect: optional(required(64)),
      isoVersion: optional(oneOf(...isoVersions)),
      strict: optional(yesNo),
      borrowing: optional(yesNo),
      lending: optional(yesNo),
      callLimitSeconds: optional(seconds),
      outboundAuth: optional(outboundAuth),
      sendRequesterInformation: optional(yesNo),
      checkedInMessage: optional(yesNo),
      borrowingProfile: optional(profile),
      lendingProfile: optional(profile),
      expiryBusinessDays: optional(days),
      overdueResendDays: optional(days),
      autoClaimDays: optional(days),
      autoCancelDays: optional(days),
      status: optional(oneOf('active', 'inactive')),
    },
    'closed',
    { minProperties: 1 },
  ),
  PartnerDraft: object<PartnerDraft>(
    {
      code: { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
      name: required(200),
      symbols: list(object<PartnerDraft['symbols'][number]>({ type: required(64), value: required(128) }, 'closed'), {
        minItems: 1,
        maxItems: 100,
      }),
      url: address,
      dialect: required(64),
      isoVersion: optional(oneOf(...isoVersions)),
      strict: optional(yesNo),
      borrowing: optional(yesNo),
      lending: optional(yesNo),
      callLimitSeconds: optional(seconds),
      outboundAuth: optional(outboundAuth),
      sendRequesterInformation: optional(yesNo),
      checkedInMessage: optional(yesNo),
      borrowingProfile: optional(profile),
      lendingProfile: optional(profile),
      expiryBusinessDays: optional(days),
      overdueResendDays: optional(days),
      autoClaimDays: optional(days),
      autoCancelDays: optional(days),
    },
    'closed',
  ),
  CredentialOrder: object<CredentialOrder>({ kind: oneOf('token', 'basic', 'path') }, 'closed'),
};

export interface ActionOrder {
  version: number;
  fields?: Record<string, unknown>;
}
export interface CredentialOrder {
  kind: 'token' | 'basic' | 'path';
}
