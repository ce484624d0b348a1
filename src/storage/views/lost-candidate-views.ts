/** Lent items that have been overdue, or on their way, since a day or longer: the oldest first, each by its index. */
import type { Pool } from 'pg';
import type { LostCandidateFilter, StoredCandidate } from '../../engine/lost/lost-candidates.js';
import type { Page } from '../../engine/ports.js';
import { isRowId } from '../row-id.js';
import { pageOf } from './page.js';
import { lineColumns, lineOf } from './request-views.js';

/** As the index has it: when the item left on the way it is on; none while it is at the borrower. */
const leftAt = `coalesce(r.facts ->> 'returnedAt', case when r.facts ->> 'receivedAt' is null then r.facts ->> 'shippedAt' end)`;
const utc = `YYYY-MM-DD"T"HH24:MI:SS.MS"Z"`;

const kinds: Record<LostCandidateFilter['because'], { by: string; since: string; where: string; at: string }> = {
  overdue: {
    by: 'r.due_date',
    since: `to_char(r.due_date at time zone 'UTC', '${utc}')`,
    where: `r.due_date is not null and ${leftAt} is null`,
    at: '::timestamptz',
  },
  inTransit: { by: leftAt, since: leftAt, where: `${leftAt} is not null`, at: '::text' },
};

/** A list is counted up to here; beyond it says that there are more. */
export const countedAtMost = 10_000;

/** $1 is the moment until which it has been so, $2 the states. */
export const lostCandidateWhere = (because: LostCandidateFilter['because']): string => {
  const { by, where, at } = kinds[because];
  return `r.side = 'lending' and r.closed_at is null and ${where} and ${by} <= $1${at} and r.state = any($2)`;
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
  const result = await pool.query({
    name: `lost-candidates-${because}`,
    text: `select ${lineColumns}, c.title, c.author, ${since} as since
      from request r join citation c on c.request_id = r.id
      where ${lostCandidateWhere(because)} and ($3::text is null or r.partner_code = $3)
        and ($7::text[] is null or r.owner_library is null or r.owner_library = any($7)) and ($4::text is null or (${by}, r.id) > ($4${at}, $5::bigint))
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
