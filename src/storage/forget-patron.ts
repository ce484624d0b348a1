/** Requests that are over forget their patron. Their number, partners, states and dates stay: the statistics count them. */
import type { Pool, PoolClient } from 'pg';
import type { DueRequest } from '../engine/store.js';

/** By the index of requests that name a patron: those that forgot theirs are not looked at again. */
export async function endedWithPatron(pool: Pick<Pool, 'query'>, before: Date, limit: number): Promise<DueRequest[]> {
  const { rows } = await pool.query({
    name: 'ended-with-patron',
    text: `select r.id::text as id, r.version from citation c join request r on r.id = c.request_id
      where c.patron is not null and r.side = 'borrowing' and r.closed_at < $1
        and not exists (select from patron_loan l where l.request_id = r.id and l.status in ('out', 'lost'))
        and not exists (select from fee f where f.request_id = r.id and f.status = 'open')
      order by c.request_id limit $2`,
    values: [before, limit],
  });
  return rows;
}

/** Facts of letters that say who somebody is. */
const aboutPatron = `'{patronName,patronId,patronEmail,patronNote,queryHeading,queryLines}'::text[]`;

export async function forgetPatron(client: PoolClient, requestId: string): Promise<void> {
  await client.query({
    name: 'forget-patron',
    text: `with cited as (update citation set patron = null where request_id = $1),
      held as (update hold set patron_id = null where request_id = $1 and patron_id is not null),
      lent as (update patron_loan set patron_id = null where request_id = $1 and patron_id is not null),
      owed as (update fee set patron_id = null where request_id = $1 and patron_id is not null),
      told as (update history set facts = facts - 'to' - 'patron' - 'patronName' where request_id = $1 and facts ?| array['to', 'patron', 'patronName']),
      mailed as (update mail set patron_id = null, recipient = '', recipient_name = null, subject = '', text = '', html = null,
        attachments = null where request_id = $1 and letter_id in (select id from letter where request_id = $1 and audience <> 'partner'))
      update letter set patron_id = null, content = null, facts = facts - ${aboutPatron} where request_id = $1 and audience <> 'partner'`,
    values: [requestId],
  });
}
