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
