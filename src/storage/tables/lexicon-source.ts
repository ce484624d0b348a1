import { EntitySchema } from 'typeorm';

/** Where words of the lexicon come from, and how far it was read. */
export interface LexiconSourceRow {
  name: string;
  readTo: string;
}

export const lexiconSourceTable = new EntitySchema<LexiconSourceRow>({
  name: 'lexicon_source',
  columns: {
    name: { type: 'text', primary: true },
    readTo: { type: 'bigint', name: 'read_to', default: 0 },
  },
});
