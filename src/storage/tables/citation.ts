import { EntitySchema } from 'typeorm';

/** What a request is about, and for whom. */
export interface CitationRow {
  requestId: string;
  title: string;
  author: string | null;
  bibliographic: unknown;
  publication: unknown;
  service: unknown;
  delivery: unknown;
  billing: unknown;
  patron: unknown;
  pickupLocation: string | null;
  /** Its words, each under the letter of its field; a trigger keeps them. */
  words: string | null;
}

export const citationTable = new EntitySchema<CitationRow>({
  name: 'citation',
  columns: {
    requestId: { type: 'bigint', name: 'request_id', primary: true },
    title: { type: 'text' },
    author: { type: 'text', nullable: true },
    bibliographic: { type: 'jsonb' },
    publication: { type: 'jsonb', nullable: true },
    service: { type: 'jsonb', nullable: true },
    delivery: { type: 'jsonb', nullable: true },
    billing: { type: 'jsonb', nullable: true },
    patron: { type: 'jsonb', nullable: true },
    pickupLocation: { type: 'text', name: 'pickup_location', nullable: true },
    words: { type: 'tsvector', nullable: true },
  },
  foreignKeys: [
    {
      name: 'citation_request_id_fkey',
      target: 'request',
      columnNames: ['requestId'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [
    { name: 'citation_patron', synchronize: false },
    { name: 'citation_has_patron', synchronize: false },
    { name: 'citation_pickup', synchronize: false },
    { name: 'citation_search', synchronize: false },
  ],
});
