import { EntitySchema } from 'typeorm';
import type { HoldingView } from '../../contract/local-views.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

/** A holding that was typed in, with what it is found by. */
export interface HoldingRecordRow extends StoredRow<Omit<HoldingView, 'identifiers' | 'library' | 'lent'>> {
  titleKey: string;
  searchText: string;
  updatedAt: Date;
  /** The title it belongs to. */
  bib: string | null;
}

export const holdingTable = new EntitySchema<HoldingRecordRow>({
  name: 'holding',
  columns: {
    id: identityColumn,
    barcode: { type: 'text' },
    title: { type: 'text' },
    titleKey: { type: 'text', name: 'title_key' },
    searchText: { type: 'text', name: 'search_text' },
    author: { type: 'text', nullable: true },
    location: { type: 'text', name: 'location_code' },
    callNumber: { type: 'text', name: 'call_number', nullable: true },
    policy: { type: 'text', default: 'loanable' },
    replacementCost: { type: 'numeric', name: 'replacement_cost', nullable: true },
    replacementCurrency: { type: 'text', name: 'replacement_currency', nullable: true },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
    bib: { type: 'bigint', name: 'bib_id', nullable: true },
  },
});
