import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from './beside-the-work.js';

/**
 * What a run of a job did: each line of history that is written within it names it. A run says that it is alive, so that
 * one that was killed is told from one that takes long. What a library set of a job: on or off, and its own schedule.
 */
export class JobRuns1766910000000 implements MigrationInterface {
  static readonly does = 'Stores what each run of a job did, and the schedule that a library set.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table job_slot add column if not exists id bigint generated always as identity,
      add column if not exists alive_at timestamptz not null default now(), add column if not exists run_by text,
      add column if not exists problem jsonb`);
    await runner.query('create unique index if not exists job_slot_id on job_slot (id)');
    await runner.query('alter table history add column if not exists job_run bigint');
    await runner.query(
      `alter table history alter job_run set default (nullif(current_setting('interlend.job_run'::text, true), ''::text))::bigint`,
    );
    await buildIndex(runner, 'history_job_run', 'history (job_run) where job_run is not null');
    await runner.query(`create table if not exists job_setting (job text primary key, is_on boolean not null, schedule jsonb,
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
