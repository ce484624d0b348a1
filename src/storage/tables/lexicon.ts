import { EntitySchema } from 'typeorm';

/** A word in use, without accents and capitals. */
export interface LexiconRow {
  word: string;
}

export const lexiconTable = new EntitySchema<LexiconRow>({
  name: 'lexicon',
  columns: { word: { type: 'text', primary: true } },
  indices: [
    { name: 'lexicon_beginning', synchronize: false },
    { name: 'lexicon_likeness', synchronize: false },
  ],
});
