import { EntitySchema } from 'typeorm';

/** The directory file that this node follows, and how the last look went. One row at most. */
export interface DirectorySubscriptionRow {
  id: string;
  url: string;
  /** What is presented there, encrypted. */
  token: string | null;
  createdAt: Date;
  createdBy: string;
  etag: string | null;
  triedAt: Date | null;
  outcome: string | null;
  said: object | string | null;
  importId: string | null;
  failures: number;
  failingSince: Date | null;
}

export const directorySubscriptionTable = new EntitySchema<DirectorySubscriptionRow>({
  name: 'directory_subscription',
  columns: {
    id: { type: 'text', primary: true, default: 'directory' },
    url: { type: 'text' },
    token: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    createdBy: { type: 'text', name: 'created_by' },
    etag: { type: 'text', nullable: true },
    triedAt: { type: 'timestamptz', name: 'tried_at', nullable: true },
    outcome: { type: 'text', nullable: true },
    said: { type: 'jsonb', nullable: true },
    importId: { type: 'bigint', name: 'import_id', nullable: true },
    failures: { type: 'integer', default: 0 },
    failingSince: { type: 'timestamptz', name: 'failing_since', nullable: true },
  },
  foreignKeys: [
    {
      name: 'directory_subscription_import_id_fkey',
      target: 'directory_import',
      columnNames: ['importId'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [{ name: 'directory_subscription_import', columns: ['importId'] }],
  checks: [{ name: 'directory_subscription_id_check', expression: "((id = 'directory'::text))" }],
});
