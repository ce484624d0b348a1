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
  borrowingProfile: string | null;
  lendingProfile: string | null;
  expiryBusinessDays: number | null;
  overdueResendDays: number | null;
  autoClaimDays: number | null;
  autoCancelDays: number | null;
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
    borrowingProfile: { type: 'text', name: 'borrowing_profile', nullable: true },
    lendingProfile: { type: 'text', name: 'lending_profile', nullable: true },
    expiryBusinessDays: { type: 'integer', name: 'expiry_business_days', nullable: true },
    overdueResendDays: { type: 'integer', name: 'overdue_resend_days', nullable: true },
    autoClaimDays: { type: 'integer', name: 'auto_claim_days', nullable: true },
    autoCancelDays: { type: 'integer', name: 'auto_cancel_days', nullable: true },
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
    { name: 'partner_iso_version_check', expression: "((iso_version = ANY (ARRAY['1.2'::text, '2021-2'::text])))" },
    { name: 'partner_status_check', expression: "((status = ANY (ARRAY['active'::text, 'inactive'::text])))" },
  ],
});
