import { EntitySchema } from 'typeorm';
import type { ListView } from '../../contract/list-view-operations.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';
import { changedColumns } from './policies.js';

/** A view of the request lists that is shared. */
export type ListViewRow = StoredRow<ListView, 'changedAt'>;

export const listViewTable = new EntitySchema<ListViewRow>({
  name: 'list_view',
  columns: {
    id: identityColumn,
    side: { type: 'text' },
    name: { type: 'text' },
    search: { type: 'text' },
    library: { type: 'text', name: 'library_code', nullable: true },
    opensAt: { type: 'text', name: 'opens_at', array: true, default: [] },
    ...changedColumns,
  },
});
