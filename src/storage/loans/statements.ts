/** The texts of the busiest statements, put together once: a step and a new request are written by one statement each. */
import { firstLibrary } from '../first-library.js';
import { inboundColumns } from '../inbox.js';

const talkShape = `x(position int, "partnerCode" text, state text, why jsonb, "requestingSymbol" text, "supplyingSymbol" text,
  "requestingAgencyRequestId" text, "supplyingAgencyRequestId" text, "isoVersion" text, answered boolean, "outSeq" int,
  "lastStatus" text, "askedAt" timestamptz, "endedAt" timestamptz, facts jsonb)`;

const existingTalks = `touched as (
  update conversation c set state = x.state, reason = x.why, requesting_symbol = x."requestingSymbol",
    supplying_symbol = x."supplyingSymbol", requesting_agency_request_id = x."requestingAgencyRequestId",
    supplying_agency_request_id = x."supplyingAgencyRequestId", iso_version = x."isoVersion", answered = x.answered,
    out_seq = x."outSeq", last_status = x."lastStatus", asked_at = x."askedAt", ended_at = x."endedAt",
    facts = coalesce(x.facts, c.facts)
  from jsonb_to_recordset($9) as ${talkShape}
  where c.request_id = $1 and c.position = x.position),
  talks as (select c.id, c.position from conversation c where c.request_id = $1)`;

/**
 * For how long a message of `x` on conversation `t` is leased as it is written: nothing, where its partner is not simply well,
 * something before it is unsettled, or others wait for the partner and come first. `offset 0` as in the claim.
 */
const freeWay = `select (p.call_limit_seconds + 30)::float8 as seconds
    from partner_channel ch join partner p on p.code = ch.partner_code
    where x."leaseFor" is not null and ch.partner_code = x."partnerCode"
      and ch.state = 'closed' and ch.failures_in_a_row = 0 and ch.rate_per_second is null
      and not exists (select 1 from outbound_message e
        where e.conversation_id = t.id and e.status in ('pending', 'sending', 'held') offset 0)
      and not exists (select 1 from outbound_message w
        where w.partner_code = ch.partner_code and w.status in ('pending', 'sending') and w.status = 'pending'
          and w.next_attempt_at <= now() offset 0)
      and (select count(*) from outbound_message s
        where s.partner_code = ch.partner_code and s.status = 'sending' and s.lease_until > now()) < x."perPartner"`;

/** What was leased as it was written, by its place in the rota and its number in the conversation. */
const leasedNow = `(select jsonb_agg(jsonb_build_object('id', s.id::text, 'leaseToken', s.lease_token, 'seq', s.seq,
          'conversationId', t.id::text, 'position', t.position) order by s.id)
          from sent s join talks t on t.id = s.conversation_id where s.lease_token is not null) as leased`;

const storyParts = (requestId: string, notes: string) => `told as (
  insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state, note, facts)
  select coalesce(x."requestId", ${requestId}), (select t.id from talks t where t.position = x."conversationPosition"),
    coalesce(x.at, now()), x."actorKind", x.actor, x.event, x."fromState", x."toState", x.note, x.facts
  from jsonb_to_recordset($10) as x("requestId" bigint, "conversationPosition" int, at timestamptz, "actorKind" text, actor text,
    event text, "fromState" text, "toState" text, note text, facts jsonb)),
  marked as (
  insert into attention (request_id, partner_code, reason, says, facts)
  select ${requestId}, x."partnerCode", x.reason, x.says, x.facts
  from jsonb_to_recordset($11) as x("partnerCode" text, reason text, says jsonb, facts jsonb)),
  sent as (
  insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
    iso_version, body, status, next_attempt_at, attempts_started, lease_owner, lease_token, lease_until)
  select ${requestId}, t.id, x."partnerCode", x.seq, x.kind, x.summary, x."requestingAgencyRequestId", x."isoVersion", x.body,
    case when way.seconds is null then 'pending' else 'sending' end,
    now() + make_interval(secs => coalesce(way.seconds, x."waitSeconds", 0)),
    case when way.seconds is null then 0 else 1 end,
    case when way.seconds is not null then x."leaseFor" end,
    case when way.seconds is not null then gen_random_uuid() end,
    now() + make_interval(secs => way.seconds)
  from jsonb_to_recordset($12) as x("conversationPosition" int, "partnerCode" text, seq int, kind text, summary text,
    "requestingAgencyRequestId" text, "isoVersion" text, body text, "waitSeconds" float8, "leaseFor" text, "perPartner" int)
  join talks t on t.position = x."conversationPosition"
  left join lateral (${freeWay}) way on true
  returning id, partner_code, conversation_id, seq, attempts_started, lease_owner, lease_token),
  opened as (
  insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
  select s.id, s.partner_code, s.attempts_started, s.lease_token, s.lease_owner from sent s where s.lease_token is not null),
  jotted as (
  insert into note (request_id, text, active, author_kind, author, partner_code)
  select ${requestId}, x.text, x.active, x."authorKind", x.author, x."partnerCode"
  from jsonb_to_recordset(${notes}) as x(text text, active boolean, "authorKind" text, author text, "partnerCode" text))`;

/** What live desks are told: how the request now stands and the step's last line of history. */
const noted = (step: 'moved' | 'made') => `noted as (
        insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select s.id, s.side, s.version, s.state, s.attention_count, coalesce($10::jsonb -> -1 ->> 'event', ''),
          coalesce($10::jsonb -> -1 ->> 'actor', '')
        from ${step} s)`;

const made = `(select id from made)`;

/** Whose request it is: the library that is named, where the patron fetches it, that was asked; else the first of ours. */
const ownerOfNew = `(select l.code from library l where l.resource_sharing
          order by coalesce(l.code = $6::jsonb #>> '{form,ownerLibrary}', false) desc, coalesce(l.code = $35::jsonb ->> 'pickupLocation', false) desc,
            coalesce(upper(l.symbol) = upper($9::jsonb -> 0 ->> 'supplyingSymbol'), false) desc, ${firstLibrary} limit 1)`;
/** Staff may name another library on the form. */
const ownerNow = `coalesce((select l.code from library l where l.code = $6::jsonb #>> '{form,ownerLibrary}'), owner_library)`;
/** How many values a step has; those of the writes that it takes along are counted on from here. */
export const valuesOfStep = 36;

/** A step on a request that exists. The inbound row, when there is one, is stored with it, and `others` are written too. */
export const saveStepSql = (others: readonly string[] = []): string => `with
      ${others.map((part) => `${part}, `).join('')}done as (
        update attention set closed_at = now(), closed_by = $33
        where request_id = $1 and closed_at is null and reason = any($32) returning id),
      moved as (
        update request set state = $2, service_type = $36, version = version + 1, partner_code = $3, active_position = $4, due_date = $5, due_day = $35,
          facts = $6, attention_count = attention_count + $7 - (select count(*) from done), updated_at = now(), closed_at = $8,
          owner_library = ${ownerNow}
        where id = $1 returning id, side, version, state, attention_count),
      ${noted('moved')},
      hurried as (
        update outbound_message set next_attempt_at = now()
        where request_id = $1 and status = 'pending' and attempts_started = 0 and next_attempt_at > now()
          and jsonb_array_length($12::jsonb) > 0),
      ${existingTalks}, ${storyParts('$1', '$34')},
      stored as (
        insert into inbound_message (${inboundColumns})
        select $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, now() + make_interval(secs => $31)
        where $17::text is not null)
      select (select array_agg(id::text order by id) from sent where lease_token is null) as outbound, ${leasedNow},
        (select attention_count from moved) as attention`;

/** A new request with its citation and rota. Made by a message, the inbound row is stored with it, once. */
export const createRequestSql = `with
      made as (
        insert into request (side, service_type, state, external_id, partner_code, active_position, due_date, due_day, facts, attention_count, closed_at, owner_library)
        values ($32, $33, $2, $34, $3, $4, $5, $37, $6, $7, $8, ${ownerOfNew}) returning id, created_at, side, version, state, attention_count),
      ${noted('made')},
      cited as (
        insert into citation (request_id, title, author, bibliographic, publication, service, delivery, billing, patron, pickup_location)
        select ${made}, x.title, x.author, x.bibliographic, x.publication, x.service, x.delivery, x.billing, x.patron, x."pickupLocation"
        from jsonb_to_record($35) as x(title text, author text, bibliographic jsonb, publication jsonb, service jsonb,
          delivery jsonb, billing jsonb, patron jsonb, "pickupLocation" text)),
      talks as (
        insert into conversation (request_id, side, position, partner_code, state, reason, requesting_symbol, supplying_symbol,
          requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at, facts)
        select ${made}, $32, x.position, x."partnerCode", x.state, x.why, x."requestingSymbol", x."supplyingSymbol",
          x."requestingAgencyRequestId", coalesce(x."supplyingAgencyRequestId", case when $32 = 'lending' then ${made}::text end), x."isoVersion",
          x.answered, x."outSeq", x."lastStatus", x."askedAt", x."endedAt", coalesce(x.facts, '{}')
        from jsonb_to_recordset($9) as ${talkShape}
        returning id, position, supplying_agency_request_id),
      ${storyParts(made, '$36')},
      wished as (
        insert into wish_key (key, request_id) select each.key, ${made} from unnest($38::text[]) as each(key) on conflict do nothing),
      stored as (
        insert into inbound_message (${inboundColumns})
        select $13, $14, ${made}, coalesce($16, (select id from talks where position = $4)), $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, now() + make_interval(secs => $31)
        where $17::text is not null and $15::bigint is null
        on conflict (identity_key) do nothing returning id)
      select m.id::text, m.created_at, (select array_agg(s.id::text order by s.id) from sent s where s.lease_token is null) as outbound, ${leasedNow},
        (select count(*)::int from stored) as stored,
        (select jsonb_object_agg(t.position, jsonb_build_array(t.id::text, t.supplying_agency_request_id)) from talks t) as talks,
        exists (select 1 from inbound_message i where i.early_key = $1 and i.outcome = 'waiting') as early
      from made m`;
