import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** One certification of a partner. */
export interface CertificationRow {
  id: string;
  /** In the ids of its requests: `PRACTICE-K3F9A2-1`. */
  key: string;
  partnerCode: string;
  state: string;
  waitSeconds: number;
  without: string[];
  startedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  instance: string | null;
  leasedUntil: Date | null;
}

export const certificationTable = new EntitySchema<CertificationRow>({
  name: 'certification',
  columns: {
    id: identityColumn,
    key: { type: 'text' },
    partnerCode: { type: 'text', name: 'partner_code' },
    state: { type: 'text', default: 'running' },
    waitSeconds: { type: 'integer', name: 'wait_seconds' },
    without: { type: 'text', array: true, default: '{}' },
    startedBy: { type: 'text', name: 'started_by' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    instance: { type: 'text', nullable: true },
    leasedUntil: { type: 'timestamptz', name: 'leased_until', nullable: true },
  },
  foreignKeys: [
    {
      name: 'certification_partner_code_fkey',
      target: 'partner',
      columnNames: ['partnerCode'],
      referencedColumnNames: ['code'],
      onDelete: 'CASCADE',
    },
  ],
  checks: [
    {
      name: 'certification_state_check',
      expression: "((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))",
    },
  ],
  indices: [
    { name: 'certification_key', columns: ['key'], unique: true },
    { name: 'certification_partner', columns: ['partnerCode', 'id'] },
    { name: 'certification_running', columns: ['partnerCode'], unique: true, where: "(state = 'running'::text)" },
  ],
});
