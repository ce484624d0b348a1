import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file of a job is opened by who may still read what is in it: of which libraries, and whether with patrons. */
export class ReachOfJobFiles1766931000016 implements MigrationInterface {
  static readonly does = 'Stores who may open the file of a job.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table job_file add column reach jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table job_file drop column reach');
  }
}
