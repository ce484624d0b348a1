import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The heading of a query to a patron stands in the history in every language at once, as all that a library words itself. */
export class QueriesInEachLanguage1766929000000 implements MigrationInterface {
  static readonly does = 'Stores headings of queries to patrons in every language.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update history set facts = facts - 'headingFrench' || jsonb_build_object('heading', jsonb_build_object('in',
        jsonb_build_object('en', facts -> 'heading', 'fr', coalesce(facts -> 'headingFrench', facts -> 'heading'))))
      where event = 'patronQueried' and jsonb_typeof(facts -> 'heading') = 'string'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update history set facts = facts || jsonb_build_object('heading', facts #> '{heading,in,en}',
        'headingFrench', facts #> '{heading,in,fr}')
      where event = 'patronQueried' and jsonb_typeof(facts -> 'heading') = 'object'`);
  }
}
