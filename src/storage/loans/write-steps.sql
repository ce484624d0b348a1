-- Writes steps of requests, and new requests with their first step: one of them, or those of all works of a transaction.
-- The text is sent as it stands here, under the name `write-steps`; `write-steps.ts` makes its values and reads its rows.
-- Every part is always there. A list without rows (`[]`) writes nothing.
--
--   $1  bigint[]  ids of the requests that exist: by them their rows are found, however few rows a table has
--   $2  jsonb     steps, each with its number; a request that exists has its `requestId`, a new one has none yet
--   $3  jsonb     conversations that are added, and conversations that change
--   $4  jsonb     lines of history
--   $5  jsonb     messages for partners, each with its bytes
--   $6  jsonb     attention items
--   $7  jsonb     notes
--   $8  jsonb     keys under which a new request is found by who wants the same title
--   $9  jsonb     messages that came in, without their bytes
--   $10 bytea[]   the bytes of the message of each step
--
-- A row of $3 to $9 names its step. Its conversation has an id, or is named by its position where this statement adds it. The functions
-- over $3 to $7 are not joined with anything that could change their order: ids are given in the order of the lists.
with

-- 1. Each step knows its request: a new one gets its id here.
step as materialized (
  select coalesce(x."requestId", nextval(pg_get_serial_sequence('request', 'id'))) as id, x.*
  from jsonb_to_recordset($2::jsonb) as x(step int, "requestId" bigint, side text, service text, state text, "externalId" text,
    partner text, position int, due timestamptz, "dueDay" date, facts jsonb, "newItems" int, settled jsonb, closed timestamptz,
    event text, actor text, citation jsonb, supplying text, "earlyKey" text)),

-- 2. Attention items that a step settles are closed, and no longer counted at the request.
closed_item as (
  update attention a set closed_at = now(), closed_by = x.actor from step x
  where a.request_id = any($1::bigint[]) and a.request_id = x.id and a.closed_at is null and x.settled ? a.reason
  returning a.request_id),

-- 3. The request moves. Its step itself says in `open_request` how it is (part 12), so that no trigger needs to (`shown_version`).
--    Staff may have named another library of ours on the form.
moved as (
  update request r set state = x.state, service_type = x.service, version = r.version + 1, partner_code = x.partner,
    active_position = x.position, due_date = x.due, due_day = x."dueDay", facts = x.facts,
    attention_count = r.attention_count + x."newItems" - (select count(*) from closed_item c where c.request_id = r.id),
    updated_at = now(), closed_at = x.closed,
    shown_version = case when r.closed_at is null and x.closed is null then r.version + 1 else r.shown_version end,
    owner_library = coalesce((select l.code from library l where l.code = x.facts #>> '{form,ownerLibrary}'), r.owner_library)
  from step x where r.id = any($1::bigint[]) and r.id = x.id
  returning r.*),

-- 4. New requests are made. Whose each is: the library that is named on the form, else where the patron fetches it, else the one
--    that was asked, else the first of ours.
made as (
  insert into request (id, side, service_type, state, external_id, partner_code, active_position, due_date, due_day, facts,
    attention_count, closed_at, owner_library, shown_version) overriding system value
  select n.id, n.side, n.service, n.state, n."externalId", n.partner, n.position, n.due, n."dueDay", n.facts, n."newItems", n.closed,
    (select l.code from library l where l.resource_sharing
      order by coalesce(l.code = n.facts #>> '{form,ownerLibrary}', false) desc,
        coalesce(l.code = n.citation ->> 'pickupLocation', false) desc,
        coalesce(upper(l.symbol) = upper(n.supplying), false) desc, l.virtual, l.created_at, l.code limit 1), 1
  from step n where n."requestId" is null
  returning *),
cited as (
  insert into citation (request_id, title, author, bibliographic, publication, service, delivery, billing, patron,
    pickup_location, counted)
  select n.id, x.title, x.author, x.bibliographic, x.publication, x.service, x.delivery, x.billing, x.patron, x."pickupLocation", true
  from step n cross join lateral jsonb_to_record(n.citation) as x(title text, author text, bibliographic jsonb,
    publication jsonb, service jsonb, delivery jsonb, billing jsonb, patron jsonb, "pickupLocation" text)
  where n."requestId" is null
  returning request_id, title, words, service, pickup_location),
wanted as (
  insert into wish_key (key, request_id)
  select x.key, n.id from jsonb_to_recordset($8::jsonb) as x(step int, key text) join step n on n.step = x.step
  on conflict do nothing),

-- 5. What was written, for the parts below and for whoever asked. `left_at`: since when the item is away.
written as (
  select w.*, x.step, x.event, x.actor, x."earlyKey", w.facts ->> 'retryBefore' as answer_by, w.facts ->> 'waitingSince' as waiting_since,
    coalesce(w.facts ->> 'returnedAt', case when w.facts ->> 'receivedAt' is null then w.facts ->> 'shippedAt' end) as left_at
  from (select * from moved union all select * from made) w join step x on x.id = w.id),

-- 6. Desks that watch learn how the request is now, and the last line of its history.
announced as (
  insert into request_change (request_id, side, version, state, attention_count, event, actor)
  select w.id, w.side, w.version, w.state, w.attention_count, w.event, w.actor from written w),

-- 7. Conversations are added, or change. A lender's own number of a new request is the request's id.
conversing as (
  select (select s.id from step s where s.step = x.step) as request, x.*
  from jsonb_to_recordset($3::jsonb) as x(step int, "isNew" boolean, side text, position int, "partnerCode" text, state text, why jsonb,
    "requestingSymbol" text, "supplyingSymbol" text, "requestingAgencyRequestId" text, "supplyingAgencyRequestId" text,
    "isoVersion" text, answered boolean, "outSeq" int, "lastStatus" text, "askedAt" timestamptz, "endedAt" timestamptz, facts jsonb)),
added as (
  insert into conversation (request_id, side, position, partner_code, state, reason, requesting_symbol, supplying_symbol,
    requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at, facts)
  select x.request, x.side, x.position, x."partnerCode", x.state, x.why, x."requestingSymbol", x."supplyingSymbol",
    x."requestingAgencyRequestId", coalesce(x."supplyingAgencyRequestId",
      (select s.id::text from step s where s.step = x.step and s."requestId" is null and s.side = 'lending')),
    x."isoVersion", x.answered, x."outSeq", x."lastStatus", x."askedAt", x."endedAt", coalesce(x.facts, '{}')
  from conversing x where x."isNew" order by x.step, x.position
  returning id, request_id, position, supplying_agency_request_id),
changed as (
  update conversation c set state = x.state, reason = x.why, requesting_symbol = x."requestingSymbol",
    supplying_symbol = x."supplyingSymbol", requesting_agency_request_id = x."requestingAgencyRequestId",
    supplying_agency_request_id = x."supplyingAgencyRequestId", iso_version = x."isoVersion", answered = x.answered,
    out_seq = x."outSeq", last_status = x."lastStatus", asked_at = x."askedAt", ended_at = x."endedAt",
    facts = coalesce(x.facts, c.facts)
  from conversing x
  where c.request_id = any($1::bigint[]) and c.request_id = x.request and c.position = x.position and not x."isNew"),

-- 8. The history. A line may be about another request than that of the step it goes with.
history_line as (
  insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state, note, facts)
  select whose.request,
    coalesce(x."conversationId", (select a.id from added a where a.request_id = whose.request and a.position = x."conversationPosition")),
    coalesce(x.at, now()), x."actorKind", x.actor, x.event, x."fromState", x."toState", x.note, x.facts
  from jsonb_to_recordset($4::jsonb) as x(step int, "requestId" bigint, "conversationPosition" int, "conversationId" bigint,
    at timestamptz, "actorKind" text, actor text, event text, "fromState" text, "toState" text, note text, facts jsonb)
  cross join lateral (select coalesce(x."requestId", (select s.id from step s where s.step = x.step)) as request) whose),

-- 9. A message that waits so that its step can be undone is due when the request says more: the conversation goes on from there.
message as (
  select whose.request,
    coalesce(x."conversationId", (select a.id from added a where a.request_id = whose.request and a.position = x."conversationPosition"))
      as conversation, x.*
  from jsonb_to_recordset($5::jsonb) as x(step int, "conversationPosition" int, "conversationId" bigint, "partnerCode" text, seq int,
    kind text, summary text, "requestingAgencyRequestId" text, "isoVersion" text, body text, "waitSeconds" float8, "leaseFor" text,
    "perPartner" int)
  cross join lateral (select (select s.id from step s where s.step = x.step) as request) whose),
due_now as (
  update outbound_message o set next_attempt_at = now()
  where o.request_id = any($1::bigint[]) and o.request_id in (select x.request from message x)
    and o.status = 'pending' and o.attempts_started = 0 and o.next_attempt_at > now() and o.waits_for_calls is null),

-- 10. Messages for partners. One is leased as it is written (`sending`, with the token of its lease) when this process may
--    (`leaseFor`), its partner is well, nothing before it on its conversation is unsettled, nothing that is due waits for the partner,
--    and fewer than `perPartner` are being sent to it. Any other waits to be claimed (`pending`). `offset 0` keeps "is there any"
--    a look into the index: see `claims.ts`.
outgoing as (
  insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
    iso_version, body, status, next_attempt_at, attempts_started, lease_owner, lease_token, lease_until)
  select x.request, x.conversation, x."partnerCode", x.seq, x.kind, x.summary, x."requestingAgencyRequestId", x."isoVersion", x.body,
    case when lease.seconds is null then 'pending' else 'sending' end,
    now() + make_interval(secs => coalesce(lease.seconds, x."waitSeconds", 0)),
    case when lease.seconds is null then 0 else 1 end,
    case when lease.seconds is not null then x."leaseFor" end,
    case when lease.seconds is not null then gen_random_uuid() end,
    now() + make_interval(secs => lease.seconds)
  from message x left join lateral (
    select (p.call_limit_seconds + 30)::float8 as seconds
    from partner_channel ch join partner p on p.code = ch.partner_code
    where x."leaseFor" is not null and ch.partner_code = x."partnerCode"
      and ch.state = 'closed' and ch.failures_in_a_row = 0 and ch.rate_per_second is null
      and not exists (select 1 from outbound_message e
        where e.conversation_id = x.conversation and e.status in ('pending', 'sending', 'held') offset 0)
      and not exists (select 1 from outbound_message w
        where w.partner_code = ch.partner_code and w.status in ('pending', 'sending') and w.status = 'pending'
          and w.next_attempt_at <= now() offset 0)
      and (select count(*) from outbound_message s
        where s.partner_code = ch.partner_code and s.status = 'sending' and s.lease_until > now()) < x."perPartner") lease on true
  returning id, request_id, partner_code, conversation_id, seq, attempts_started, lease_owner, lease_token),
opened as (
  insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
  select o.id, o.partner_code, o.attempts_started, o.lease_token, o.lease_owner from outgoing o where o.lease_token is not null),

-- 11. Attention items and notes. `counted`: the request has counted them above.
new_item as (
  insert into attention (request_id, partner_code, reason, says, facts, counted)
  select (select s.id from step s where s.step = x.step), x."partnerCode", x.reason, x.says, x.facts, true
  from jsonb_to_recordset($6::jsonb) as x(step int, "partnerCode" text, reason text, says jsonb, facts jsonb)
  returning id, request_id, reason),
noted as (
  insert into note (request_id, text, active, author_kind, author, partner_code, counted)
  select (select s.id from step s where s.step = x.step), x.text, x.active, x."authorKind", x.author, x."partnerCode", true
  from jsonb_to_recordset($7::jsonb) as x(step int, text text, active boolean, "authorKind" text, author text, "partnerCode" text)
  returning id, request_id, active),

-- 12. The row of what is under way, from which lists are read. Attention items that are closed are taken out by a trigger.
shown as (
  update open_request o set version = w.version, state = w.state, service_type = w.service_type, partner_code = w.partner_code,
    owner_library = w.owner_library, due_date = w.due_date, attention_count = w.attention_count, updated_at = w.updated_at,
    answer_by = w.answer_by, waiting_since = w.waiting_since, left_at = w.left_at,
    needed_by = case when w.facts ? 'form' then coalesce((select c.service from citation c where c.request_id = w.id) ->> 'needBeforeDate',
      w.facts #>> '{form,lastInterestDate}') else o.needed_by end,
    marks = o.marks || array(select a.reason from new_item a where a.request_id = w.id order by a.id),
    active_notes = o.active_notes + (select count(*) from noted a where a.request_id = w.id and a.active)
  from written w where o.request_id = any($1::bigint[]) and o.request_id = w.id and w.shown_version = w.version),
drawn as (
  insert into open_request (request_id, version, side, state, service_type, partner_code, owner_library, due_date, attention_count,
    created_at, updated_at, title_key, words, pickup, level, format, answer_by, waiting_since, left_at, needed_by, marks, active_notes)
  select w.id, w.version, w.side, w.state, w.service_type, w.partner_code, w.owner_library, w.due_date, w.attention_count,
    w.created_at, w.updated_at, left(plain_words(c.title), 80), c.words, c.pickup_location, c.service #>> '{serviceLevel,value}',
    c.service #>> '{itemFormat,value}', w.answer_by, w.waiting_since, w.left_at,
    coalesce(c.service ->> 'needBeforeDate', w.facts #>> '{form,lastInterestDate}'),
    array(select a.reason from new_item a where a.request_id = w.id order by a.id),
    (select count(*) from noted a where a.request_id = w.id and a.active)
  from written w join cited c on c.request_id = w.id where w.closed_at is null),

-- 13. The messages that came in. One that is stored already fails the statement by its `identity_key`: nothing is written twice.
stored as (
  insert into inbound_message (partner_code, credential_id, request_id, conversation_id, kind, summary, iso_version, identity_key,
    semantic_key, early_key, content_type, raw, outcome, outcome_reason, confirmation, verdict, tolerances, repeat_count, due_at)
  select x."partnerCode", x."credentialId", coalesce(x."requestId", n.id),
    coalesce(x."conversationId", (select a.id from added a where a.request_id = n.id and a.position = n.position)),
    x.kind, x.summary, x."isoVersion", x."identityKey", x."semanticKey", x."earlyKey", x."contentType", ($10::bytea[])[x.step + 1],
    x.outcome, x."outcomeReason", x.confirmation, x.verdict, x.tolerances, 0, now() + make_interval(secs => x."waitSeconds")
  from jsonb_to_recordset($9::jsonb) as x(step int, "requestId" bigint, "partnerCode" text, "credentialId" bigint,
    "conversationId" bigint, kind text, summary text, "isoVersion" text, "identityKey" text, "semanticKey" text, "earlyKey" text,
    "contentType" text, outcome text, "outcomeReason" text, confirmation text, verdict jsonb, tolerances jsonb, "waitSeconds" float8)
  join step n on n.step = x.step)

-- One row a step. `othersWait`: it has messages that were not leased (some are due later), for partners that may be called: nobody
-- is woken for a partner whose channel is held, suspended or waits for its next probe. `early`: messages came before their request, and wait for it.
select w.step, w.id::text as request, w.updated_at as at, w.attention_count as "attentionCount",
  (select jsonb_object_agg(a.position, jsonb_build_array(a.id::text, a.supplying_agency_request_id)) from added a
    where a.request_id = w.id) as added,
  exists (select 1 from outgoing o join partner_channel ch on ch.partner_code = o.partner_code
    where o.request_id = w.id and o.lease_token is null
      and (ch.state = 'closed' or (ch.state = 'open' and ch.next_probe_at <= now()))) as "othersWait",
  (select jsonb_agg(jsonb_build_object('id', o.id::text, 'leaseToken', o.lease_token, 'seq', o.seq,
    'conversationId', o.conversation_id::text) order by o.id) from outgoing o
    where o.request_id = w.id and o.lease_token is not null) as leased,
  w."earlyKey" is not null and exists (select 1 from inbound_message i
    where i.early_key = w."earlyKey" and i.outcome = 'waiting') as early
from written w
