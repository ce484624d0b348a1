import type { Pool } from 'pg';
import type { JobChange } from '../../contract/job-operations.js';
import type { Schedule } from '../../domain/calendar/schedule.js';
import type { JobDue, JobSetting, JobStreak, JobTimes, RunOfJob } from '../../engine/desk/jobs.js';
import type { ReportedLine } from '../../engine/jobs/ports.js';
import type { JobReader } from '../../engine/jobs/tell-failure.js';
import type { Message } from '../../words/message.js';
import { changesKeptMs, forgetChanges } from '../views/changes.js';
import { linesOfRuns } from './job-lines.js';

type RunRow = {
  id: string;
  job: string;
  slot: Date;
  instance: string;
  started_at: Date;
  finished_at: Date | null;
  run_by: string | null;
  problem: Message | null;
  told: ReportedLine[] | null;
  file: string;
  killed: boolean;
};

/** A run that said nothing for so long was killed, and its slot is free again. */
const silence = `interval '3 minutes'`;

/** The rows (job, slot): the first process to write one runs it, while no other run of the job goes on. */
export function createSlotStore(pool: Pool) {
  return {
    /** The id of the run; nothing when another process has it, or runs the job at another slot. */
    take: async (
      job: string,
      slot: Date,
      instance: string,
      { by, next }: { by?: string; next?: JobDue } = {},
    ): Promise<string | undefined> => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        // Two processes that come at once see each other's rows: the second waits for the first here.
        await client.query('begin');
        await client.query({
          name: 'lock-job',
          text: 'select pg_advisory_xact_lock(hashtext($1))',
          values: [`job ${job}`],
        });
        const taken = await client.query<{ id: string }>({
          name: 'take-slot',
          text: `with taken as (insert into job_slot (job, slot, instance, run_by) select $1, $2, $3, $4
            where not exists (select from job_slot o where o.job = $1 and o.slot <> $2 and o.finished_at is null
              and o.problem is null and o.alive_at > now() - ${silence})
            on conflict (job, slot) do update set instance = excluded.instance, alive_at = now(), problem = null
            where job_slot.finished_at is null and job_slot.alive_at < now() - ${silence}
            returning id),
            next as (insert into job_due (job, plan, due) select $1, $5, $6 from taken where $6::timestamptz is not null
              on conflict (job) do update set plan = excluded.plan, due = excluded.due
                where job_due.plan <> excluded.plan or job_due.due < excluded.due)
            select id::text from taken`,
          values: [job, slot, instance, by ?? null, next?.plan ?? null, next?.due ?? null],
        });
        await client.query('commit');
        return taken.rows[0]?.id;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    letGo: async (run: string): Promise<void> => {
      await pool.query(
        `update job_slot set alive_at = now() - ${silence} - interval '1 second'
          where id = $1 and finished_at is null and problem is null`,
        [run],
      );
    },
    alive: async (run: string): Promise<void> => {
      await pool.query({
        name: 'slot-alive',
        text: 'update job_slot set alive_at = now() where id = $1',
        values: [run],
      });
    },
    /** It came to its end: the job works again. */
    finish: async (run: string, told: readonly ReportedLine[] = []): Promise<void> => {
      await pool.query({
        name: 'finish-slot',
        text: `with done as (update job_slot set finished_at = now(), told = $2 where id = $1 returning job)
          delete from job_failure f using done where f.job = done.job`,
        values: [run, told.length > 0 ? JSON.stringify(told) : null],
      });
    },
    /** It failed. `again`: it is tried again when it is looked for. Gives the failures of the job in a row. */
    fail: async (run: string, problem: Message, again: boolean): Promise<JobStreak | undefined> => {
      const { rows } = await pool.query<{ job: string; since: Date; times: number; told: boolean }>({
        name: 'fail-slot',
        text: `with failed as (update job_slot set problem = $2, finished_at = case when $3 then null else now() end
            where id = $1 returning job)
          insert into job_failure (job) select job from failed on conflict (job) do update set times = job_failure.times + 1
          returning job, since, times, told_at is not null as told`,
        values: [run, JSON.stringify(problem), again],
      });
      return rows[0];
    },
    /** Somebody was informed that the job fails. */
    failureTold: async (job: string): Promise<void> => {
      await pool.query({
        name: 'job-failure-told',
        text: 'update job_failure set told_at = now() where job = $1',
        values: [job],
      });
    },
    /** Who gets mail when this job fails: its own readers, else those of all jobs. */
    readersOf: async (job: string): Promise<JobReader[]> => {
      const { rows } = await pool.query<{ to: string; language: JobReader['language'] | null }>({
        name: 'job-readers',
        text: `select r.address as "to", (select language from staff s where lower(s.email) = lower(r.address)
            and s.deactivated_at is null limit 1) as language
          from unnest((select mail_to from job_setting where job in ($1, '') and mail_to is not null
            order by (job = $1) desc limit 1)) as r (address)`,
        values: [job],
      });
      return rows.map(({ to, language }) => ({ to, ...(language ? { language } : {}) }));
    },
    streaks: async (): Promise<ReadonlyMap<string, JobStreak>> => {
      const { rows } = await pool.query<JobStreak>({
        name: 'job-streaks',
        text: 'select job, since, times, told_at is not null as told from job_failure limit 1000',
      });
      return new Map(rows.map((row) => [row.job, row]));
    },
    /** The last runs of each job, the newest first, with what they did. */
    last: async (jobs: readonly string[], most = 1): Promise<ReadonlyMap<string, RunOfJob[]>> => {
      const { rows } = await pool.query<RunRow>({
        name: 'last-slots',
        text: `select s.id::text, s.job, s.slot, s.instance, s.started_at, s.finished_at, s.run_by, s.problem, s.told,
            f.name as file,
            s.finished_at is null and s.problem is null and s.alive_at < now() - ${silence} as killed
          from unnest($1::text[]) as j (job)
          cross join lateral (select * from job_slot o where o.job = j.job order by o.slot desc limit $2) as s
          left join job_file f on f.run = s.id`,
        values: [[...jobs], most],
      });
      const lines = await linesOfRuns(
        pool,
        rows.map(({ id }) => id),
      );
      const found = new Map<string, RunOfJob[]>();
      for (const row of rows) {
        const { slot, started_at: started, finished_at: finished, run_by: by, problem, killed, told, file } = row;
        const run: RunOfJob = {
          id: row.id,
          slot: slot.toISOString(),
          startedAt: started.toISOString(),
          instance: row.instance,
          ...(finished ? { finishedAt: finished.toISOString() } : {}),
          ...(by ? { by } : {}),
          ...(problem ? { problem } : {}),
          ...(killed ? { killed: true as const } : {}),
          ...(file ? { file } : {}),
          told: told ?? [],
          lines: lines.get(row.id) ?? [],
        };
        found.set(row.job, [...(found.get(row.job) ?? []), run]);
      }
      return found;
    },
    /** How the last run of a job went. */
    standing: async (job: string): Promise<{ running: boolean; problem?: Message }> => {
      const { rows } = await pool.query<{ running: boolean; problem: Message | null }>({
        name: 'job-standing',
        text: `select problem, finished_at is null and problem is null and alive_at > now() - ${silence} as running
          from job_slot where job = $1 order by started_at desc limit 1`,
        values: [job],
      });
      const [{ running, problem } = { running: false, problem: null }] = rows;
      return { running, ...(problem ? { problem } : {}) };
    },
    times: async (jobs: readonly string[], now: Date): Promise<ReadonlyMap<string, JobTimes>> => {
      const { rows } = await pool.query<{
        job: string;
        plan: string | null;
        due: Date;
        slot: Date;
        unfinished: boolean;
        killed: boolean;
      }>({
        name: 'job-times',
        text: `select job, d.plan, d.due, l.slot, coalesce(l.unfinished, false) as unfinished,
            l.unfinished and l.problem is null as killed
          from unnest($1::text[]) as j (job) left join job_due d using (job)
          left join lateral (select slot, problem, finished_at is null and alive_at < now() - ${silence} as unfinished
            from job_slot o where o.job = j.job and o.run_by is null and o.slot <= $2 order by o.slot desc limit 1) as l on true`,
        values: [[...jobs], now],
      });
      return new Map(
        rows.map(({ job, plan, due, slot, unfinished, killed }) => [
          job,
          {
            unfinished,
            ...(killed ? { killed } : {}),
            ...(plan === null ? {} : { plan, due }),
            ...(slot ? { last: slot } : {}),
          },
        ]),
      );
    },
    expect: async (due: readonly JobDue[], onlyNew?: 'onlyNew'): Promise<void> => {
      await pool.query({
        name: 'expect-jobs',
        // In one order, so that two processes do not wait for each other.
        text: `insert into job_due (job, plan, due)
          select * from unnest($1::text[], $2::text[], $3::timestamptz[]) as n (job, plan, due) order by job
          on conflict (job) do update set plan = excluded.plan, due = excluded.due
            where not $4 and (job_due.plan <> excluded.plan or job_due.due < excluded.due)`,
        values: [
          due.map(({ job }) => job),
          due.map(({ plan }) => plan),
          due.map((each) => each.due),
          onlyNew !== undefined,
        ],
      });
    },
    interrupted: async (): Promise<{ job: string; slot: Date }[]> => {
      const { rows } = await pool.query<{ job: string; slot: Date }>({
        name: 'interrupted-slots',
        text: `select s.job, s.slot from staff_job j join job_slot s on s.job = 'own-' || j.id
          where s.slot > now() - interval '1 day' and s.finished_at is null and s.problem is null
            and s.alive_at < now() - ${silence} limit 100`,
      });
      return rows;
    },
    settings: async (): Promise<ReadonlyMap<string, JobSetting>> => {
      const { rows } = await pool.query<{
        job: string;
        is_on: boolean;
        schedule: unknown;
        changed_at: Date;
        mail_to: string[];
      }>({
        name: 'job-settings',
        text: `select job, is_on, schedule, changed_at, mail_to from job_setting s
          where not exists (select from staff_job j where s.job = 'own-' || j.id)
          union all select 'own-' || j.id, j.is_on, j.schedule, j.changed_at, s.mail_to
            from staff_job j left join job_setting s on s.job = 'own-' || j.id`,
      });
      return new Map(
        rows.map((row) => [
          row.job as string,
          {
            on: row.is_on,
            since: row.changed_at,
            ...(row.schedule ? { schedule: row.schedule as Schedule } : {}),
            ...(row.mail_to ? { mailTo: row.mail_to as string[] } : {}),
          },
        ]),
      );
    },
    /** What is not said stays; without a schedule (`null`) the job keeps its own, without readers it has those of all. */
    set: async (job: string, change: JobChange, by: string): Promise<void> => {
      const { on, schedule, mailTo } = change;
      await pool.query({
        name: 'set-job',
        text: `insert into job_setting (job, is_on, schedule, mail_to, changed_by) values ($1, coalesce($2, true), $3, $6, $5)
          on conflict (job) do update set is_on = coalesce($2, job_setting.is_on),
            schedule = case when $4 then $3 else job_setting.schedule end,
            mail_to = case when $7 then $6 else job_setting.mail_to end,
            changed_at = case when $2 is null and not $4 then job_setting.changed_at else now() end, changed_by = $5`,
        values: [
          ...[job, on ?? null, schedule ? JSON.stringify(schedule) : null, schedule !== undefined, by],
          ...[mailTo ?? null, mailTo !== undefined],
        ],
      });
    },
  };
}

/** Removes what is of no more use: of runs that did nothing all but the last of each job after a day, others after 90 days. */
export async function tidy(pool: Pool, now: Date): Promise<void> {
  await pool.query(
    `delete from job_slot s where slot < $1::timestamptz - interval '1 day'
      and exists (select from job_slot later where later.job = s.job and later.slot > s.slot)
      and (slot < $1::timestamptz - interval '90 days'
        or s.problem is null and s.told is null and not exists (select from history h where h.job_run = s.id))`,
    [now],
  );
  await pool.query('delete from job_file f where not exists (select from job_slot s where s.id = f.run)');
  // Of a job that is there no more.
  await pool.query(`delete from job_due where due < $1::timestamptz - interval '90 days'`, [now]);
  await pool.query(`delete from security_event where at < $1::timestamptz - interval '1 year'`, [now]);
  await forgetChanges(pool, new Date(now.getTime() - changesKeptMs));
}
