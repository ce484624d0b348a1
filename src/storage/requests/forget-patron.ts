/** Requests that are over forget their patron. Their number, partners, states and dates stay: the statistics count them. */
import type { Pool, PoolClient } from 'pg';
import type { DueRequest } from '../../engine/model/store.js';

/** By the index of requests that name a patron: those that forgot theirs are not looked at again. */
export async function endedWithPatron(pool: Pick<Pool, 'query'>, before: Date, limit: number): Promise<DueRequest[]> {
  const { rows } = await pool.query<{ id: string; version: number }>({
    name: 'ended-with-patron',
    text: `select r.id::text as id, r.version from citation c join request r on r.id = c.request_id
      where c.patron is not null and r.side = 'borrowing' and r.closed_at < $1
        and not exists (select from patron_loan l where l.request_id = r.id and l.status in ('out', 'lost'))
        and not exists (select from fee f where f.request_id = r.id and f.status = 'open')
        and not exists (select from mail m where m.request_id = r.id and m.status = 'sending')
      order by c.request_id limit $2`,
    values: [before, limit],
  });
  return rows;
}

/** Facts of letters that say who somebody is, or what somebody typed. */
const aboutPatron = `'{patronName,patronId,patronEmail,patronNote,note,requestNote,fulfilmentNote,feeNote,internalNote,queryHeading,queryLines}'::text[]`;
const typed = `array['to', 'patron', 'patronName', 'note', 'why']`;

/** What replaces a text that may not be missing. */
const gone = `'…'`;
/** In the JSON of a sentence that quotes what somebody wrote. */
const unquoted = (column: string) =>
  `regexp_replace(${column}::text, '("note": )"(?:[^"\\\\]|\\\\.)*"', '\\1"…"', 'g')::jsonb`;

/** Counts the texts that go, each once. What a partner must still be sent stays; what waits for the patron will not be sent. */
export async function forgetPatron(client: PoolClient, requestId: string): Promise<number> {
  const { rows } = await client.query<{ texts: number }>({
    name: 'forget-patron',
    text: `with cited as (update citation set patron = null, service = service - 'note' where request_id = $1),
      held as (update hold set patron_id = null where request_id = $1 and patron_id is not null),
      lent as (update patron_loan set patron_id = null where request_id = $1 and patron_id is not null),
      owed as (update fee set patron_id = null, note = null where request_id = $1 and (patron_id is not null or note is not null)),
      kept as (update temporary_item set fulfilment_note = null, internal_note = null
        where request_id = $1 and (fulfilment_note is not null or internal_note is not null) returning 1),
      asked as (update assignment set note = null where request_id = $1 and note is not null returning 1),
      noted as (update note set text = ${gone} where request_id = $1 and text <> ${gone} returning 1),
      marked as (update attention set says = ${unquoted('says')}, facts = facts - 'note'
        where request_id = $1 and (facts ? 'note' or says::text like '%"note": "%')),
      told as (update history set note = null, facts = facts - ${typed},
        actor = case when actor_kind = 'patron' then ${gone} else actor end
        where request_id = $1 and (note is not null or facts ?| ${typed} or actor_kind = 'patron') returning 1),
      copied as (update copy_file set status = 'removed' where request_id = $1 and status in ('expected', 'here', 'failed')),
      heard as (update inbound_message set raw = '' where request_id = $1 and octet_length(raw) > 0 and outcome <> 'waiting' returning 1),
      sent as (update outbound_message set body = '' where request_id = $1 and body <> '' and status in ('delivered', 'withdrawn')
        returning 1),
      called as (update outbound_call set request = jsonb_set(request, '{body}', '""'), answer = answer - 'text',
        status = case when status in ('pending', 'sending') then 'failed' else status end
        where request_id = $1 and personal and request ->> 'body' <> '' returning 1),
      "systemCalled" as (update outbound_call set request = request #- '{facts,userId}' #- '{facts,user}', settled_note = null,
        answer = answer - array['text', 'sent', 'facts', 'theirWords']
        where request_id = $1 and kind = 'librarySystem' and personal),
      mailed as (update mail m set status = case when m.status = 'waiting' then 'withdrawn' else m.status end,
        done_at = coalesce(m.done_at, now()), text = '', html = null, attachments = null,
        patron_id = null, recipient = case when p.partner then m.recipient else '' end,
        recipient_name = case when p.partner then m.recipient_name end, subject = case when p.partner then m.subject else '' end
        from (select a.id, exists (select from letter l where l.id = a.letter_id and l.audience = 'partner') as partner
          from mail a where a.request_id = $1) p where m.id = p.id and not (p.partner and m.status = 'waiting') returning 1),
      written as (update letter set patron_id = null, content = null, facts = facts - ${aboutPatron} where request_id = $1 returning 1)
      select (${['kept', 'asked', 'noted', 'told', 'heard', 'sent', 'called', 'written'].map((each) => `(select count(*) from ${each})`).join(' + ')})::int as texts`,
    values: [requestId],
  });
  return rows[0]?.texts ?? 0;
}
