/** Notices of closures to partners: counted when staff order it, told by a job afterwards. */
import type { Pool } from 'pg';
import type { ClosureNotified, ClosureView } from '../../contract/local-views.js';
import { type ClosureNews, inOurHands } from '../../domain/fulfilment/closure-news.js';
import type { ClosureNotice, ClosureNotices } from '../../engine/model/local/closure-notices.js';
import { nameFirstLibrary } from '../node/first-library.js';
import type { RecordsContext } from './records-context.js';

export const createClosureNotices = (pool: Pool): ClosureNotices => ({
  open: async () =>
    (
      await pool.query<ClosureNotice>({
        name: 'closure-notices-open',
        text: `select id::text, closure_id::text as closure, library_code as library, news, to_char(first_day, 'YYYY-MM-DD') as "from",
            to_char(last_day, 'YYYY-MM-DD') as until, last_request::text as after
          from closure_notice where finished_at is null order by closure_notice.id limit 20`,
      })
    ).rows,
  concerned: async ({ id, closure, library, news }, after, limit) =>
    (
      await pool.query<{ id: string; version: number }>({
        name: 'closure-concerned',
        text: `select r.id::text, r.version from ${inHand('$6')} where r.facts ->> 'closureNotice' is distinct from $4 and ${asked}
          and r.created_at <= (select made_at from closure_notice where id = $4::bigint) order by r.id limit $7`,
        values: [[...inOurHands], library, news, id, closure, after, limit],
      })
    ).rows,
  goOn: async (id, after, told) => {
    await pool.query({
      name: 'closure-notice-goes-on',
      text: 'update closure_notice set last_request = $2, told = told + $3 where id = $1',
      values: [id, after, told],
    });
  },
  finish: async (id) => {
    await pool.query({
      name: 'closure-notice-done',
      text: 'update closure_notice set finished_at = now() where id = $1',
      values: [id],
    });
  },
});

/** A notice of a closure that is no longer true is withdrawn. */
export async function stopTelling({ client }: Pick<RecordsContext, 'client'>, closure: string): Promise<void> {
  await client.query('update closure_notice set finished_at = now() where closure_id = $1 and finished_at is null', [
    closure,
  ]);
}

/** Orders that partners are told. Nobody is told what is over, or what only a library without requests does. */
export async function orderNotice(
  { client }: RecordsContext,
  closure: ClosureView,
  news: ClosureNews,
  by: string,
): Promise<ClosureNotified> {
  await stopTelling({ client }, closure.id);
  const made = await client.query<ClosureNotified>(
    `insert into closure_notice (library_code, closure_id, news, first_day, last_day, partners, requests, made_by)
     select $2, $5, $3, $6::date, $7::date, count(distinct r.partner_code), count(*), $4 from ${inHand('0')}
     where ${asked} and $7::date >= (select (now() at time zone l.time_zone)::date from library l where l.code = $2)
     having count(*) > 0 returning partners, requests`,
    [[...inOurHands], closure.library, news, by, closure.id, closure.from, closure.until],
  );
  return made.rows[0] ?? { partners: 0, requests: 0 };
}

/** Lending requests in our hands: what is under way is in the small active view. */
const inHand = (after: string) => `(
    select q.* from open_request o join request q on q.id = o.request_id
    where o.side = 'lending' and o.state = any($1::text[]) and o.request_id > ${after}::bigint) as r
  join conversation c on c.request_id = r.id and c.position = r.active_position`;

/** Of that library, else of none. That it is open after all concerns only those who were told otherwise. */
const asked = `$2 = coalesce(r.owner_library, (select l.code from library l where l.resource_sharing
    order by coalesce(upper(l.symbol) = upper(c.supplying_symbol), false) desc, ${nameFirstLibrary} limit 1))
  and ($3::text <> 'reopened' or r.facts ->> 'closureTold' = $5::bigint::text)`;
