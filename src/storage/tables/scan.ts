import { EntitySchema } from 'typeorm';

/** A scan by the key of the page that it was made on, so that a resend has no second effect. Kept for two days. */
export interface ScanRow {
  key: string;
  at: Date;
  /** Empty while it is carried out. */
  told: Record<string, unknown> | null;
}

export const scanTable = new EntitySchema<ScanRow>({
  name: 'scan',
  columns: {
    key: { type: 'text', primary: true },
    at: { type: 'timestamptz', default: () => 'now()' },
    told: { type: 'jsonb', nullable: true },
  },
  indices: [{ name: 'scan_at', columns: ['at'] }],
});
