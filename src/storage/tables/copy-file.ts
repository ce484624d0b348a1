import { EntitySchema } from 'typeorm';

/** A file that delivers a copy: what it is, for whom and until when. Its bytes lie in a folder under its id. */
export interface CopyFileRow {
  id: string;
  requestId: string;
  side: string;
  status: string;
  name: string;
  type: string;
  bytes: string;
  sha256: string;
  madeAt: Date;
  madeBy: string;
  endsAt: Date | null;
  partnerCode: string | null;
  withCredential: boolean;
  /** Lending: a digest of what stands in the link. Borrowing: what the lender named the file. */
  reference: string | null;
  acceptedAt: Date | null;
  trouble: unknown;
  nextTryAt: Date | null;
  tries: number;
  leaseOwner: string | null;
  leaseToken: string | null;
  leaseUntil: Date | null;
  /** The folder does not hold it any more. */
  clearedAt: Date | null;
}

export const copyFileTable = new EntitySchema<CopyFileRow>({
  name: 'copy_file',
  columns: {
    id: { type: 'uuid', primary: true },
    requestId: { type: 'bigint', name: 'request_id' },
    side: { type: 'text' },
    status: { type: 'text' },
    name: { type: 'text' },
    type: { type: 'text' },
    bytes: { type: 'bigint' },
    sha256: { type: 'text' },
    madeAt: { type: 'timestamptz', name: 'made_at', default: () => 'now()' },
    madeBy: { type: 'text', name: 'made_by' },
    endsAt: { type: 'timestamptz', name: 'ends_at', nullable: true },
    partnerCode: { type: 'text', name: 'partner_code', nullable: true },
    withCredential: { type: 'boolean', name: 'with_credential', default: false },
    reference: { type: 'text', nullable: true },
    acceptedAt: { type: 'timestamptz', name: 'accepted_at', nullable: true },
    trouble: { type: 'jsonb', nullable: true },
    nextTryAt: { type: 'timestamptz', name: 'next_try_at', nullable: true },
    tries: { type: 'integer', default: 0 },
    leaseOwner: { type: 'text', name: 'lease_owner', nullable: true },
    leaseToken: { type: 'uuid', name: 'lease_token', nullable: true },
    leaseUntil: { type: 'timestamptz', name: 'lease_until', nullable: true },
    clearedAt: { type: 'timestamptz', name: 'cleared_at', nullable: true },
  },
  foreignKeys: [
    {
      name: 'copy_file_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    { name: 'copy_file_side_check', expression: "((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))" },
    {
      name: 'copy_file_status_check',
      expression:
        "((status = ANY (ARRAY['waiting'::text, 'offered'::text, 'expected'::text, 'here'::text, 'failed'::text, 'replaced'::text, 'removed'::text])))",
    },
  ],
  indices: [
    { name: 'copy_file_request', columns: ['requestId'] },
    { name: 'copy_file_reference', synchronize: false },
    { name: 'copy_file_due', synchronize: false },
    { name: 'copy_file_ends', synchronize: false },
    { name: 'copy_file_to_clear', synchronize: false },
  ],
});
