/**
 * The texts of the busiest statements: a step and a new request are written by one statement each. A step's has only the
 * parts that it needs, for a part that writes nothing costs the server almost what one does that writes a row. Values have
 * names here (`$state`); each text is put together once.
 */
import { nameFirstLibrary } from '../first-library.js';
import { inboundColumns } from '../inbox.js';
import { namedStatement } from '../step-writes.js';

const talkShape = `x("requestId" bigint, position int, "partnerCode" text, state text, why jsonb, "requestingSymbol" text, "supplyingSymbol" text,
  "requestingAgencyRequestId" text, "supplyingAgencyRequestId" text, "isoVersion" text, answered boolean, "outSeq" int,
  "lastStatus" text, "askedAt" timestamptz, "endedAt" timestamptz, facts jsonb)`;

const touched = (which: string) => `touched as (
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

/** The rows of a step: of which request, and how a line finds its conversation. */
interface Rows {
  request: string;
  /** Of `x`; undefined: by its position among the conversations that the statement makes. */
  conversation?: string;
}

const told = ({ request, conversation }: Rows) => `told as (
  insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state, note, facts)
  select coalesce(x."requestId", ${request}),
    ${conversation ?? '(select t.id from talks t where t.position = x."conversationPosition")'},
    coalesce(x.at, now()), x."actorKind", x.actor, x.event, x."fromState", x."toState", x.note, x.facts
  from jsonb_to_recordset($history) as x("requestId" bigint, "conversationPosition" int, "conversationId" bigint,
    at timestamptz, "actorKind" text, actor text, event text, "fromState" text, "toState" text, note text, facts jsonb))`;

const marked = ({ request }: Rows) => `marked as (
  insert into attention (request_id, partner_code, reason, says, facts)
  select ${request}, x."partnerCode", x.reason, x.says, x.facts
  from jsonb_to_recordset($marks) as x("requestId" bigint, "partnerCode" text, reason text, says jsonb, facts jsonb)
  returning id, request_id)`;

const sent = ({ request, conversation }: Rows) => `sent as (
  insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
    iso_version, body, status, next_attempt_at, attempts_started, lease_owner, lease_token, lease_until)
  select ${request}, ${conversation ?? 't.id'}, x."partnerCode", x.seq, x.kind, x.summary, x."requestingAgencyRequestId",
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
  ${conversation ? '' : 'join talks t on t.position = x."conversationPosition"'}
  left join lateral (${freeWay(conversation ?? 't.id')}) way on true
  returning id, request_id, partner_code, conversation_id, seq, attempts_started, lease_owner, lease_token)`;
const opened = `opened as (
  insert into delivery_attempt (message_id, partner_code, number, lease_token, instance)
  select s.id, s.partner_code, s.attempts_started, s.lease_token, s.lease_owner from sent s where s.lease_token is not null)`;
/** What waits for a claim, and what was leased as it was written. `of`: only what this condition takes of `s`. */
const outcome = (
  of = '',
) => `(select array_agg(s.id::text order by s.id) from sent s where s.lease_token is null${of}) as outbound,
        (select jsonb_agg(jsonb_build_object('id', s.id::text, 'leaseToken', s.lease_token, 'seq', s.seq,
          'conversationId', s.conversation_id::text) order by s.id) from sent s where s.lease_token is not null${of}) as leased`;

/** Ids of the rows of a part, in the order in which they were written. */
const idsOf = (part: 'marked' | 'jotted', of = '') =>
  `(select array_agg(w.id::text order by w.id) from ${part} w${of})`;

const jotted = ({ request }: Rows) => `jotted as (
  insert into note (request_id, text, active, author_kind, author, partner_code)
  select ${request}, x.text, x.active, x."authorKind", x.author, x."partnerCode"
  from jsonb_to_recordset($notes) as x("requestId" bigint, text text, active boolean, "authorKind" text, author text,
    "partnerCode" text) returning id, request_id)`;

/** What live desks are told: how the request now stands and the step's last line of history. */
const noted = (step: 'moved' | 'made', [event, actor] = ['$event', '$actor']) => `noted as (
        insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select s.id, s.side, s.version, s.state, s.attention_count, ${event}, ${actor} from ${step} s)`;

const inboundNames = inboundColumns.split(',').map((column) => `in_${column.trim()}`);
/** Values of a message that comes in by their names. */
export const inboundValues = (parameters: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(inboundNames.map((name, at) => [name, parameters[at]]));
const inboundSql = (replaced: Readonly<Record<string, string>> = {}) =>
  inboundNames
    .map((name) => replaced[name] ?? (name === 'in_due_at' ? `now() + make_interval(secs => $${name})` : `$${name}`))
    .join(', ');

const inboundTypes: Readonly<Record<string, string>> = {
  ...{ in_credential_id: 'bigint', in_request_id: 'bigint', in_conversation_id: 'bigint', in_raw: 'bytea' },
  ...{ in_verdict: 'jsonb', in_tolerances: 'jsonb', in_repeat_count: 'int', in_due_at: 'float8' },
};
/** Of several messages, a list of each value. */
const inboundRows = {
  names: inboundNames.join(', '),
  values: inboundNames.map((name) => `$${name}::${inboundTypes[name] ?? 'text'}[]`).join(', '),
  columns: inboundNames
    .map((name) => (name === 'in_due_at' ? 'now() + make_interval(secs => i.in_due_at)' : `i.${name}`))
    .join(', '),
};

const made = `(select id from made)`;

/** Whose request it is: the library that is named, where the patron fetches it, that was asked; else the first of ours. */
const ownerOfNew = `(select l.code from library l where l.resource_sharing
          order by coalesce(l.code = $facts::jsonb #>> '{form,ownerLibrary}', false) desc, coalesce(l.code = $citation::jsonb ->> 'pickupLocation', false) desc,
            coalesce(upper(l.symbol) = upper($talks::jsonb -> 0 ->> 'supplyingSymbol'), false) desc, ${nameFirstLibrary} limit 1)`;
/** Staff may name another library on the form. */
const ownerNow = (owner: string) => `coalesce((select l.code from library l where l.code = ${owner}), owner_library)`;

/** What a step does beside moving the request: each is a part of its statement. */
export interface StepParts {
  /** It closes marks that may be open. */
  settles: boolean;
  namesOwner: boolean;
  sends: boolean;
  leases: boolean;
  touches: boolean;
  marks: boolean;
  notes: boolean;
  /** A message that came in is stored with it. */
  stores: boolean;
}

/** A step on a request that exists. */
function stepSql(parts: StepParts): string {
  const rows: Rows = { request: '$request', conversation: 'x."conversationId"' };
  const all = [
    parts.settles &&
      `done as (
        update attention set closed_at = now(), closed_by = $by
        where request_id = $request and closed_at is null and reason = any($settled) returning id)`,
    `moved as (
        update request set state = $state, service_type = $service, version = version + 1, partner_code = $partner,
          active_position = $position, due_date = $due, due_day = $dueDay, facts = $facts,
          attention_count = attention_count + $newMarks${parts.settles ? ' - (select count(*) from done)' : ''},
          updated_at = now(), closed_at = $closed${parts.namesOwner ? `, owner_library = ${ownerNow('$owner')}` : ''}
        where id = $request returning id, side, version, state, attention_count, updated_at)`,
    noted('moved'),
    parts.sends &&
      `hurried as (
        update outbound_message set next_attempt_at = now()
        where request_id = $request and status = 'pending' and attempts_started = 0 and next_attempt_at > now())`,
    parts.touches && touched('c.request_id = $request'),
    told(rows),
    parts.marks && marked(rows),
    parts.sends && sent(rows),
    parts.leases && opened,
    parts.notes && jotted(rows),
    parts.stores && `stored as (insert into inbound_message (${inboundColumns}) select ${inboundSql()})`,
  ];
  return `${all.filter(Boolean).join(',\n      ')}
      select ${parts.sends ? outcome() : 'null as outbound, null as leased'}, m.attention_count as attention, m.updated_at as at,
        ${parts.marks ? idsOf('marked') : 'null'} as marked, ${parts.notes ? idsOf('jotted') : 'null'} as noted from moved m`;
}

/** Several steps, each on a request of its own: the same parts, their rows told apart by the request. */
function stepsSql(parts: StepParts): string {
  const rows: Rows = { request: 'x."requestId"', conversation: 'x."conversationId"' };
  const steps = `jsonb_to_recordset($steps) as x(request bigint, state text, service text, partner text, position int,
          due timestamptz, "dueDay" date, facts jsonb, closed timestamptz, "newMarks" int, owner text, event text, actor text,
          settled jsonb, by text)`;
  const ofMoved = (which: string) => ` ${which}.request_id = m.id`;
  const all = [
    parts.settles &&
      `done as (
        update attention a set closed_at = now(), closed_by = x.by from ${steps}
        where a.request_id = any($requests::bigint[]) and a.request_id = x.request and a.closed_at is null and x.settled ? a.reason
        returning a.request_id)`,
    `moved as (
        update request r set state = x.state, service_type = x.service, version = r.version + 1, partner_code = x.partner,
          active_position = x.position, due_date = x.due, due_day = x."dueDay", facts = x.facts,
          attention_count = r.attention_count + x."newMarks"${parts.settles ? ' - (select count(*) from done d where d.request_id = r.id)' : ''},
          updated_at = now(), closed_at = x.closed${parts.namesOwner ? `, owner_library = ${ownerNow('x.owner')}` : ''}
        from ${steps} where r.id = any($requests::bigint[]) and r.id = x.request
        returning r.id, r.side, r.version, r.state, r.attention_count, r.updated_at, x.event, x.actor)`,
    noted('moved', ['s.event', 's.actor']),
    parts.sends &&
      `hurried as (
        update outbound_message o set next_attempt_at = now()
        where o.request_id in (select x."requestId" from jsonb_to_recordset($outbound) as x("requestId" bigint))
          and o.status = 'pending' and o.attempts_started = 0 and o.next_attempt_at > now())`,
    parts.touches && touched('c.request_id = any($requests::bigint[]) and c.request_id = x."requestId"'),
    told(rows),
    parts.marks && marked(rows),
    parts.sends && sent(rows),
    parts.leases && opened,
    parts.notes && jotted(rows),
    parts.stores &&
      `stored as (insert into inbound_message (${inboundColumns}) select ${inboundRows.columns} from unnest(${inboundRows.values}) as i(${inboundRows.names}))`,
  ];
  return `${all.filter(Boolean).join(',\n      ')}
      select m.id::text, ${parts.sends ? outcome(` and${ofMoved('s')}`) : 'null as outbound, null as leased'},
        m.attention_count as attention, m.updated_at as at, ${parts.marks ? idsOf('marked', ` where${ofMoved('w')}`) : 'null'} as marked,
        ${parts.notes ? idsOf('jotted', ` where${ofMoved('w')}`) : 'null'} as noted from moved m`;
}

/** A new request with its citation and rota. Made by a message, the inbound row is stored with it, once. */
const createSql = `made as (
        insert into request (side, service_type, state, external_id, partner_code, active_position, due_date, due_day, facts, attention_count, closed_at, owner_library)
        values ($side, $service, $state, $externalId, $partner, $position, $due, $dueDay, $facts, $newMarks, $closed, ${ownerOfNew})
        returning id, created_at, side, version, state, attention_count),
      ${noted('made')},
      cited as (
        insert into citation (request_id, title, author, bibliographic, publication, service, delivery, billing, patron, pickup_location)
        select ${made}, x.title, x.author, x.bibliographic, x.publication, x.service, x.delivery, x.billing, x.patron, x."pickupLocation"
        from jsonb_to_record($citation) as x(title text, author text, bibliographic jsonb, publication jsonb, service jsonb,
          delivery jsonb, billing jsonb, patron jsonb, "pickupLocation" text)),
      talks as (
        insert into conversation (request_id, side, position, partner_code, state, reason, requesting_symbol, supplying_symbol,
          requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at, facts)
        select ${made}, $side, x.position, x."partnerCode", x.state, x.why, x."requestingSymbol", x."supplyingSymbol",
          x."requestingAgencyRequestId", coalesce(x."supplyingAgencyRequestId", case when $side = 'lending' then ${made}::text end), x."isoVersion",
          x.answered, x."outSeq", x."lastStatus", x."askedAt", x."endedAt", coalesce(x.facts, '{}')
        from jsonb_to_recordset($talks) as ${talkShape}
        returning id, position, supplying_agency_request_id),
      ${[told, marked, sent, jotted].map((part) => part({ request: made })).join(',\n      ')}, ${opened},
      wished as (
        insert into wish_key (key, request_id) select each.key, ${made} from unnest($wishes::text[]) as each(key) on conflict do nothing),
      stored as (
        insert into inbound_message (${inboundColumns})
        select ${inboundSql({
          in_request_id: made,
          in_conversation_id: 'coalesce($in_conversation_id, (select id from talks where position = $position))',
        })}
        where $in_kind::text is not null and $in_request_id::bigint is null
        on conflict (identity_key) do nothing returning id)
      select m.id::text, m.created_at as at, ${idsOf('marked')} as marked, ${idsOf('jotted')} as noted, ${outcome()}, (select count(*)::int from stored) as stored,
        (select jsonb_object_agg(t.position, jsonb_build_array(t.id::text, t.supplying_agency_request_id)) from talks t) as talks,
        exists (select 1 from inbound_message i where i.early_key = $earlyKey and i.outcome = 'waiting') as early
      from made m`;

/** The parts after `with`, their values in their order, and the whole when nothing is added to it. */
export interface StepStatement {
  text: string;
  names: readonly string[];
  alone: ReturnType<typeof namedStatement>;
}

function placed(sql: string): { text: string; names: string[] } {
  const names: string[] = [];
  const text = sql.replace(/\$([a-z]\w*)/gi, (_, name) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

const ofSteps = new Map<string, StepStatement>();

/** The parts after `with` of a step that has these parts, to which others may be added; or of several steps that have them. */
export function stepStatement(parts: StepParts, several = false): StepStatement {
  const key = Object.values({ several, ...parts })
    .map(Number)
    .join('');
  const known = ofSteps.get(key);
  if (known) return known;
  const { text, names } = placed((several ? stepsSql : stepSql)(parts));
  const statement = { text, names, alone: namedStatement(`with ${text}`) };
  ofSteps.set(key, statement);
  return statement;
}

const ofNew = placed(createSql);
export const createStatement = { names: ofNew.names, alone: { name: 'create-request', text: `with ${ofNew.text}` } };
