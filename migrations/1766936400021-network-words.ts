import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of titles and authors that partners' catalogues answered with: what is misspelt in a search is looked for among them
 * too. They stand apart from the lexicon, whose words may be names of patrons.
 */
export class NetworkWords1766936400021 implements MigrationInterface {
  static readonly does = 'Adds words from partners’ catalogues, for correcting searches.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table network_word');
  }
}

const statements = [
  'create table network_word (word text primary key)',
  'create index network_word_beginning on network_word (word text_pattern_ops)',
  'create index network_word_likeness on network_word using gin (word gin_trgm_ops)',
  `comment on table network_word is 'Words of titles that partners answered with; what is misspelt is looked for among them.'`,
];
