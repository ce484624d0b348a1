import { EntitySchema } from 'typeorm';

/** The one row by which a node knows its secret key, and whether anything can be stored. */
export interface NodeCheckRow {
  onlyRow: boolean;
  /** A known word, sealed with the key that this database was first used with. */
  sealed: string | null;
  writtenAt: Date;
  /** When it came out of a backup, until partners were asked; and when that backup was made. */
  restoredAt: Date | null;
  savedAt: Date | null;
}

export const nodeCheckTable = new EntitySchema<NodeCheckRow>({
  name: 'node_check',
  columns: {
    onlyRow: { type: 'boolean', name: 'only_row', primary: true, default: true },
    sealed: { type: 'text', nullable: true },
    writtenAt: { type: 'timestamptz', name: 'written_at', default: () => 'now()' },
    restoredAt: { type: 'timestamptz', name: 'restored_at', nullable: true },
    savedAt: { type: 'timestamptz', name: 'saved_at', nullable: true },
  },
  checks: [{ name: 'node_check_only_row', expression: 'only_row' }],
});
