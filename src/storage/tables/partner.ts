import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  type PartnerFieldName,
  type PartnerFieldType,
  partnerFieldNames,
  partnerFieldRows,
} from '../../domain/partner/fields.js';

/** A partner library: how it is addressed, what it understands. Its further columns are the rows of partner fields. */
export interface PartnerRow extends Record<PartnerFieldName, unknown> {
  code: string;
  name: string;
  /** `removed`: kept for its past requests. */
  status: string;
  dialect: string;
  isoVersion: string;
  url: string;
  outboundAuth: string | null;
  borrowingProfile: string | null;
  lendingProfile: string | null;
  rank: number;
  createdAt: Date;
}

const columnTypes: Record<PartnerFieldType, 'boolean' | 'integer' | 'text' | 'date' | 'jsonb'> = {
  yesNo: 'boolean',
  days: 'integer',
  seconds: 'integer',
  count: 'integer',
  date: 'date',
  line: 'text',
  currency: 'text',
  amount: 'text',
  zone: 'text',
  expiry: 'text',
  language: 'text',
  contacts: 'jsonb',
  addresses: 'jsonb',
  notes: 'jsonb',
  networks: 'jsonb',
  symbols: 'jsonb',
  periods: 'jsonb',
};

const columnOf = (name: PartnerFieldName): EntitySchemaColumnOptions => {
  const { type, default: usual } = partnerFieldRows[name];
  return {
    type: columnTypes[type],
    name: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    ...(usual === undefined ? { nullable: true } : { default: usual }),
  };
};

export const partnerTable = new EntitySchema<PartnerRow>({
  name: 'partner',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    status: { type: 'text', default: 'active' },
    dialect: { type: 'text' },
    isoVersion: { type: 'text', name: 'iso_version' },
    url: { type: 'text' },
    outboundAuth: { type: 'text', name: 'outbound_auth', nullable: true },
    borrowingProfile: { type: 'text', name: 'borrowing_profile', nullable: true },
    lendingProfile: { type: 'text', name: 'lending_profile', nullable: true },
    ...(Object.fromEntries(partnerFieldNames.map((name) => [name, columnOf(name)])) as Record<
      PartnerFieldName,
      EntitySchemaColumnOptions
    >),
    rank: { type: 'integer', default: 0 },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'partner_borrowing_profile_fkey',
      target: 'workflow_profile',
      columnNames: ['borrowingProfile'],
      referencedColumnNames: ['code'],
    },
    {
      name: 'partner_lending_profile_fkey',
      target: 'workflow_profile',
      columnNames: ['lendingProfile'],
      referencedColumnNames: ['code'],
    },
  ],
  indices: [
    { name: 'partner_borrowing_profile', columns: ['borrowingProfile'] },
    { name: 'partner_lending_profile', columns: ['lendingProfile'] },
  ],
  checks: [
    {
      name: 'partner_expiry_type_check',
      expression: "((expiry_type = ANY (ARRAY['days'::text, 'interestDate'::text, 'never'::text])))",
    },
    { name: 'partner_iso_version_check', expression: "((iso_version = ANY (ARRAY['1.2'::text, '2021-2'::text])))" },
    {
      name: 'partner_status_check',
      expression: "((status = ANY (ARRAY['active'::text, 'inactive'::text, 'removed'::text])))",
    },
  ],
});
