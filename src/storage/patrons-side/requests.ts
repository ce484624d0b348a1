/** A patron’s own requests. Every statement names the patron: no number of another one finds anything. */

import type { Pool } from 'pg';
import type { BorrowingState } from '../../domain/tables/borrowing.js';
import type { PatronStore, StoredMine } from '../../engine/patrons-side/ports.js';
import { withoutNulls } from '../database/without-nulls.js';
import { pageOf } from '../views/page.js';

type OwnRequestRow = {
  id: string;
  number: string;
  version: number;
  state: BorrowingState;
  serviceType: string;
  title: string;
  author: string | null;
  article: string;
  createdAt: Date;
  pickup: string | null;
  pickupName: string;
  pickupAddress: unknown;
  confirmation: unknown;
  heldUntil: string;
  cancelledBy: string;
  since: string;
  dueDay: string;
  loan: string;
  copy: unknown;
  copyGoneOn: string;
  ownCopy: string;
  conditions: unknown;
  items: unknown;
  talk: unknown;
};

const zone = `coalesce((select l.time_zone from library l where l.code = r.owner_library), $2)`;
const dayOf = (instant: string) => `to_char(${instant} at time zone ${zone}, 'YYYY-MM-DD')`;

/** Of a long conversation the last words are shown. */
const wordsAtMost = 50;
const isHeld = `exists (select from hold h where h.request_id = r.id and h.closed_at is null and h.status <> 'expired')`;
/** A copy of our own waits for its patron, or is with them, though nothing is to be done for the request. */
const isOurs = `(r.state = 'filledLocally' and (out.due is not null or ${isHeld}))`;
const columns = `r.id::text, r.external_id as number, r.version, r.state, r.service_type as "serviceType", c.title, c.author,
  c.bibliographic ->> 'titleOfComponent' as article, r.created_at as "createdAt", c.pickup_location as pickup,
  (select l.name from library l where l.code = c.pickup_location) as "pickupName",
  (select l.address from library l where l.code = c.pickup_location) as "pickupAddress",
  (select jsonb_build_object('to', m.recipient, 'isSent', m.status = 'sent') from mail m join letter on letter.id = m.letter_id
    where m.request_id = r.id and letter.code = 'requestConfirmation' and m.status in ('waiting', 'sending', 'sent')
    order by m.id limit 1) as confirmation,
  (select ${dayOf('min(h.expires_at)')} from hold h
    where h.request_id = r.id and h.closed_at is null and h.status = 'onShelf') as "heldUntil",
  (select case when a.event like '%ByPatron' then 'patron' else 'library' end from history a
    where a.request_id = r.id and a.event in ('cancel', 'cancelUnsent', 'cancelByPatron', 'cancelUnsentByPatron') order by a.id desc limit 1) as "cancelledBy",
  (select ${dayOf('a.at')} from history a where a.request_id = r.id and a.to_state = r.state
    order by a.id desc limit 1) as since,
  out.due as "dueDay", out.loan, copy.of as copy,
  (select ${dayOf('max(g.ends_at)')} from copy_file g where g.request_id = r.id and g.side = 'borrowing' and copy.of is null
    and (g.status = 'removed' or g.status = 'here' and g.ends_at <= now())
    and r.state in ('receivedDigitally', 'requestCompleted')) as "copyGoneOn",
  case when r.state <> 'filledLocally' then null when ${isHeld} then 'held'
    when exists (select from patron_loan l where l.request_id = r.id and l.status <> 'deleted') then 'fetched' else 'left' end as "ownCopy",
  r.facts -> 'conditions' as conditions,
  (select jsonb_agg(jsonb_build_object('position', t.position, 'description', t.description, 'status', t.status,
      'isHere', t.removed_at is null) order by t.position) from temporary_item t where t.request_id = r.id) as items,
  (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'by', case a.event when 'patronQueried' then 'library' else 'patron' end, 'note', a.note, 'heading', a.facts -> 'heading',
      'lines', a.facts -> 'lines', 'replyBy', a.facts ->> 'replyBy', 'about', a.facts -> 'about'))
      order by a.id), '[]')
    from (select id, at, event, note, facts from history where request_id = r.id and event in ('patronQueried', 'patronAnswered')
      order by history.id desc limit ${wordsAtMost}) a) as talk`;
const isOver = `(r.closed_at is not null and copy.of is null and not ${isOurs})`;
const from = `from citation c join request r on r.id = c.request_id
  left join lateral (select ${dayOf('l.due_at')} as due, case when l.status = 'out' then l.id::text end as loan
    from patron_loan l where l.request_id = r.id and l.patron_id = $1 and l.status in ('out', 'lost')
    order by l.due_at limit 1) out on true
  left join lateral (select jsonb_build_object('name', f.name, 'type', f.type, 'bytes', f.bytes, 'accepted', f.accepted_at is not null,
      'until', ${dayOf('f.ends_at')}, 'conditions', coalesce(r.facts -> 'conditions', '[]')) as of
    from copy_file f where f.request_id = r.id and f.status = 'here' and f.ends_at > now()
      and r.state in ('receivedDigitally', 'requestCompleted') limit 1) copy on true
  where c.patron is not null and c.patron ->> 'id' = $1 and r.side = 'borrowing'`;

/** The usual duration is computed from so many of the last loans, and from no fewer than so many. */
const lookedBackAt = 200;
const fewest = 10;

export function createMine(pool: Pool, timeZone: string): Pick<PatronStore, 'mine' | 'one' | 'finished' | 'usualDays'> {
  return {
    async usualDays() {
      const { rows } = await pool.query<{ count: number; days: number[] | null }>({
        name: 'usual-days',
        text: `select count(*)::int as count, percentile_disc(array[0.25, 0.75]) within group (order by days) as days from (
            select greatest(1, ceil(extract(epoch from h.placed_at - r.created_at) / 86400))::int as days
            from hold h join request r on r.id = h.request_id
            where r.side = 'borrowing' and r.state <> 'filledLocally' and h.placed_at > now() - interval '1 year'
            order by h.id desc limit ${lookedBackAt}) lately`,
      });
      const [from, to] = rows[0]?.days ?? [];
      return from === undefined || to === undefined || (rows[0]?.count ?? 0) < fewest ? undefined : { from, to };
    },
    async mine(patron, { closed, after, limit }) {
      if (after !== undefined && !/^\d{1,18}$/.test(after)) return { items: [] };
      const { rows } = await pool.query<OwnRequestRow>(
        `select ${columns} ${from} and ${isOver} = $3 and ($4::bigint is null or r.id < $4)
         order by r.id desc limit $5`,
        [patron, timeZone, closed, after ?? null, limit + 1],
      );
      return pageOf(
        rows.map((row) => withoutNulls<StoredMine>(row)),
        limit,
        ({ id }) => id,
      );
    },
    async finished(patron) {
      const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count ${from} and ${isOver}`, [
        patron,
        timeZone,
      ]);
      return rows[0]?.count ?? 0;
    },
    async one(patron, number) {
      const { rows } = await pool.query<OwnRequestRow>(`select ${columns} ${from} and r.external_id = $3`, [
        patron,
        timeZone,
        number,
      ]);
      return rows[0] && withoutNulls<StoredMine>(rows[0]);
    },
  };
}
