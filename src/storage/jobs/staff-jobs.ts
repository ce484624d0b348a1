/** Jobs that staff define, and what their runs leave. */

import type { JobWish } from '../../domain/jobs/deeds.js';
import { type Maker, type StaffJob, type StaffJobStore, staffJobsAtMost } from '../../engine/jobs/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { isRowId } from '../database/row-id.js';
import { withoutNulls } from '../database/without-nulls.js';
import { listViewTable } from '../tables/list-view.js';
import { insertNew, type Tables, tablesOn } from '../tables/on-client.js';
import { jobFileTable, staffJobTable } from '../tables/staff-job.js';

type StaffJobReadRow = {
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

export function createStaffJobStore({ pool, dataSource }: PoolAndTables): StaffJobStore {
  const tables = tablesOn(dataSource, pool);
  const read = async (id: string): Promise<StaffJob | undefined> => {
    if (!isRowId(id)) return undefined;
    const { rows } = await pool.query<StaffJobReadRow>({
      name: 'staff-job',
      text: `select ${columns} ${from} where j.id = $1`,
      values: [id],
    });
    return rows.map(jobOf)[0];
  };
  return {
    read,
    list: async () => {
      const { rows } = await pool.query<StaffJobReadRow>({
        name: 'staff-jobs',
        text: `select ${columns} ${from} order by lower(j.name), j.id limit ${staffJobsAtMost}`,
      });
      return rows.map(jobOf);
    },
    add: async (wish, maker) => {
      if ((await tables.countBy(staffJobTable, {})) >= staffJobsAtMost) return 'tooMany';
      const made = await insertNew(tables, staffJobTable, await rowOf(tables, wish, maker));
      return made ? ((await read(made.id)) as StaffJob) : 'taken';
    },
    change: async (id, wish, maker) => {
      if (!isRowId(id)) return undefined;
      try {
        const row = await rowOf(tables, wish, maker);
        await tables.update(staffJobTable, { id }, { ...row, changedAt: () => 'now()' });
      } catch (error) {
        if ((error as { code?: string }).code === '23505') return 'taken';
        throw error;
      }
      return read(id);
    },
    turn: async (id, on, by) => {
      if (!isRowId(id)) return undefined;
      await tables.update(staffJobTable, { id }, { on, changedBy: by, changedAt: () => 'now()' });
      return read(id);
    },
    remove: async (id) => {
      if (!isRowId(id)) return false;
      const { affected } = await tables.delete(staffJobTable, { id });
      for (const table of ['job_failure', 'job_due'])
        await pool.query(`delete from ${table} where job = $1`, [`own-${id}`]);
      return affected === 1;
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
      await tables.upsert(jobFileTable, { run, fileName, contentType, content, reach }, ['run']);
    },
    file: async (run) => {
      const kept = isRowId(run) ? await tables.findOneBy(jobFileTable, { run }) : null;
      if (!kept) return undefined;
      const { run: _, ...file } = kept;
      return file;
    },
  };
}

/** The side is kept too, for when the view is removed. */
async function rowOf(tables: Tables, wish: JobWish & { viewName?: string }, maker: Maker) {
  const { name, view = null, viewName = null, report = null, deed, schedule, ...more } = wish;
  const { slip, status, note, format, mailTo } = more;
  const side = view === null ? null : ((await tables.findOneBy(listViewTable, { id: view }))?.side ?? null);
  return {
    ...{ name, view, viewName, side, report, deed, schedule },
    details: { slip, status, note, format, mailTo },
    ...{ makerKind: maker.kind, makerCode: maker.code, makerName: maker.name, makerPerson: maker.person },
    changedBy: maker.name,
  };
}

function jobOf({ details, changedAt, ...row }: Record<string, unknown>): StaffJob {
  return withoutNulls({ ...row, ...(details as object), changedAt: (changedAt as Date).toISOString() });
}
