import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workflow profiles have a name in French too; those that every node begins with get theirs. */
export class ProfileNames1766600000001 implements MigrationInterface {
  static readonly does = 'Gives workflow profiles a French name.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table workflow_profile add column french text');
    await runner.query(
      `update workflow_profile set french = case name when 'All borrowing steps' then 'Toutes les étapes de l’emprunt'
         else 'Toutes les étapes du prêt' end
       where name in ('All borrowing steps', 'All lending steps')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table workflow_profile drop column if exists french');
  }
}
