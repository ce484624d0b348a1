import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters keep their words as they were written; a patron may wish no courtesy letters. */
export class WordedLetters1766910400001 implements MigrationInterface {
  static readonly does = 'Stores letters with their text as written; patrons may decline courtesy letters.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table letter add content jsonb');
    await runner.query('alter table patron add no_courtesy boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table patron drop no_courtesy');
    await runner.query('alter table letter drop content');
  }
}
