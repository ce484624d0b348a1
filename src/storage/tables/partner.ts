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
  outboundOrigin: string | null;
  urlImport: string | null;
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
    outboundOrigin: { type: 'text', name: 'outbound_origin', nullable: true },
    urlImport: { type: 'bigint', name: 'url_import', nullable: true },
    borrowingProfile: { type: 'text', name: 'borrowing_profile', nullable: true },
    lendingProfile: { type: 'text', name: 'lending_profile', nullable: true },
    ...(Object.fromEntries(partnerFieldNames.map((name) => [name, columnOf(name)])) as Record<
      PartnerFieldName,
      EntitySchemaColumnOptions
    >),
    rank: { type: 'integer', default: 0 },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
  },
});
