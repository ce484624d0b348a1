/** Lent items that have been overdue, or on their way, since a day or longer: the oldest first, found in the small active view. */
import type { Pool } from 'pg';
import type { Page } from '../../engine/model/actor.js';
import type { LostCandidateFilter, StoredCandidate } from '../../engine/model/lost.js';
import { isRowId } from '../database/row-id.js';
import { pageOf } from './page.js';
import { type LineRow, lineColumns, lineOf } from './request-views.js';

const utc = `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`;

const kinds: Record<LostCandidateFilter['because'], { by: string; since: string; where: string; at: string }> = {
  overdue: {
    by: 'o.due_date',
    since: `to_char(o.due_date at time zone 'UTC', '${utc}')`,
    where: 'o.due_date is not null and o.left_at is null',
    at: '::timestamptz',
  },
  inTransit: { by: 'o.left_at', since: 'o.left_at', where: 'o.left_at is not null', at: '::text' },
};

/** A list is counted up to here; beyond it says that there are more. */
export const candidatesCounted = 10_000;

/** Of `open_request o`. $1 is the moment until which it has been so, $2 the states. */
export const lostCandidateWhere = (because: LostCandidateFilter['because']): string => {
  const { by, where, at } = kinds[because];
  return `o.side = 'lending' and ${where} and ${by} <= $1${at} and o.state = any($2)`;
};

export async function listLostCandidates(
  pool: Pick<Pool, 'query'>,
  { because, partner, owners, after, limit }: LostCandidateFilter,
  states: readonly string[],
  until: Date,
): Promise<Page<StoredCandidate>> {
  const { by, since, at } = kinds[because];
  const [, from, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\/(\d{1,19})$/.exec(after ?? '') ?? [];
  const place = from && id && isRowId(id) ? { from, id } : undefined;
  const result = await pool.query<LineRow & { since: string }>({
    name: `lost-candidates-${because}`,
    text: `select ${lineColumns}, c.title, c.author, ${since} as since
      from open_request o join request r on r.id = o.request_id join citation c on c.request_id = r.id
      where ${lostCandidateWhere(because)} and ($3::text is null or o.partner_code = $3)
        and ($7::text[] is null or o.owner_library is null or o.owner_library = any($7)) and ($4::text is null or (${by}, r.id) > ($4${at}, $5::bigint))
      order by ${by}, r.id limit $6`,
    values: [
      until.toISOString(),
      [...states],
      partner ?? null,
      place?.from ?? null,
      place?.id ?? null,
      limit + 1,
      owners ?? null,
    ],
  });
  const stored = result.rows.map(({ since: at, ...row }): StoredCandidate => ({ request: lineOf(row), since: at }));
  return pageOf(stored, limit, ({ request, since: at }) => `${at}/${request.id}`);
}
