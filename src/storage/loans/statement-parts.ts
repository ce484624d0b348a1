/** Parts that the statements of steps and of new requests have in common. Values have names here (`$state`). */
import { inboundNames } from '../inbox.js';

export const talkShape = `x("requestId" bigint, position int, "partnerCode" text, state text, why jsonb, "requestingSymbol" text, "supplyingSymbol" text,
  "requestingAgencyRequestId" text, "supplyingAgencyRequestId" text, "isoVersion" text, answered boolean, "outSeq" int,
  "lastStatus" text, "askedAt" timestamptz, "endedAt" timestamptz, facts jsonb)`;

export const touched = (which: string) => `touched as (
  update conversation c set state = x.state, reason = x.why, requesting_symbol = x."requestingSymbol",
    supplying_symbol = x."supplyingSymbol", requesting_agency_request_id = x."requestingAgencyRequestId",
    supplying_agency_request_id = x."supplyingAgencyRequestId", iso_version = x."isoVersion", answered = x.answered,
    out_seq = x."outSeq", last_status = x."lastStatus", asked_at = x."askedAt", ended_at = x."endedAt",
    facts = coalesce(x.facts, c.facts)
  from jsonb_to_recordset($talks) as ${talkShape}
  where ${which} and c.position = x.position)`;

/**
 * For how long a message of `x` on its conversation is leased as it is written: nothing, where its partner is not simply well,
 * something before it is unsettled, or others wait for the partner and come first. `offset 0` as in the claim.
 */
const freeWay = (conversation: string) => `select (p.call_limit_seconds + 30)::float8 as seconds
    from partner_channel ch join partner p on p.code = ch.partner_code
    where x."leaseFor" is not null and ch.partner_code = x."partnerCode"
      and ch.state = 'closed' and ch.failures_in_a_row = 0 and ch.rate_per_second is null
      and not exists (select 1 from outbound_message e
        where e.conversation_id = ${conversation} and e.status in ('pending', 'sending', 'held') offset 0)
      and not exists (select 1 from outbound_message w
        where w.partner_code = ch.partner_code and w.status in ('pending', 'sending') and w.status = 'pending'
          and w.next_attempt_at <= now() offset 0)
      and (select count(*) from outbound_message s
        where s.partner_code = ch.partner_code and s.status = 'sending' and s.lease_until > now()) < x."perPartner"`;

/** The rows of a step, or of what begins with it: of which request, and how a line finds its conversation. */
export interface LineRows {
  request: string;
  /** Of `x`, or of `t`. */
  conversation: string;
  /** What stands beside `x`, where a line has the number of a request instead of its id. */
  beside?: string;
}

export const told = ({ request, conversation }: LineRows) => `told as (
  insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state, note, facts)
  select ${request},
    ${conversation},
    coalesce(x.at, now()), x."actorKind", x.actor, x.event, x."fromState", x."toState", x.note, x.facts
  from jsonb_to_recordset($history) as x("requestId" bigint, "conversationPosition" int, "conversationId" bigint,
    at timestamptz, "actorKind" text, actor text, event text, "fromState" text, "toState" text, note text, facts jsonb))`;

export const marked = ({ request }: LineRows) => `marked as (
  insert into attention (request_id, partner_code, reason, says, facts, counted)
  select ${request}, x."partnerCode", x.reason, x.says, x.facts, true
  from jsonb_to_recordset($marks) as x("requestId" bigint, "partnerCode" text, reason text, says jsonb, facts jsonb)
  returning id, request_id, reason)`;

export const sent = ({ request, conversation }: LineRows) => `sent as (
  insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
    iso_version, body, status, next_attempt_at, attempts_started, lease_owner, lease_token, lease_until)
  select ${request}, ${conversation}, x."partnerCode", x.seq, x.kind, x.summary, x."requestingAgencyRequestId",
    x."isoVersion", x.body,
    case when way.seconds is null then 'pending' else 'sending' end,
    now() + make_interval(secs => coalesce(way.seconds, x."waitSeconds", 0)),
    case when way.seconds is null then 0 else 1 end,
    case when way.seconds is not null then x."leaseFor" end,
    case when way.seconds is not null then gen_random_uuid() end,
    now() + make_interval(secs => way.seconds)
  from jsonb_to_recordset($outbound) as x("requestId" bigint, "conversationPosition" int, "conversationId" bigint,
    "partnerCode" text, seq int, kind text, summary text, "requestingAgencyRequestId" text, "isoVersion" text, body text, "waitSeconds" float8,
    "leaseFor" text, "perPartner" int)
  left join lateral (${freeWay(conversation)}) way on true
  returning id, request_id, partner_code, conversation_id, seq, attempts_started, lease_owner, lease_token)`;
export const opened = `opened as (
  insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
  select s.id, s.partner_code, s.attempts_started, s.lease_token, s.lease_owner from sent s where s.lease_token is not null)`;
/**
 * What a claim may take now, and what was leased as it was written. Nobody need be woken for a partner whose way is held, suspended
 * or waits for its next probe. `of`: only what this condition takes of `s`.
 */
export const outcome = (
  of = '',
) => `(select array_agg(s.id::text order by s.id) from sent s where s.lease_token is null${of}
          and exists (select 1 from partner_channel ch where ch.partner_code = s.partner_code
            and (ch.state = 'closed' or (ch.state = 'open' and ch.next_probe_at <= now())))) as outbound,
        (select jsonb_agg(jsonb_build_object('id', s.id::text, 'leaseToken', s.lease_token, 'seq', s.seq,
          'conversationId', s.conversation_id::text) order by s.id) from sent s where s.lease_token is not null${of}) as leased`;

/** Ids of the rows of a part, in the order in which they were written. */
export const idsOf = (part: 'marked' | 'jotted', of = '') =>
  `(select array_agg(w.id::text order by w.id) from ${part} w${of})`;

export const jotted = ({ request }: LineRows) => `jotted as (
  insert into note (request_id, text, active, author_kind, author, partner_code, counted)
  select ${request}, x.text, x.active, x."authorKind", x.author, x."partnerCode", true
  from jsonb_to_recordset($notes) as x("requestId" bigint, text text, active boolean, "authorKind" text, author text,
    "partnerCode" text) returning id, request_id, active)`;

/** A request that was under way and is: its step itself says in `open_request` how it stands, and no trigger need. Of `request`, `r` before the change. */
export const showsItself = (closed: string) =>
  `shown_version = case when r.closed_at is null and ${closed} is null then r.version + 1 else r.shown_version end`;

/** What `shownInView` reads of a request that was moved. */
export const seenOfMoved = `r.id, r.side, r.version, r.shown_version, r.state, r.service_type, r.partner_code, r.owner_library, r.due_date,
          r.attention_count, r.updated_at, r.facts`;

const leftAt = `coalesce(m.facts ->> 'returnedAt', case when m.facts ->> 'receivedAt' is null then m.facts ->> 'shippedAt' end)`;
const neededBy = (service: string) =>
  `coalesce(${service} ->> 'needBeforeDate', m.facts #>> '{form,lastInterestDate}')`;
const marksOfStep = 'array(select w.reason from marked w where w.request_id = m.id order by w.id)';
const notesOfStep = '(select count(*) from jotted w where w.request_id = m.id and w.active)';

/** Which of the parts that come before it write what it shows. */
interface ShownParts {
  marks: boolean;
  notes: boolean;
}

/** How the requests of `moved` now stand in the view of what is under way. Marks that are closed are taken out by a trigger. */
export const shownInView = ({ marks, notes }: ShownParts) => `shown as (
        update open_request o set version = m.version, state = m.state, service_type = m.service_type, partner_code = m.partner_code,
          owner_library = m.owner_library, due_date = m.due_date, attention_count = m.attention_count, updated_at = m.updated_at,
          answer_by = m.facts ->> 'retryBefore', waiting_since = m.facts ->> 'waitingSince', left_at = ${leftAt},
          needed_by = case when m.facts ? 'form' then ${neededBy('(select c.service from citation c where c.request_id = m.id)')}
            else o.needed_by end${marks ? `, marks = o.marks || ${marksOfStep}` : ''}${notes ? `, active_notes = o.active_notes + ${notesOfStep}` : ''}
        from moved m where o.request_id = m.id and m.shown_version = m.version)`;

/** The new requests of `made`, with their citations, in the same view. */
export const drawnInView = ({ marks, notes }: ShownParts) => `drawn as (
        insert into open_request (request_id, version, side, state, service_type, partner_code, owner_library, due_date, attention_count,
          created_at, updated_at, title_key, words, pickup, level, format, answer_by, waiting_since, left_at, needed_by${marks ? ', marks' : ''}${notes ? ', active_notes' : ''})
        select m.id, m.version, m.side, m.state, m.service_type, m.partner_code, m.owner_library, m.due_date, m.attention_count,
          m.created_at, m.updated_at, left(plain_words(c.title), 80), c.words, c.pickup_location, c.service #>> '{serviceLevel,value}',
          c.service #>> '{itemFormat,value}', m.facts ->> 'retryBefore', m.facts ->> 'waitingSince', ${leftAt},
          ${neededBy('c.service')}${marks ? `, ${marksOfStep}` : ''}${notes ? `, ${notesOfStep}` : ''}
        from made m join cited c on c.request_id = m.id where m.closed_at is null)`;

/** What live desks are told: how the request now stands and the step's last line of history. */
export const noted = (from: string, [event, actor] = ['$event', '$actor']) => `noted as (
        insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select s.id, s.side, s.version, s.state, s.attention_count, ${event}, ${actor} from ${from})`;

export const inboundSql = inboundNames
  .map((name) => (name === 'in_due_at' ? `now() + make_interval(secs => $${name})` : `$${name}`))
  .join(', ');

const inboundTypes: Readonly<Record<string, string>> = {
  ...{ in_credential_id: 'bigint', in_request_id: 'bigint', in_conversation_id: 'bigint', in_raw: 'bytea' },
  ...{ in_verdict: 'jsonb', in_tolerances: 'jsonb', in_repeat_count: 'int', in_due_at: 'float8' },
};
/** Of several messages, a list of each value. */
export const inboundRows = {
  names: inboundNames.join(', '),
  values: inboundNames.map((name) => `$${name}::${inboundTypes[name] ?? 'text'}[]`).join(', '),
  columns: (instead: Readonly<Record<string, string>> = {}) =>
    inboundNames
      .map(
        (name) => instead[name] ?? (name === 'in_due_at' ? 'now() + make_interval(secs => i.in_due_at)' : `i.${name}`),
      )
      .join(', '),
};
