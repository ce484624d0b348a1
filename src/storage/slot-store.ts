import type { Pool } from 'pg';
import { changesKeptMs, forgetChanges } from './views/changes.js';

/** The rows (job, slot): the first process to write one runs it. One that was begun and not finished within ten minutes is free again. */
export function createSlotStore(pool: Pool) {
  return {
    take: async (job: string, slot: Date, instance: string): Promise<boolean> => {
      const taken = await pool.query({
        name: 'take-slot',
        text: `insert into job_slot (job, slot, instance) values ($1, $2, $3) on conflict (job, slot) do update
          set instance = excluded.instance, started_at = now()
          where job_slot.finished_at is null and job_slot.started_at < now() - interval '10 minutes'`,
        values: [job, slot, instance],
      });
      return taken.rowCount === 1;
    },
    /** The last slot taken of each job. */
    last: async (jobs: readonly string[]) => {
      const found = await pool.query({
        name: 'last-slots',
        text: `select s.job, s.slot, s.instance, s.started_at, s.finished_at from unnest($1::text[]) as j (job)
          cross join lateral (select * from job_slot o where o.job = j.job order by o.slot desc limit 1) as s`,
        values: [[...jobs]],
      });
      return new Map(
        found.rows.map(({ job, slot, instance, started_at: started, finished_at: finished }) => [
          job as string,
          {
            ...{ slot: slot.toISOString() as string, startedAt: started.toISOString() as string },
            ...(finished ? { finishedAt: finished.toISOString() as string } : {}),
            instance: instance as string,
          },
        ]),
      );
    },
    finish: async (job: string, slot: Date): Promise<void> => {
      await pool.query({
        name: 'finish-slot',
        text: `update job_slot set finished_at = now() where job = $1 and slot = $2`,
        values: [job, slot],
      });
    },
  };
}

/** Removes what is of no more use. */
export async function tidy(pool: Pool, now: Date): Promise<void> {
  await pool.query(`delete from job_slot where slot < $1::timestamptz - interval '1 day'`, [now]);
  await pool.query(`delete from quarantine where received_at < $1::timestamptz - interval '90 days'`, [now]);
  await pool.query(`delete from security_event where at < $1::timestamptz - interval '1 year'`, [now]);
  await forgetChanges(pool, new Date(now.getTime() - changesKeptMs));
}
