import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When each job is to run next: what was due while no process ran is found by it, instead of by a search through the minutes before.
 * The slots themselves stay as they are, so that a process of the version before and one of this share them.
 */
export class DueJobs1766935500012 implements MigrationInterface {
  static readonly does = 'Stores when each job runs next.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table job_due');
  }
}

const statements = [
  'create table job_due (job text primary key, plan text not null, due timestamptz not null)',
  `comment on table job_due is 'When each job is to run next; what nobody ran at its time is run once, late.'`,
  `comment on column job_due.plan is 'The expression and the time zone by which that was found.'`,
  // What ran before is not run once more because of the new version.
  `insert into job_due (job, plan, due) select job, '', max(slot) from job_slot where run_by is null group by job`,
];
