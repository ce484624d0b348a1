import { EntitySchema } from 'typeorm';

/** Somebody who borrows here. */
export interface StoredPatron {
  id: string;
  name: string;
  groupCode: string | null;
  email: string | null;
  /** Null where nobody said it. */
  language: string | null;
  pickupLibrary: string | null;
  expiresOn: string | null;
  searchText: string;
  /** An older patron whose id differs in capitals alone, of before such ids were refused. */
  sameIdAs: string | null;
  /** When a mail server refused the address for good, and in which words. */
  emailRefusedAt: Date | null;
  emailRefusedAnswer: string | null;
  /** Wishes no letters that merely help. */
  noCourtesy: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export const patronTable = new EntitySchema<StoredPatron>({
  name: 'patron',
  columns: {
    id: { type: 'text', primary: true },
    name: { type: 'text' },
    groupCode: { type: 'text', name: 'group_code', nullable: true },
    email: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    pickupLibrary: { type: 'text', name: 'pickup_library', nullable: true },
    expiresOn: { type: 'date', name: 'expires_on', nullable: true },
    searchText: { type: 'text', name: 'search_text' },
    sameIdAs: { type: 'text', name: 'same_id_as', nullable: true },
    emailRefusedAt: { type: 'timestamptz', name: 'email_refused_at', nullable: true },
    emailRefusedAnswer: { type: 'text', name: 'email_refused_answer', nullable: true },
    noCourtesy: { type: 'boolean', name: 'no_courtesy', default: false },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
  },
  foreignKeys: [
    {
      name: 'patron_pickup_library_fkey',
      target: 'library',
      columnNames: ['pickupLibrary'],
      referencedColumnNames: ['code'],
    },
  ],
  checks: [{ name: 'patron_language_check', expression: "((language ~ '^[a-z]{2,3}$'::text))" }],
  indices: [
    { name: 'patron_name', columns: ['name', 'id'] },
    { name: 'patron_pickup', columns: ['pickupLibrary'] },
    { name: 'patron_search', synchronize: false },
    { name: 'patron_id_any_case', synchronize: false },
  ],
});
