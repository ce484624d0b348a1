import { EntitySchema } from 'typeorm';

/** The way to a partner: breaker, hold, rate. */
export interface PartnerChannelRow {
  partnerCode: string;
  state: string;
  /** In the words of the partner's system. */
  reason: string | null;
  /** What the node says itself. */
  reasonWords: object | null;
  failuresInARow: number;
  openedAt: Date | null;
  openSeconds: number;
  nextProbeAt: Date | null;
  ratePerSecond: number | null;
  changedAt: Date;
  changedBy: string | null;
  testedAt: Date | null;
  testedWell: boolean | null;
}

export const partnerChannelTable = new EntitySchema<PartnerChannelRow>({
  name: 'partner_channel',
  columns: {
    partnerCode: { type: 'text', name: 'partner_code', primary: true },
    state: { type: 'text', default: 'closed' },
    reason: { type: 'text', nullable: true },
    reasonWords: { type: 'jsonb', name: 'reason_words', nullable: true },
    failuresInARow: { type: 'integer', name: 'failures_in_a_row', default: 0 },
    openedAt: { type: 'timestamptz', name: 'opened_at', nullable: true },
    openSeconds: { type: 'integer', name: 'open_seconds', default: 0 },
    nextProbeAt: { type: 'timestamptz', name: 'next_probe_at', nullable: true },
    ratePerSecond: { type: 'integer', name: 'rate_per_second', nullable: true },
    changedAt: { type: 'timestamptz', name: 'changed_at', default: () => 'now()' },
    changedBy: { type: 'text', name: 'changed_by', nullable: true },
    testedAt: { type: 'timestamptz', name: 'tested_at', nullable: true },
    testedWell: { type: 'boolean', name: 'tested_well', nullable: true },
  },
});
