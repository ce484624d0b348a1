/** Patrons and what blocks them. */
import { EntitySchema } from 'typeorm';
import type { PatronDraft } from '../../contract/local-inputs.js';
import type { BlockView } from '../../contract/local-views.js';
import { identityColumn } from './identity-column.js';
import type { StoredRow } from './on-client.js';

/** A patron as somebody typed them in, with what they are found by. */
export interface PatronRecordRow extends StoredRow<Omit<PatronDraft, 'noCourtesy'>> {
  noCourtesy: boolean;
  searchText: string;
  updatedAt: Date;
  /** When a mail server refused the address for good, and in which words. */
  emailRefusedAt: Date | null;
  emailRefusedAnswer: string | null;
}

export const patronTable = new EntitySchema<PatronRecordRow>({
  name: 'patron',
  columns: {
    id: { type: 'text', primary: true },
    name: { type: 'text' },
    group: { type: 'text', name: 'group_code', nullable: true },
    email: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    pickupLibrary: { type: 'text', name: 'pickup_library', nullable: true },
    expiresOn: { type: 'date', name: 'expires_on', nullable: true },
    noCourtesy: { type: 'boolean', name: 'no_courtesy', default: false },
    searchText: { type: 'text', name: 'search_text' },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
    emailRefusedAt: { type: 'timestamptz', name: 'email_refused_at', nullable: true },
    emailRefusedAnswer: { type: 'text', name: 'email_refused_answer', nullable: true },
  },
});

export interface PatronBlockRow extends StoredRow<Omit<BlockView, 'reason' | 'until'>, 'createdAt'> {
  /** It is over after that; null: somebody lifts it. */
  endsAt: Date | null;
  patron: string;
  liftedAt: Date | null;
  liftedBy: string | null;
}

export const patronBlockTable = new EntitySchema<PatronBlockRow>({
  name: 'patron_block',
  columns: {
    id: identityColumn,
    patron: { type: 'text', name: 'patron_id' },
    kind: { type: 'text' },
    about: { type: 'text', name: 'reason' },
    loan: { type: 'bigint', name: 'loan_id', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'text', name: 'created_by' },
    endsAt: { type: 'timestamptz', name: 'ends_at', nullable: true },
    liftedAt: { type: 'timestamptz', name: 'lifted_at', nullable: true },
    liftedBy: { type: 'text', name: 'lifted_by', nullable: true },
  },
});
