import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** One try to deliver, opened before the call. */
export interface DeliveryAttemptRow {
  id: string;
  messageId: string;
  partnerCode: string;
  number: number;
  leaseToken: string;
  instance: string;
  openedAt: Date;
  closedAt: Date | null;
  address: string | null;
  httpStatus: number | null;
  class: string | null;
  reason: string | null;
  answerPrefix: string | null;
  durationMs: number | null;
}

export const deliveryAttemptTable = new EntitySchema<DeliveryAttemptRow>({
  name: 'delivery_attempt',
  columns: {
    id: identityColumn,
    messageId: { type: 'bigint', name: 'message_id' },
    partnerCode: { type: 'text', name: 'partner_code' },
    number: { type: 'integer' },
    leaseToken: { type: 'uuid', name: 'lease_token' },
    instance: { type: 'text' },
    openedAt: { type: 'timestamptz', name: 'opened_at', default: () => 'clock_timestamp()' },
    closedAt: { type: 'timestamptz', name: 'closed_at', nullable: true },
    address: { type: 'text', nullable: true },
    httpStatus: { type: 'integer', name: 'http_status', nullable: true },
    class: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    answerPrefix: { type: 'text', name: 'answer_prefix', nullable: true },
    durationMs: { type: 'integer', name: 'duration_ms', nullable: true },
  },
});
