import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a run of a job did: each line of history that is written within it names it. A run says that it is alive, so that
 * one that was killed is told from one that takes long. What a library set of a job: on or off, and its own schedule.
 */
export class JobRuns1766910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table job_slot add id bigint generated always as identity,
      add alive_at timestamptz not null default now(), add run_by text, add problem jsonb`);
    await runner.query('create unique index job_slot_id on job_slot (id)');
    await runner.query('alter table history add job_run bigint');
    await runner.query(
      `alter table history alter job_run set default (nullif(current_setting('interlend.job_run'::text, true), ''::text))::bigint`,
    );
    await runner.query('create index history_job_run on history (job_run) where job_run is not null');
    await runner.query(`create table job_setting (job text primary key, is_on boolean not null, schedule jsonb,
      changed_at timestamptz not null default now(), changed_by text not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table job_setting');
    await runner.query('drop index history_job_run');
    await runner.query('alter table history drop job_run');
    await runner.query('drop index job_slot_id');
    await runner.query('alter table job_slot drop id, drop alive_at, drop run_by, drop problem');
  }
}
