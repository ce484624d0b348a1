/** Requests with a lost case, the newest request first. The case is a fact of the request; an index of its state finds it. */
import type { Pool } from 'pg';
import type { Page } from '../../engine/model/actor.js';
import type { LostCaseFilter, StoredLostCase } from '../../engine/model/lost.js';
import { isRowId } from '../database/row-id.js';
import { pageOf } from './page.js';
import { ofOwners } from './request-conditions.js';
import { type LineRow, lineColumns, lineOf } from './request-views.js';

export async function listLostCases(pool: Pick<Pool, 'query'>, filter: LostCaseFilter): Promise<Page<StoredLostCase>> {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const { state, side, partner, after } = filter;
  const conditions = [
    'r.lost_state is not null',
    ...(state ? [`r.lost_state = ${given(state)}`] : []),
    ...(side ? [`r.side = ${given(side)}`] : []),
    ...(partner ? [`r.partner_code = ${given(partner)}`] : []),
    ...ofOwners(filter, given),
    ...(after && isRowId(after) ? [`r.id < ${given(after)}`] : []),
  ];
  const result = await pool.query<LineRow & { lost: StoredLostCase['lostCase'] }>(
    `select ${lineColumns}, c.title, c.author, r.facts -> 'lostCase' as lost
      from (select r.* from request r where ${conditions.join(' and ')} order by r.id desc limit ${given(filter.limit + 1)}) r
      join citation c on c.request_id = r.id order by r.id desc`,
    values,
  );
  const stored = result.rows.map(({ lost, ...row }): StoredLostCase => ({ request: lineOf(row), lostCase: lost }));
  return pageOf(stored, filter.limit, ({ request }) => request.id);
}
