import { EntitySchema } from 'typeorm';
import { identityColumn } from './identity-column.js';

/** A title of the catalogue. */
export interface BibRow {
  id: string;
  source: string;
  sourceId: string;
  fingerprint: string;
  title: string;
  titleKey: string;
  author: string | null;
  authorKey: string | null;
  year: number | null;
  edition: string | null;
  place: string | null;
  publisher: string | null;
  extent: string | null;
  language: string | null;
  format: string;
  numbers: string[];
  libraries: string[];
  suppressed: boolean;
  words: string;
  updatedAt: Date;
}

export const bibTable = new EntitySchema<BibRow>({
  name: 'bib',
  columns: {
    id: identityColumn,
    source: { type: 'text' },
    sourceId: { type: 'text', name: 'source_id' },
    fingerprint: { type: 'text' },
    title: { type: 'text' },
    titleKey: { type: 'text', name: 'title_key' },
    author: { type: 'text', nullable: true },
    authorKey: { type: 'text', name: 'author_key', nullable: true },
    year: { type: 'integer', nullable: true },
    edition: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    publisher: { type: 'text', nullable: true },
    extent: { type: 'text', nullable: true },
    language: { type: 'text', nullable: true },
    format: { type: 'text' },
    numbers: { type: 'text', array: true, default: '{}' },
    libraries: { type: 'text', array: true, default: '{}' },
    suppressed: { type: 'boolean', default: false },
    words: { type: 'tsvector' },
    updatedAt: { type: 'timestamptz', name: 'updated_at', default: () => 'now()' },
  },
  indices: [
    { name: 'bib_source', columns: ['source', 'sourceId'], unique: true },
    { name: 'bib_source_id', columns: ['sourceId'] },
    { name: 'bib_words', synchronize: false },
    { name: 'bib_numbers', synchronize: false },
    { name: 'bib_title', synchronize: false },
    { name: 'bib_author', synchronize: false },
    { name: 'bib_year', columns: ['year'] },
  ],
});
