/** Requests as desks list them. Pages go by a key that ends with the id, so that no page depends on how many came before. */
import type { Pool } from 'pg';
import { askingReasons } from '../../domain/request/attention.js';
import { understood } from '../../engine/desk/lists.js';
import type { Page } from '../../engine/model/actor.js';
import type { RequestFilter, StoredSummary } from '../../engine/model/requests.js';
import { withoutNulls } from '../database/without-nulls.js';
import { afterId } from './list-orders.js';
import { roadOf } from './list-roads.js';
import { fitting } from './open/fitting.js';
import type { OpenImage } from './open/image.js';
import { type PartnerNames, pageOfOpen } from './open/orders.js';
import { pageOf } from './page.js';
import { conditionsOf, values } from './request-conditions.js';
import { openIdsOf, type Search, searchFor } from './request-search.js';

type Client = Pick<Pool, 'query'>;

export type RequestLine = StoredSummary;

export async function listRequests(pool: Client, image: OpenImage, asked: RequestFilter): Promise<Page<RequestLine>> {
  const filter = understood(asked);
  const search = await searchFor(pool, filter);
  if (roadOf(filter) === 'open') return listOpen(pool, image, filter, search);
  const given = values();
  const conditions = conditionsOf(filter, given, { search });
  if (!conditions) return { items: [] };
  const all = [...conditions, ...afterId(filter, given.add)];
  const way = filter.order ?? 'desc';
  const result = await pool.query<LineRow>(
    `select ${lineColumns}, c.title, c.author
      from (select r.id from request r ${all.length > 0 ? `where ${all.join(' and ')}` : ''}
        order by r.id ${way} limit ${given.add(filter.limit + 1)}) p
      join request r on r.id = p.id join citation c on c.request_id = p.id order by p.id ${way}`,
    given.all,
  );
  const page = pageOf(result.rows, filter.limit, (row) => row.id);
  return { ...page, items: page.items.map(lineOf) };
}

/** Which requests a page has, and in which order, the image tells; what it shows of them is read by their ids. */
async function listOpen(
  pool: Client,
  image: OpenImage,
  filter: RequestFilter,
  search: Search | undefined,
): Promise<Page<RequestLine>> {
  const among = search && (await openIdsOf(image, search));
  const names = filter.sort === 'partner' ? await partnerNames(pool, image) : new Map<string, string>();
  const { ids, next, urgencies } = await image.look(function* (rows, now) {
    const { kept } = yield* fitting(rows, now, filter, among);
    return yield* pageOfOpen({ rows, now, names }, kept, filter);
  });
  if (ids.length === 0) return { items: [] };
  const { rows } = await pool.query<LineRow>({
    name: 'lines-of-requests',
    text: `select ${lineColumns}, c.title, c.author from unnest($1::bigint[]) with ordinality as p (id, place)
      join request r on r.id = p.id join citation c on c.request_id = p.id order by p.place`,
    values: [ids],
  });
  const urgencyOf = new Map(ids.map((id, at) => [id, urgencies?.[at]]));
  const items = rows.map((row) => {
    const urgency = urgencyOf.get(row.id);
    return { ...lineOf(row), ...(urgency ? { urgency } : {}) };
  });
  return { items, ...(next === undefined ? {} : { next }) };
}

/** As the partners were last read, by a sum over their names: it tells whether one has another name now. */
const namesRead = new WeakMap<OpenImage, { sum: string; names: PartnerNames }>();

async function partnerNames(pool: Client, image: OpenImage): Promise<PartnerNames> {
  const { rows: sums } = await pool.query<{ sum: string }>({
    name: 'sum-of-partner-names',
    text: `select coalesce(sum(hashtextextended(code || ' ' || name, 0)), 0)::text as sum from partner`,
    values: [],
  });
  const sum = sums[0]?.sum ?? '';
  const known = namesRead.get(image);
  if (known?.sum === sum) return known.names;
  const { rows } = await pool.query<{ code: string; name: string }>({
    name: 'names-of-partners-sorted',
    text: 'select code, plain_words(name) as name from partner',
    values: [],
  });
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  namesRead.set(image, { sum, names });
  return names;
}

/** Of `request r` and `citation c`. */
export const lineColumns = `r.id::text, r.side, r.state, r.version, r.external_id as "externalId", r.service_type as "serviceType",
  r.partner_code as partner, r.owner_library as owner, r.due_date as "dueDate", to_char(r.due_day, 'YYYY-MM-DD') as "dueDay",
  (select l.time_zone from library l where l.code = r.owner_library) as "timeZone", r.attention_count as "needsAttention",
  c.bibliographic ->> 'titleOfComponent' as article,
  r.created_at as "createdAt", r.updated_at as "updatedAt", c.pickup_location as pickup,
  coalesce(c.patron ->> 'name', c.patron ->> 'id') as requester, r.facts ->> 'retryBefore' as "answerBy",
  c.service ->> 'needBeforeDate' as "neededBy", r.facts #>> '{form,lastInterestDate}' as "lastInterest",
  c.service ->> 'note' as note, c.billing -> 'maximumCosts' as "maximumCosts",
  (select a.assigned_to from assignment a where a.request_id = r.id) as "assignedTo",
  (select s.name from assignment a join staff s on s.code = a.assigned_to where a.request_id = r.id) as "assigneeName",
  (select nullif(count(*)::int, 0) from move_request m where m.request_id = r.id and m.alert_removed_at is null) as alerts,
  (select count(*)::int from note n where n.request_id = r.id and n.active and n.dismissed_at is null) as "activeNotes",
  case when r.attention_count > 0 then (select a.reason from attention a where a.request_id = r.id and a.closed_at is null
    and a.reason in (${askingReasons.map((reason) => `'${reason}'`).join(', ')}) order by a.id limit 1) end as "askedBy",
  (select count(*)::int from attention a where a.request_id = r.id and a.reason = 'message' and a.closed_at is null) as "unreadMessages"`;

/** What `lineColumns` answer with, and the title beside them. */
export interface LineRow {
  id: string;
  side: string;
  state: string;
  version: number;
  externalId: string | null;
  serviceType: string;
  partner: string | null;
  owner: string | null;
  dueDate: Date | null;
  dueDay: string | null;
  timeZone: string | null;
  needsAttention: number;
  article: string | null;
  createdAt: Date;
  updatedAt: Date;
  pickup: string | null;
  requester: string | null;
  answerBy: string | null;
  neededBy: string | null;
  lastInterest: string | null;
  note: string | null;
  maximumCosts: unknown;
  assignedTo: string | null;
  assigneeName: string | null;
  alerts: number | null;
  activeNotes: number;
  askedBy: string | null;
  unreadMessages: number;
  title: string | null;
  author: string | null;
}

/** All that a line is read for: a field of `RequestSummary` that `LineRow` leaves out does not compile, and what the row names the statement must answer with. */
type EachOfLine = Record<Exclude<keyof RequestLine, 'urgency' | 'stepOfOthers'>, unknown>;

export function lineOf(row: LineRow): RequestLine {
  const known = withoutNulls<object>(row satisfies EachOfLine);
  return {
    ...known,
    ...(row.dueDate ? { dueDate: row.dueDate.toISOString() } : {}),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  } as RequestLine;
}
