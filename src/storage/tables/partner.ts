import { EntitySchema } from 'typeorm';

/** A partner library: how it is addressed, what it understands. */
export interface PartnerRow {
  code: string;
  name: string;
  status: string;
  dialect: string;
  isoVersion: string;
  strict: boolean;
  borrowing: boolean;
  lending: boolean;
  url: string;
  callLimitSeconds: number;
  outboundAuth: string | null;
  sendRequesterInformation: boolean;
  checkedInMessage: boolean;
  expiryBusinessDays: number | null;
  overdueResendDays: number | null;
  rank: number;
  createdAt: Date;
}

export const partnerTable = new EntitySchema<PartnerRow>({
  name: 'partner',
  columns: {
    code: { type: 'text', primary: true },
    name: { type: 'text' },
    status: { type: 'text', default: 'active' },
    dialect: { type: 'text' },
    isoVersion: { type: 'text', name: 'iso_version' },
    strict: { type: 'boolean', default: false },
    borrowing: { type: 'boolean', default: true },
    lending: { type: 'boolean', default: true },
    url: { type: 'text' },
    callLimitSeconds: { type: 'integer', name: 'call_limit_seconds', default: 30 },
    outboundAuth: { type: 'text', name: 'outbound_auth', nullable: true },
    sendRequesterInformation: { type: 'boolean', name: 'send_requester_information', default: false },
    checkedInMessage: { type: 'boolean', name: 'checked_in_message', default: true },
    expiryBusinessDays: { type: 'integer', name: 'expiry_business_days', nullable: true },
    overdueResendDays: { type: 'integer', name: 'overdue_resend_days', nullable: true },
    rank: { type: 'integer', default: 0 },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
  },
  checks: [
    { name: 'partner_iso_version_check', expression: "((iso_version = ANY (ARRAY['1.2'::text, '2021-2'::text])))" },
    { name: 'partner_status_check', expression: "((status = ANY (ARRAY['active'::text, 'inactive'::text])))" },
  ],
});
