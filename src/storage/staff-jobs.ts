/** Jobs that staff define, and what their runs leave. */

import type { Pool } from 'pg';
import type { JobWish } from '../domain/jobs/deeds.js';
import { type Maker, type StaffJob, type StaffJobStore, staffJobsAtMost } from '../engine/jobs/ports.js';
import type { Reach } from '../engine/jobs/reach.js';
import { isRowId } from './row-id.js';

type StaffJobRow = {
  id: string;
  name: string;
  view: string;
  viewName: string;
  side: string;
  report: string | null;
  deed: string;
  details: unknown;
  schedule: unknown;
  on: boolean;
  maker: unknown;
  changedAt: Date;
  changedBy: string;
};

const columns = `j.id::text, j.name, j.view_id::text as view, coalesce(v.name, j.view_name) as "viewName",
  coalesce(v.side, j.side) as side, j.report, j.deed, j.details, j.schedule, j.is_on as "on",
  jsonb_build_object('kind', j.maker_kind, 'code', j.maker_code, 'name', j.maker_name, 'person', j.maker_person) as maker,
  j.changed_at as "changedAt", j.changed_by as "changedBy"`;
const from = 'from staff_job j left join list_view v on v.id = j.view_id';

export function createStaffJobStore(pool: Pool): StaffJobStore {
  const read = async (id: string): Promise<StaffJob | undefined> => {
    if (!isRowId(id)) return undefined;
    const { rows } = await pool.query<StaffJobRow>({
      name: 'staff-job',
      text: `select ${columns} ${from} where j.id = $1`,
      values: [id],
    });
    return rows.map(jobOf)[0];
  };
  return {
    read,
    list: async () => {
      const { rows } = await pool.query<StaffJobRow>({
        name: 'staff-jobs',
        text: `select ${columns} ${from} order by lower(j.name), j.id limit ${staffJobsAtMost}`,
      });
      return rows.map(jobOf);
    },
    add: async (wish, maker) => {
      const { rows: counted } = await pool.query<{ count: number }>('select count(*)::int as count from staff_job');
      if ((counted[0]?.count ?? 0) >= staffJobsAtMost) return 'tooMany';
      const { rows } = await pool.query<{ id: string }>(
        `insert into staff_job (name, view_id, view_name, side, report, deed, details, schedule, maker_kind, maker_code,
            maker_name, maker_person, changed_by)
          select $1, $2, $3, (select side from list_view where id = $2), $4, $5, $6, $7, $8, $9, $10, $11, $10
          on conflict (name) do nothing returning id::text`,
        valuesOf(wish, maker),
      );
      return rows[0] ? ((await read(rows[0].id)) as StaffJob) : 'taken';
    },
    change: async (id, wish, maker) => {
      if (!isRowId(id)) return undefined;
      try {
        await pool.query(
          `update staff_job set name = $1, view_id = $2, view_name = $3, side = (select side from list_view where id = $2),
            report = $4, deed = $5, details = $6, schedule = $7, maker_kind = $8, maker_code = $9, maker_name = $10,
            maker_person = $11, changed_by = $10, changed_at = now() where id = $12`,
          [...valuesOf(wish, maker), id],
        );
      } catch (error) {
        if ((error as { code?: string }).code === '23505') return 'taken';
        throw error;
      }
      return read(id);
    },
    turn: async (id, on, by) => {
      if (!isRowId(id)) return undefined;
      await pool.query('update staff_job set is_on = $2, changed_by = $3, changed_at = now() where id = $1', [
        ...[id, on, by],
      ]);
      return read(id);
    },
    remove: async (id) => {
      if (!isRowId(id)) return false;
      const { rowCount } = await pool.query('delete from staff_job where id = $1', [id]);
      await pool.query('delete from job_failure where job = $1', [`own-${id}`]);
      return rowCount === 1;
    },
    doneIn: async (run) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'done-in-run',
        text: 'select distinct request_id::text as id from history where job_run = $1',
        values: [run],
      });
      return rows.map(({ id }) => id);
    },
    slipsOf: async (run) => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'slips-of-run',
        text: `select l.id::text from letter l join history h on h.id = l.history_id
          where h.job_run = $1 and l.status <> 'withdrawn' order by l.id`,
        values: [run],
      });
      return rows.map(({ id }) => id);
    },
    keepFile: async (run, { fileName, contentType, content }, reach) => {
      await pool.query(
        `insert into job_file (run, name, type, content, reach) values ($1, $2, $3, $4, $5)
          on conflict (run) do update set name = excluded.name, type = excluded.type, content = excluded.content,
            reach = excluded.reach`,
        [run, fileName, contentType, content, JSON.stringify(reach)],
      );
    },
    file: async (run) => {
      if (!isRowId(run)) return undefined;
      const { rows } = await pool.query<{
        fileName: string;
        contentType: string;
        content: Buffer;
        reach: Reach | null;
      }>('select name as "fileName", type as "contentType", content, reach from job_file where run = $1', [run]);
      return rows[0];
    },
  };
}

function valuesOf(wish: JobWish & { viewName?: string }, maker: Maker): unknown[] {
  const { name, view, viewName, report, deed, slip, status, note, format, mailTo, schedule } = wish;
  return [
    ...[name, view ?? null, viewName ?? null, report ?? null, deed],
    ...[JSON.stringify({ slip, status, note, format, mailTo }), JSON.stringify(schedule)],
    ...[maker.kind, maker.code, maker.name, maker.person],
  ];
}

function jobOf({ details, changedAt, ...row }: Record<string, unknown>): StaffJob {
  const kept = Object.entries({ ...row, ...(details as object) }).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(kept), changedAt: (changedAt as Date).toISOString() } as unknown as StaffJob;
}
