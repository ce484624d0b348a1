/** Numbers at a glance, each from an index: scans by their time, requests by when they came about. */
import type { Pool } from 'pg';
import type { Activity } from '../../contract/figure-operations.js';
import type { WeekCount } from '../../engine/model/activity.js';
import type { LostCandidateFilter } from '../../engine/model/lost.js';
import { onlyRow } from '../database/only-row.js';
import { candidatesCounted, lostCandidateWhere } from './lost-candidate-views.js';

type Client = Pick<Pool, 'query'>;

export async function scansSince(
  pool: Client,
  since: Date,
  owners: readonly string[] | undefined,
): Promise<Activity['scans']> {
  const { rows } = await pool.query<Activity['scans'][number]>({
    name: 'scans-since',
    text: `select s.told ->> 'did' as did, count(*)::int as count from scan s
      where s.at >= $1 and s.told ->> 'did' is not null
        and ($2::text[] is null or exists (select from request r where r.id = (s.told ->> 'request')::bigint
          and (r.owner_library is null or r.owner_library = any($2))))
      group by 1 order by 2 desc`,
    values: [since, owners ?? null],
  });
  return rows;
}

/** Weeks without a request are left out. `first` is a Monday. */
export async function requestsByWeek(
  pool: Client,
  first: string,
  timeZone: string,
  owners: readonly string[] | undefined,
): Promise<WeekCount[]> {
  const { rows } = await pool.query<WeekCount>({
    name: 'requests-by-week',
    text: `select to_char(date_trunc('week', r.created_at at time zone $2), 'YYYY-MM-DD') as "from",
        count(*) filter (where r.side = 'borrowing')::int as borrowing,
        count(*) filter (where r.side = 'lending')::int as lending
      from request r where r.created_at >= ($1::text::timestamp at time zone $2)
        and ($3::text[] is null or r.owner_library is null or r.owner_library = any($3))
      group by 1`,
    values: [first, timeZone, owners ?? null],
  });
  return rows;
}

export async function countLostCandidates(
  pool: Client,
  { because, owners }: Pick<LostCandidateFilter, 'because' | 'owners'>,
  states: readonly string[],
  until: Date,
): Promise<{ count: number; more?: boolean }> {
  const counted = await pool.query<{ count: number }>({
    name: `count-lost-candidates-${because}`,
    text: `select count(*)::int as count from (select from open_request o
      where ${lostCandidateWhere(because)} and ($3::text[] is null or o.owner_library is null or o.owner_library = any($3))
      limit ${candidatesCounted + 1}) found`,
    values: [until.toISOString(), [...states], owners ?? null],
  });
  const { count } = onlyRow(counted);
  return count > candidatesCounted ? { count: candidatesCounted, more: true } : { count };
}
