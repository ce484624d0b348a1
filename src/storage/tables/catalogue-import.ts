import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A file of records that was brought into the catalogue. */
export interface CatalogueImportRow {
  id: string;
  source: string;
  mode: string;
  habit: string | null;
  locationCode: string | null;
  file: string;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  refused: number;
}

export const catalogueImportTable = new EntitySchema<CatalogueImportRow>({
  name: 'catalogue_import',
  columns: {
    id: identityColumn,
    source: { type: 'text' },
    mode: { type: 'text' },
    habit: { type: 'text', nullable: true },
    locationCode: { type: 'text', name: 'location_code', nullable: true },
    file: { type: 'text' },
    startedBy: { type: 'text', name: 'started_by' },
    startedAt: { type: 'timestamptz', name: 'started_at', default: () => 'now()' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    created: { type: 'integer', default: 0 },
    changed: { type: 'integer', default: 0 },
    unchanged: { type: 'integer', default: 0 },
    removed: { type: 'integer', default: 0 },
    refused: { type: 'integer', default: 0 },
  },
  indices: [
    {
      name: 'catalogue_import_whole',
      columns: ['source', 'startedAt'],
      where: "((mode = 'full'::text) AND (ended_at IS NOT NULL))",
    },
  ],
  checks: [{ name: 'catalogue_import_mode_check', expression: "((mode = ANY (ARRAY['update'::text, 'full'::text])))" }],
});
