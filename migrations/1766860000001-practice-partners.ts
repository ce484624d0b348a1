import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Practice partners are asked by nobody but who chooses them. Those that the setup listed are marked. */
export class PracticePartners1766860000001 implements MigrationInterface {
  static readonly does = 'Flags practice partners, which no rota asks by itself.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add column practice boolean not null default false');
    await runner.query(`update partner set practice = true where name = 'Practice partner'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop column practice');
  }
}
