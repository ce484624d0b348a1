/** Calls to the systems of libraries, as staff see them and settle them. */
import type { Pool } from 'pg';
import type { SystemCallFilter, SystemCallRow, SystemCallStore } from '../../engine/library-system/ports.js';
import type { ClaimedCall } from '../../engine/webhooks/ports.js';
import { isRowId } from '../database/row-id.js';
import { recordView } from '../local-records/records-context.js';
import { pageOf } from '../views/page.js';
import { needsPerson } from './links.js';
import { answeredBefore, keysBefore, orderingKey, readSystemFacts, released } from './system-of-step.js';

interface ShownRow {
  id: string;
  library: string;
  name: string;
  item: string | null;
  description: string | null;
  request: string | null;
  side: string | null;
  externalId: string | null;
  title: string | null;
  status: string;
  attempts: number;
  unanswered: number;
  personal: boolean;
  createdAt: Date;
  answeredAt: Date | null;
  nextAttemptAt: Date | null;
  behind: string | null;
  answer: object | null;
  needsPerson: boolean;
  facts: object;
  settledAt: Date | null;
  settledBy: string | null;
  note: string | null;
}

/** In the order of a loan on the page of its request; the newest first in lists. */
const columns = `c.id::text, c.target as library, c.name, c.item, c.request ->> 'description' as description,
  c.request_id::text as request, r.side, r.external_id as "externalId", ci.title, c.status, c.attempts, c.unanswered, c.personal,
  c.created_at as "createdAt", c.answered_at as "answeredAt",
  case when c.status in ('pending', 'sending') then greatest(c.next_attempt_at, t.resume_at) end as "nextAttemptAt",
  case when c.status = 'pending' then (select e.name from outbound_call e where e.kind = 'librarySystem' and e.target = c.target
    and e.ordering_key in ${keysBefore('c')} and e.id < c.id and e.status in ('pending', 'sending', 'failed', 'unknown')
    order by e.id desc limit 1) end as behind,
  c.answer, ${needsPerson} as "needsPerson", coalesce(c.request -> 'facts', '{}') as facts, c.settled_at as "settledAt", c.settled_by as "settledBy", c.settled_note as note`;
const from = `from outbound_call c join outbound_target t on t.kind = c.kind and t.target = c.target
  left join request r on r.id = c.request_id left join citation ci on ci.request_id = c.request_id`;

const statusesOf = {
  waiting: ['pending', 'sending'],
  done: ['delivered', 'byHand', 'notNeeded', 'withdrawn'],
} as const;

const mostOfRequest = 500;

/** A line of the request's history: who did what about which call. */
const lineSql = `insert into history (request_id, at, actor_kind, actor, event, facts)
  select s.request_id, $4::timestamptz, $5, $3, case $2 when 'byHand' then 'librarySystem.byHand' else 'librarySystem.notNeeded' end,
    jsonb_strip_nulls(jsonb_build_object('call', s.name, 'barcode', s.item, 'note', $6::text))
  from settled s where s.request_id is not null`;

export const createSystemCallStore = (pool: Pick<Pool, 'query'>): SystemCallStore => ({
  list: async ({ library, request, state, after, limit, owners }: SystemCallFilter) => {
    if ((after !== undefined && !isRowId(after)) || (request !== undefined && !isRowId(request))) return { items: [] };
    const values: unknown[] = [];
    const add = (value: unknown) => `$${values.push(value)}`;
    const wheres = [
      `c.kind = 'librarySystem'`,
      ...(library ? [`c.target = ${add(library)}`] : []),
      ...(request ? [`c.request_id = ${add(request)}`] : []),
      ...(state === 'needsPerson' ? [needsPerson] : []),
      ...(state && state !== 'needsPerson' ? [`c.status = any(${add(statusesOf[state])}::text[])`] : []),
      ...(owners ? [`c.target = any(${add(owners)}::text[])`] : []),
      ...(after ? [`c.id ${request ? '>' : '<'} ${add(after)}`] : []),
    ];
    const atMost = request ? mostOfRequest : limit;
    const { rows } = await pool.query<ShownRow>(
      `select ${columns} ${from} where ${wheres.join(' and ')} order by c.id ${request ? 'asc' : 'desc'} limit ${add(atMost + 1)}`,
      values,
    );
    return pageOf(
      rows.map((row) => recordView<SystemCallRow>(row)),
      atMost,
      ({ id }) => id,
    );
  },
  read: async (id) => {
    if (!isRowId(id)) return undefined;
    const { rows } = await pool.query<ShownRow>(
      `select ${columns} ${from} where c.id = $1 and c.kind = 'librarySystem'`,
      [id],
    );
    return rows[0] && recordView<SystemCallRow>(rows[0]);
  },
  again: async (id, mayBeThere) => {
    if (!isRowId(id)) return 'unknown';
    const { rows } = await pool.query<{ what: 'done' | 'busy' | 'settled' | 'never' }>(
      `with found as (select id, kind, target, case when status = 'sending' and lease_until > now() then 'busy'
            when status not in ('pending', 'sending', 'failed', 'unknown') and not ${needsPerson} then 'settled'
            when name = 'charge' and unanswered > 0 then 'never' else 'done' end as what
          from outbound_call c where id = $1 and kind = 'librarySystem' for update),
        changed as (update outbound_call c set status = 'pending', attempts = 0, next_attempt_at = now(), unanswered = least(c.unanswered, $2::int),
          lease_owner = null, lease_token = null, lease_until = null from found f where c.id = f.id and f.what = 'done'),
        resumed as (update outbound_target t set failures_in_a_row = 0, failing_since = null, resume_at = null from found f
          where t.kind = f.kind and t.target = f.target and f.what = 'done')
        select what from found`,
      [id, mayBeThere ? 1 : 0],
    );
    return rows[0]?.what ?? 'unknown';
  },
  settle: async (id, { as, by, kind, note, at }) => {
    if (!isRowId(id)) return 'unknown';
    const { rows } = await pool.query<{ what: 'done' | 'busy' | 'settled' }>(
      `with found as (select id, case when status = 'sending' and lease_until > now() then 'busy'
            when status not in ('pending', 'sending', 'failed', 'unknown') and not ${needsPerson} then 'settled' else 'done' end as what
          from outbound_call c where id = $1 and kind = 'librarySystem' for update),
        settled as (update outbound_call c set status = $2, settled_by = $3, settled_at = $4, settled_note = $6, lease_owner = null,
          lease_token = null, lease_until = null from found f where c.id = f.id and f.what = 'done' returning c.request_id, c.name, c.item),
        told as (${lineSql})
        select what from found`,
      [id, as, by, at, kind, note ?? null],
    );
    return rows[0]?.what ?? 'unknown';
  },
  sendNow: async (request, { name, kind, at }) => {
    if (!isRowId(request)) return 0;
    const { rows } = await pool.query<{ count: number }>(
      `with gone as (update outbound_message o set ${released} where o.request_id = $1 and o.waits_for_calls is not null returning o.id),
        told as (insert into history (request_id, at, actor_kind, actor, event)
          select $1, $2::timestamptz, $3, $4, 'librarySystem.sentNow' where exists (select from gone))
        select count(*)::int as count from gone`,
      [request, at, kind, name],
    );
    return rows[0]?.count ?? 0;
  },
  begin: async ({ library, request, name, item, personal, facts, instance, leaseSeconds }) => {
    const { rows } = await pool.query<ClaimedCall>(
      `insert into outbound_call (kind, target, ordering_key, name, item, message_id, request_id, personal, request, status, attempts,
          lease_owner, lease_token, lease_until, next_attempt_at)
        select 'librarySystem', $1, $2, $3, $4, gen_random_uuid()::text, $5::bigint, $6, $7::jsonb, 'sending', 1, $8, gen_random_uuid(),
          now() + make_interval(secs => $9), now() + make_interval(secs => $9)
        from outbound_target t where t.kind = 'librarySystem' and t.target = $1 and t.enabled
          and (t.resume_at is null or t.resume_at <= now())
          and not exists (select from outbound_call e where e.kind = 'librarySystem' and e.target = $1 and e.ordering_key in ($2, 'request ' || $5)
            and e.status in ('pending', 'sending', 'failed', 'unknown'))
        returning id::text, lease_token as "leaseToken", kind, target, message_id as "messageId", personal, attempts, unanswered, name,
          item, request_id::text as "requestId", request, ${answeredBefore('outbound_call')} as answered`,
      [
        ...[library, orderingKey(request, name, item), name, item ?? null, request, personal],
        ...[JSON.stringify({ facts }), instance, leaseSeconds],
      ],
    );
    return rows[0] && recordView<ClaimedCall>(rows[0]);
  },
  write: async ({ library, request, name, item, personal, facts }) => {
    await pool.query(
      `insert into outbound_call (kind, target, ordering_key, name, item, message_id, request_id, personal, request)
        select 'librarySystem', $1, $2, $3, $4, gen_random_uuid()::text, $5::bigint, $6, $7::jsonb`,
      [library, orderingKey(request, name, item), name, item ?? null, request, personal, JSON.stringify({ facts })],
    );
  },
  facts: async (request, link = () => undefined) =>
    isRowId(request) ? readSystemFacts(pool, request, link) : undefined,
  byHandCount: async (library, since) => {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from request r where r.closed_at is null and r.created_at < $2
        and coalesce(r.owner_library, (select code from library where resource_sharing order by code limit 1)) = $1
        and (exists (select from temporary_item i where i.request_id = r.id and i.removed_at is null and i.received_at < $2)
          or exists (select from lent_item l where l.request_id = r.id and l.returned_at is null and l.shipped_at < $2))`,
      [library, since],
    );
    return rows[0]?.count ?? 0;
  },
});
