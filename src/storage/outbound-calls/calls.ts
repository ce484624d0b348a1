/** Calls to other systems than partners: claimed under a lease by the database's clock, settled by its token. */
import type { Pool } from 'pg';
import type { CallDetail, CallView } from '../../contract/webhook-operations.js';
import { pausesInARow } from '../../domain/partner/call-retry.js';
import type { Page } from '../../engine/model/actor.js';
import type { CallDraft, CallFilter, CallStore, ClaimedCall } from '../../engine/webhooks/ports.js';
import { isRowId } from '../database/row-id.js';
import type { Write } from '../exchange/step-writes.js';
import { recordView } from '../local-records/records-context.js';
import { pageOf } from '../views/page.js';
import { answeredBefore, keysBefore, releaseMessages } from './system-of-step.js';

/** A row of the list. */
interface ShownRow {
  id: string;
  kind: string;
  target: string;
  targetName: string;
  name: string;
  request: string | null;
  side: string | null;
  externalId: string | null;
  status: string;
  attempts: number;
  createdAt: Date;
  answeredAt: Date | null;
  nextAttemptAt: Date | null;
  answerStatus: number | null;
  durationMs: number | null;
  problem: object | null;
}
interface DetailRow extends ShownRow {
  messageId: string;
  personal: boolean;
  sent: string | null;
  received: string | null;
}

/** Writes calls, in the order of the list; within a step as one of its writes. */
export const writeCalls = (calls: readonly CallDraft[]): Write => ({
  text: `insert into outbound_call (kind, target, ordering_key, name, message_id, request_id, personal, request)
    select x.kind, x.target, x."orderingKey", x.name, x."messageId", x."requestId", x.personal, x.request
    from jsonb_to_recordset($1::jsonb) as x(kind text, target text, "orderingKey" text, name text, "messageId" text, "requestId" bigint,
      personal boolean, request jsonb)
    where exists (select from outbound_target t where t.kind = x.kind and t.target = x.target)
    returning id::text`,
  values: [JSON.stringify(calls)],
});

/**
 * Claims what is due, of each target that is on and not paused, at most so many at once; of one that has failed again and again
 * one alone. Nothing goes out before an earlier call of the same ordering key is settled; at a library's system what a person has
 * to decide is not settled. A lease that ran out makes a call due again: it may have been sent, and is counted as unanswered.
 */
const claimSql = `with way as materialized (
    select t.kind, t.target, case when t.resume_at is null then $2::int else 1 end
      - (select count(*) from outbound_call s where s.kind = t.kind and s.target = t.target and s.status in ('pending', 'sending')
          and s.status = 'sending' and s.lease_until > now()) as room
    from outbound_target t where t.kind = any($5::text[]) and t.enabled and (t.resume_at is null or t.resume_at <= now())),
  due as (
    select m.id, m.left_alone from way cross join lateral (
      select o.id, o.next_attempt_at, o.status = 'sending' as left_alone from outbound_call o
      where o.kind = way.kind and o.target = way.target and o.status in ('pending', 'sending') and o.next_attempt_at <= now()
        and not exists (select 1 from outbound_call e where e.kind = o.kind and e.target = o.target
          and e.ordering_key = o.ordering_key and e.id < o.id and e.status in ('pending', 'sending') offset 0)
        and not (o.kind = 'librarySystem' and exists (select 1 from outbound_call e where e.kind = 'librarySystem' and e.target = o.target
          and e.ordering_key in ${keysBefore('o')} and e.id < o.id
          and e.status in ('pending', 'sending', 'failed', 'unknown') offset 0))
      order by o.next_attempt_at, o.id limit greatest(0, way.room)
      for update of o skip locked) m
    order by m.next_attempt_at limit $1)
  update outbound_call c set status = 'sending', attempts = c.attempts + 1,
    unanswered = c.unanswered + case when due.left_alone then 1 else 0 end, lease_owner = $3, lease_token = gen_random_uuid(),
    lease_until = now() + make_interval(secs => $4), next_attempt_at = now() + make_interval(secs => $4)
  from due where c.id = due.id
  returning c.id::text, c.lease_token as "leaseToken", c.kind, c.target, c.message_id as "messageId", c.personal,
    c.attempts, c.unanswered, c.name, c.item, c.request_id::text as "requestId", c.request, ${answeredBefore('c')} as answered`;

/**
 * Settles calls by the tokens of their leases. A target of which one call was answered answers: what others of the same round did not
 * get counts from nothing. Lines of history are written in the order of requests, as whoever locks several of them does it.
 */
const settleSql = `with given as materialized (
    select * from jsonb_to_recordset($1::jsonb) as x(id bigint, "leaseToken" uuid, status text, answer jsonb, "waitSeconds" float8,
      gone boolean, failures int, "isUnanswered" boolean)),
  settled as (
    update outbound_call c set status = g.status, answer = g.answer, answered_at = now(), lease_owner = null, lease_token = null,
      lease_until = null, next_attempt_at = now() + make_interval(secs => g."waitSeconds"),
      unanswered = c.unanswered + case when g."isUnanswered" then 1 else 0 end
    from given g where c.id = g.id and c.lease_token = g."leaseToken"
    returning c.id, c.kind, c.target, c.name, c.item, c.request_id, c.status, c.answer, g.gone, g.failures),
  switched_off as (update webhook w set enabled = false, off_since = now(), updated_at = now() from settled s
    where s.gone and s.kind = 'webhook' and w.id::text = s.target),
  told as (insert into history (request_id, at, actor_kind, actor, event, facts)
    select s.request_id, now(), 'system', 'Interlend', 'librarySystem.' || s.status, jsonb_strip_nulls(jsonb_build_object('call', s.name,
      'barcode', coalesce(s.item, case when s.name = 'requestItem' then s.answer #>> '{facts,itemId}' end),
      'due', s.answer #>> '{facts,dueAt}', 'callNumber', s.answer #>> '{facts,callNumber}', 'location', s.answer #>> '{facts,location}',
      'theirWords', s.answer ->> 'theirWords', 'problem', case when s.status <> 'delivered' then s.answer -> 'problem' end))
    from settled s join request r on r.id = s.request_id
    where s.kind = 'librarySystem' and s.status in ('delivered', 'failed', 'unknown')
    order by s.request_id, s.id),
  of_target as (select kind, target, bool_or(gone) as gone, bool_or(failures = 0) as answers,
      case when bool_or(failures = 0) then 0 else sum(failures)::int end as failures from settled group by kind, target),
  state as (
    update outbound_target t set enabled = t.enabled and not s.gone,
      failures_in_a_row = case when s.answers then 0 else t.failures_in_a_row + s.failures end,
      failing_since = case when s.answers then null else coalesce(t.failing_since, now()) end,
      resume_at = case when s.answers then null else
        now() + make_interval(secs => nullif(($2::int[])[least(t.failures_in_a_row + s.failures, array_length($2::int[], 1))], 0)) end
    from of_target s where t.kind = s.kind and t.target = s.target
      and (s.gone or s.failures > 0 or t.failures_in_a_row > 0 or t.failing_since is not null or t.resume_at is not null))
  select id::text from settled`;

const shown = `c.id::text, c.kind, c.target, coalesce(w.name, c.target) as "targetName", c.name, c.request_id::text as request, r.side,
  r.external_id as "externalId", c.status, c.attempts, c.created_at as "createdAt", c.answered_at as "answeredAt",
  case when c.status in ('pending', 'sending') then greatest(c.next_attempt_at, t.resume_at) end as "nextAttemptAt",
  (c.answer ->> 'status')::int as "answerStatus", (c.answer ->> 'durationMs')::int as "durationMs", c.answer -> 'problem' as problem`;
const from = `from outbound_call c join outbound_target t on t.kind = c.kind and t.target = c.target
  left join webhook w on c.kind = 'webhook' and w.id::text = c.target left join request r on r.id = c.request_id`;

const statusesOf = { waiting: ['pending', 'sending'], delivered: ['delivered'], failed: ['failed'] } as const;

/** Due now, from the first try on. */
const anew = `status = 'pending', attempts = 0, next_attempt_at = now(), lease_owner = null, lease_token = null, lease_until = null`;
const unpaused = 'failures_in_a_row = 0, failing_since = null, resume_at = null';

export const createCallStore = (pool: Pick<Pool, 'query'>): CallStore => ({
  add: async (calls) => {
    const { rows } = await pool.query<{ id: string }>(writeCalls(calls));
    return rows.map(({ id }) => id);
  },
  claim: async ({ kinds, limit, perTarget, instance, leaseSeconds }) => {
    const { rows } = await pool.query<ClaimedCall>({
      name: 'claim-calls',
      text: claimSql,
      values: [limit, perTarget, instance, leaseSeconds, kinds],
    });
    return rows.map((row) => recordView<ClaimedCall>(row));
  },
  settle: async (calls) => {
    const given = calls.map(({ id, leaseToken, answer, outcome, gone, failures, isUnanswered = false }) => {
      const again = typeof outcome === 'object' ? outcome.waitSeconds : undefined;
      return {
        ...{ id, leaseToken, answer, gone, isUnanswered, waitSeconds: again ?? 0 },
        ...{
          status: again === undefined ? outcome : 'pending',
          failures: failures ?? (outcome === 'delivered' ? 0 : 1),
        },
      };
    });
    const { rows } = await pool.query<{ id: string }>({
      name: 'settle-calls',
      text: settleSql,
      values: [JSON.stringify(given), pausesInARow],
    });
    return new Set(rows.map(({ id }) => id));
  },
  releaseMessages: () => releaseMessages(pool),
  list: async ({ kind, target, state, after, limit }: CallFilter): Promise<Page<CallView>> => {
    if (after !== undefined && !isRowId(after)) return { items: [] };
    const values: unknown[] = [];
    const add = (value: unknown) => `$${values.push(value)}`;
    const wheres = [
      `c.kind = ${add(kind ?? 'webhook')}`,
      ...(target ? [`c.target = ${add(target)}`] : []),
      ...(state ? [`c.status = any(${add(statusesOf[state])}::text[])`] : []),
      ...(after ? [`c.id < ${add(after)}`] : []),
    ];
    const { rows } = await pool.query<ShownRow>(
      `select ${shown} ${from} where ${['true', ...wheres].join(' and ')} order by c.id desc limit ${add(limit + 1)}`,
      values,
    );
    return pageOf(
      rows.map((row) => recordView<CallView>(row)),
      limit,
      ({ id }) => id,
    );
  },
  read: async (id) => {
    if (!isRowId(id)) return undefined;
    const { rows } = await pool.query<DetailRow>(
      `select ${shown}, c.message_id as "messageId", c.personal, c.request ->> 'body' as sent, c.answer ->> 'text' as received
        ${from} where c.id = $1 and c.kind = 'webhook'`,
      [id],
    );
    return rows[0] && recordView<CallDetail>(rows[0]);
  },
  again: async (id) => {
    if (!isRowId(id)) return 'unknown';
    const { rows } = await pool.query<{ busy: boolean }>(
      `with found as (select id, kind, target, status = 'sending' and lease_until > now() as busy, request ->> 'body' as body
          from outbound_call where id = $1 and kind = 'webhook' for update),
        changed as (update outbound_call c set ${anew} from found f where c.id = f.id and not f.busy and f.body <> ''),
        resumed as (update outbound_target t set ${unpaused} from found f
          where t.kind = f.kind and t.target = f.target and not f.busy)
        select busy or body = '' as busy from found`,
      [id],
    );
    if (!rows[0]) return 'unknown';
    return rows[0].busy ? 'busy' : 'done';
  },
  allAgain: async (kind, target) => {
    const { rows } = await pool.query<{ count: number }>(
      `with changed as (update outbound_call set ${anew} where kind = $1 and target = $2 and status in ('pending', 'failed')
          and request ->> 'body' <> '' returning 1),
        resumed as (update outbound_target set ${unpaused} where kind = $1 and target = $2)
        select count(*)::int as count from changed`,
      [kind, target],
    );
    return rows[0]?.count ?? 0;
  },
  counts: async () => {
    const { rows } = await pool.query<{ due: number; failed: number }>({
      name: 'count-calls',
      text: `select count(*) filter (where status in ('pending', 'sending') and next_attempt_at <= now())::int as due,
        count(*) filter (where status = 'failed')::int as failed from outbound_call where status in ('pending', 'sending', 'failed')`,
    });
    return rows[0] ?? { due: 0, failed: 0 };
  },
});
