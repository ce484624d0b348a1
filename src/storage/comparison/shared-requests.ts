/** Requests with their messages as a comparison of libraries reads them: nothing of a patron is selected. */
import type { Pool } from 'pg';
import type { ClosedDays, MessageNote, SharedRequestFacts } from '../../domain/agreement/facts.js';
import type { ComparisonStore } from '../../engine/comparison/ports.js';
import { isRowId } from '../database/row-id.js';
import { pageOf } from '../views/page.js';

/** Of each direction the last ones of a conversation. */
const messagesAtMost = 100;

type Nulls<T> = { [Name in keyof T]: undefined extends T[Name] ? Exclude<T[Name], undefined> | null : T[Name] };
type RequestRow = Nulls<Omit<SharedRequestFacts, 'changedAt' | 'sent' | 'received'>> & {
  id: string;
  changedAt: Date;
  sent: Nulls<MessageNote>[];
  received: Nulls<MessageNote>[];
};

export const createComparisonStore = (pool: Pick<Pool, 'query'>): ComparisonStore => ({
  sharedRequests: async ({ since, request, after, limit }) => {
    const { rows } = await pool.query<RequestRow>({
      name: 'shared-requests',
      text: sharedRequests,
      values: [
        since ?? null,
        after && isRowId(after) ? after : '0',
        limit + 1,
        messagesAtMost,
        request?.length ? request : null,
      ],
    });
    const page = pageOf(rows, limit, ({ id }) => id);
    return { ...page, items: page.items.map(factsOf) };
  },

  closures: async (today) => {
    const { rows } = await pool.query<ClosedDays>({
      name: 'closures-to-compare',
      text: `select to_char(c.first_day, 'YYYY-MM-DD') as from, to_char(c.last_day, 'YYYY-MM-DD') as until
        from closure c join library l on l.code = c.library_code
        where l.resource_sharing and c.last_day >= $1 order by c.first_day, c.id limit 200`,
      values: [today],
    });
    return rows;
  },

  refusedSince: async (partners) => {
    const { rows } = await pool.query<{ code: string; at: Date }>({
      name: 'refused-since',
      text: `select p.code, coalesce(first.at, last.at) as at from unnest($1::text[]) p (code)
        cross join lateral (select a.id, a.http_status as status, a.closed_at as at from delivery_attempt a
          where a.partner_code = p.code and a.closed_at is not null order by a.id desc limit 1) last
        left join lateral (select min(a.closed_at) as at from delivery_attempt a
          where a.partner_code = p.code and a.http_status in (401, 403) and a.id > coalesce(
            (select max(b.id) from delivery_attempt b
              where b.partner_code = p.code and b.class in ('delivered', 'refused')), 0)) first on true
        where last.status in (401, 403)`,
      values: [partners],
    });
    return new Map(rows.map(({ code, at }) => [code, at.toISOString()]));
  },
});

const sharedRequests = `select c.id::text, c.side, c.requesting_agency_request_id as "agencyRequestId",
    c.requesting_symbol as borrower, c.supplying_symbol as lender, ci.title, c.partner_code as partner, r.state,
    case when c.side = 'lending' then 'asked' else c.state end as line, r.updated_at as "changedAt",
    to_char(r.due_day, 'YYYY-MM-DD') as "dueDay", coalesce(r.facts -> 'conditions', '[]') as conditions,
    r.facts -> 'costs' as price, coalesce(jsonb_array_length(r.facts -> 'items'), 0) as volumes,
    coalesce(sent.all, '[]') as sent, coalesce(received.all, '[]') as received
  from (select c.* from conversation c join request r on r.id = c.request_id
      where c.id > $2::bigint and c.requesting_agency_request_id is not null and c.state <> 'listed'
        and ($5::text[] is null or c.requesting_agency_request_id = any($5))
        and ($1::timestamptz is null or r.closed_at is null or r.updated_at >= $1)
      order by c.id limit $3) c
    join request r on r.id = c.request_id
    join citation ci on ci.request_id = r.id
    left join lateral (select json_agg(json_build_object('id', m.id::text, 'at', m.created_at, 'summary', m.summary,
        'standing', m.standing) order by m.seq) as all
      from (select o.id, o.seq, o.created_at, o.summary, case when o.status = 'delivered' then 'delivered'
          when o.status in ('pending', 'sending', 'held') then 'waiting' else 'stopped' end as standing
        from outbound_message o where o.request_id = c.request_id and o.conversation_id = c.id
          and o.status <> 'withdrawn' order by o.seq desc limit $4) m) sent on true
    left join lateral (select json_agg(json_build_object('id', m.id::text, 'at', m.received_at, 'summary', m.summary,
        'repeats', m.repeat_count) order by m.id) as all
      from (select i.id, i.received_at, i.summary, i.repeat_count from inbound_message i
        where i.conversation_id = c.id and i.outcome <> 'refused' order by i.id desc limit $4) m) received on true
  order by c.id`;

function factsOf({ id: _, changedAt, dueDay, price, sent, received, ...row }: RequestRow): SharedRequestFacts {
  return {
    ...row,
    changedAt: changedAt.toISOString(),
    ...(dueDay ? { dueDay } : {}),
    ...(price ? { price } : {}),
    sent: sent.map(noteOf),
    received: received.map(noteOf),
  };
}

const noteOf = ({ id, at, summary, standing, repeats }: Nulls<MessageNote>): MessageNote => ({
  id,
  at: new Date(at).toISOString(),
  summary,
  ...(standing ? { standing } : {}),
  ...(repeats ? { repeats } : {}),
});
