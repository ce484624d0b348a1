import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of the last check of a followed directory and of calls in certifications, as a code with its facts; what was said before stays as it was written. */
export class DirectoryChecksInWords1766921000001 implements MigrationInterface {
  static readonly does = 'Stores results of directory checks and of certifications as codes, for every language.';
  static readonly removes =
    'What the last look at the directory said is kept in another form, which the version before cannot read.';

  name = 'DirectoryChecksInWords1766921000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table directory_subscription alter column said type jsonb using to_jsonb(said)');
    await runner.query(`update certification_message set answer = answer - 'wordsFrench' || jsonb_build_object('words',
      jsonb_build_object('in', jsonb_build_object('en', answer -> 'words', 'fr', answer -> 'wordsFrench')))
      where answer ? 'wordsFrench'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table directory_subscription alter column said type text
      using case when jsonb_typeof(said) = 'string' then said #>> '{}' else said ->> 'code' end`);
  }
}
