import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A patron's id is the same whatever its capitals. Two patrons of before who differ in nothing else stay as they are, with
 * their loans and fees: the one that was entered later is marked, so that staff can find and merge them. A temporary
 * barcode of an item that went home is looked up too.
 */
export class PatronIds1766831000000 implements MigrationInterface {
  static readonly does =
    'Compares patron ids without regard to capitals, and flags patrons that differ in nothing else.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table patron add column same_id_as text');
    await runner.query(`update patron p set same_id_as = f.id from (
        select distinct on (lower(id)) id, lower(id) as key from patron order by lower(id), created_at, id) f
      where lower(p.id) = f.key and p.id <> f.id`);
    await runner.query('create unique index patron_id_any_case on patron (lower(id)) where same_id_as is null');
    await runner.query('create index temporary_item_gone on temporary_item (barcode, id) where removed_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index temporary_item_gone');
    await runner.query('drop index patron_id_any_case');
    await runner.query('alter table patron drop column same_id_as');
  }
}
