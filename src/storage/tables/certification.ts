/** Certifications of partners and what was said in them. */
import { EntitySchema } from 'typeorm';
import type {
  CertificationRecord,
  CertifiedEvent,
  ReceivedMessage,
  SentMessage,
} from '../../engine/certify/records.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

export type CertificationRow = StoredRow<CertificationRecord> & { leasedUntil: Date | null };

export const certificationTable = new EntitySchema<CertificationRow>({
  name: 'certification',
  columns: {
    id: identityColumn,
    key: { type: 'text' },
    partnerCode: { type: 'text', name: 'partner_code' },
    state: { type: 'text', default: 'running' },
    waitSeconds: { type: 'integer', name: 'wait_seconds' },
    without: { type: 'text', array: true, default: [] },
    startedBy: { type: 'text', name: 'started_by' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    leasedUntil: { type: 'timestamptz', name: 'leased_until', nullable: true },
  },
});

type Said = StoredRow<Omit<SentMessage, 'direction'>>;
type Heard = StoredRow<Omit<ReceivedMessage, 'direction'>>;

/** One of ours has a move, one of the partner words and an identity. */
export interface CertificationMessageRow extends Omit<Said, 'talk' | 'move' | 'event'>, Omit<Heard, 'talk' | 'event'> {
  certification: string;
  direction: 'in' | 'out';
  event: CertifiedEvent;
  talk: Heard['talk'];
  move: number | null;
  identity: string | null;
}

export const certificationMessageTable = new EntitySchema<CertificationMessageRow>({
  name: 'certification_message',
  columns: {
    id: identityColumn,
    certification: { type: 'bigint', name: 'certification_id' },
    direction: { type: 'text' },
    talk: { type: 'text', nullable: true },
    move: { type: 'integer', nullable: true },
    event: { type: 'text' },
    isoVersion: { type: 'text', name: 'iso_version', nullable: true },
    bodies: { type: 'text', array: true, default: [] },
    words: { type: 'text', default: '' },
    verdict: { type: 'jsonb', nullable: true },
    answer: { type: 'jsonb', nullable: true },
    identity: { type: 'text', nullable: true },
    at: { type: 'timestamptz' },
  },
});
