/** Requests under lock: load whole, write one step, create. Named statements on the pool's connections. */
import type { PoolClient } from 'pg';
import type {
  CitationRecord,
  ConversationRecord,
  Decision,
  InboundDraft,
  Loan,
  RequestRecord,
} from '../engine/records.js';
import { AlreadyStored, type ConversationKey, type SameMeaning, type StoredAnswer } from '../engine/store.js';
import { inboundColumns, inboundParameters } from './inbox.js';
import { isRowId } from './row-id.js';
import { saveWishKeys } from './same-wish.js';

const requestColumns = `r.id, r.side, r.service_type, r.state, r.version, r.external_id, r.partner_code, r.active_position,
  r.due_date, r.facts, r.attention_count, r.owner_library, r.created_at, r.updated_at, r.closed_at`;

/** What a conversation's id leads to: the request, locked; or else the answer to a message of this identity. */
export type Looked =
  | { kind: 'found'; loan: Loan; conversationId: string; same?: SameMeaning }
  | { kind: 'unknown'; stored?: StoredAnswer };

/** Locks the request that the conversation belongs to and loads it whole. */
export async function lockConversation(
  client: PoolClient,
  key: ConversationKey,
  semanticKey: string,
  identityKey: string | null,
): Promise<Looked> {
  const locked = await client.query({
    name: 'lock-conversation',
    text: lockConversationSql,
    values: [key.requestingAgencyRequestId, key.requestingSymbol, key.partnerCode, key.side, semanticKey, identityKey],
  });
  const row = locked.rows[0];
  if (row.id === null) return { kind: 'unknown', ...(row.stored ? { stored: row.stored } : {}) };
  const rest =
    row.seen === row.version
      ? row
      : (
          await client.query({
            name: 'load-conversation',
            text: `select ${restOfLoan('$1')}, ${sameMeaning('$2', '$3', '$4')}`,
            values: [row.id, row.conversation_id, semanticKey, identityKey],
          })
        ).rows[0];
  const same = rest.same as SameMeaning | null;
  return { kind: 'found', loan: loanOf(row, rest), conversationId: row.conversation_id, ...(same ? { same } : {}) };
}

/** Whether the same request id stands, in the same role, in a conversation with another partner. */
export async function isAskedOfAnother(client: PoolClient, key: ConversationKey): Promise<boolean> {
  const result = await client.query({
    name: 'asked-of-another',
    text: `select exists (select 1 from conversation c
      where c.requesting_agency_request_id = $1 and upper(c.requesting_symbol) = upper($2)
        and c.partner_code <> $3 and c.side = $4) as there`,
    values: [key.requestingAgencyRequestId, key.requestingSymbol, key.partnerCode, key.side],
  });
  return result.rows[0].there;
}

/** Locks a request by its id and loads it whole. */
export async function lockRequest(client: PoolClient, id: string): Promise<Loan | undefined> {
  if (!isRowId(id)) return undefined;
  const locked = await client.query({
    name: 'lock-request',
    text: lockRequestSql,
    values: [id],
  });
  const row = locked.rows[0];
  if (!row) return undefined;
  if (row.seen === row.version) return loanOf(row, row);
  const rest = await client.query({ name: 'load-request', text: `select ${restOfLoan('$1')}`, values: [row.id] });
  return loanOf(row, rest.rows[0]);
}

/**
 * The version that the statement saw when it began. Another than the locked row's: while we waited for the lock somebody
 * made a step, of which this statement sees the request alone, and the rest must be read again.
 */
const seenVersion = `(select s.version from request s where s.id = l.id) as seen`;

/** The stored message of the same identity, else the newest of the same meaning. */
const sameMeaning = (conversation: string, semanticKey: string, identityKey: string) => `(select to_jsonb(s) from (
    select i.id::text, i.confirmation, i.outcome, i.identity_key as "identityKey",
      extract(epoch from now() - i.last_seen_at) as "ageSeconds",
      i.id = (select max(n.id) from inbound_message n where n.conversation_id = ${conversation}) as newest
    from inbound_message i where i.conversation_id = ${conversation} and i.semantic_key = ${semanticKey}
    order by i.identity_key = ${identityKey} desc nulls last, i.id desc limit 1) s) as same`;

/** Reads a request whole without a lock, for views. */
export async function readLoan(client: Pick<PoolClient, 'query'>, id: string): Promise<Loan | undefined> {
  const found = await client.query({
    name: 'read-request',
    text: `select ${requestColumns}, ${restOfLoan('r.id')} from request r where r.id = $1`,
    values: [id],
  });
  const row = found.rows[0];
  return row && loanOf(row, row);
}

const restOfLoan = (id: string) => `(select to_jsonb(ci) from citation ci where ci.request_id = ${id}) as citation,
  (select jsonb_agg(to_jsonb(c) order by c.position) from conversation c where c.request_id = ${id}) as conversations`;

/**
 * Writes a step in one statement, the inbound row with it. What waits to be undone is due when the request says more: the
 * conversation goes on from there.
 */
export async function saveStep(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
): Promise<{ outboundIds: string[]; attentionCount: number }> {
  const { request, conversations } = decision.loan;
  for (const fresh of conversations.filter((each) => each.id === undefined)) await addLine(client, request, fresh);
  const changed = conversations.filter((each) => decision.changed.includes(each.position));
  const result = await client.query({
    name: 'save-step',
    text: saveStepSql,
    values: [
      request.id,
      request.state,
      request.partnerCode ?? null,
      request.activePosition ?? null,
      request.dueDate ?? null,
      JSON.stringify(request.facts),
      decision.attention.length,
      request.closedAt ?? null,
      JSON.stringify(changed),
      ...storyParameters(decision),
      ...inboundParameters(inbound, request.id),
      decision.settled,
      decision.history.at(-1)?.actor ?? '',
      JSON.stringify(decision.notes),
    ],
  });
  if (decision.loan.citation.mended) await saveCitation(client, request, decision.loan.citation);
  return { outboundIds: result.rows[0].outbound ?? [], attentionCount: result.rows[0].attention };
}

/** A line that a step adds to the rota; the step itself then fills it. */
async function addLine(client: PoolClient, { id, side }: RequestRecord, line: ConversationRecord): Promise<void> {
  await client.query({
    name: 'add-line',
    text: `insert into conversation (request_id, side, position, partner_code, state, why, facts)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, side, line.position, line.partnerCode, line.state, line.why, line.facts ?? {}],
  });
}

/** Whether the step is written by one statement, which leaves before `saveStep` waits for anything. */
export const isOneStatement = ({ loan }: Decision): boolean =>
  !loan.citation.mended && loan.conversations.every((each) => each.id !== undefined);

async function saveCitation(client: PoolClient, request: RequestRecord, citation: CitationRecord): Promise<void> {
  await client.query({
    name: 'save-citation',
    text: `update citation set title = $2, author = $3, bibliographic = $4, publication = $5, service = $6, delivery = $7,
      billing = $8, patron = $9, pickup_location = $10 where request_id = $1`,
    values: [
      request.id,
      citation.title,
      citation.author ?? null,
      ...[citation.bibliographic, citation.publication, citation.service, citation.delivery, citation.billing].map(
        (part) => (part === undefined ? null : JSON.stringify(part)),
      ),
      citation.patron === undefined ? null : JSON.stringify(citation.patron),
      citation.pickupLocation ?? null,
    ],
  });
  await saveWishKeys(client, request, citation);
}

/**
 * Writes a new request in one statement. Position decides which conversation an outbound message belongs to. `early`:
 * whether messages wait for this request under `earlyKey`.
 */
export async function createLoan(
  client: PoolClient,
  decision: Decision,
  inbound?: InboundDraft,
  earlyKey?: string,
): Promise<{ loan: Loan; outboundIds: string[]; early: boolean }> {
  const { request, citation, conversations } = decision.loan;
  const result = await client.query({
    name: 'create-request',
    text: createRequestSql,
    values: [
      earlyKey ?? null,
      request.state,
      request.partnerCode ?? null,
      request.activePosition ?? null,
      request.dueDate ?? null,
      JSON.stringify(request.facts),
      decision.attention.length,
      request.closedAt ?? null,
      JSON.stringify(conversations),
      ...storyParameters(decision),
      ...inboundParameters(inbound, null),
      request.side,
      request.serviceType,
      request.externalId,
      JSON.stringify(citation),
      JSON.stringify(decision.notes),
    ],
  });
  const row = result.rows[0];
  if (inbound && row.stored === 0) throw new AlreadyStored();
  await saveWishKeys(client, { ...request, id: row.id }, citation);
  return { loan: madeLoan(decision, row), outboundIds: row.outbound ?? [], early: row.early };
}

/** The loan as it was written: with the ids and the time that the database gave. */
function madeLoan({ loan, attention }: Decision, row: Row): Loan {
  const { id, created_at: at } = row;
  return {
    request: { ...loan.request, id, version: 1, attentionCount: attention.length, createdAt: at, updatedAt: at },
    citation: loan.citation,
    conversations: loan.conversations.map((each) => {
      const [talkId, supplyingId] = row.talks[each.position];
      return { ...each, id: talkId, supplyingAgencyRequestId: orUndefined(supplyingId) };
    }),
  };
}

const talkShape = `x(position int, "partnerCode" text, state text, why text, "requestingSymbol" text, "supplyingSymbol" text,
  "requestingAgencyRequestId" text, "supplyingAgencyRequestId" text, "isoVersion" text, answered boolean, "outSeq" int,
  "lastStatus" text, "askedAt" timestamptz, "endedAt" timestamptz, facts jsonb)`;

const existingTalks = `touched as (
  update conversation c set state = x.state, why = x.why, requesting_symbol = x."requestingSymbol",
    supplying_symbol = x."supplyingSymbol", requesting_agency_request_id = x."requestingAgencyRequestId",
    supplying_agency_request_id = x."supplyingAgencyRequestId", iso_version = x."isoVersion", answered = x.answered,
    out_seq = x."outSeq", last_status = x."lastStatus", asked_at = x."askedAt", ended_at = x."endedAt",
    facts = coalesce(x.facts, c.facts)
  from jsonb_to_recordset($9) as ${talkShape}
  where c.request_id = $1 and c.position = x.position),
  talks as (select c.id, c.position from conversation c where c.request_id = $1)`;

const storyParts = (requestId: string, notes: string) => `told as (
  insert into history (request_id, conversation_id, actor_kind, actor, event, from_state, to_state, note, facts)
  select ${requestId}, (select t.id from talks t where t.position = x."conversationPosition"), x."actorKind", x.actor, x.event,
    x."fromState", x."toState", x.note, x.facts
  from jsonb_to_recordset($10) as x("conversationPosition" int, "actorKind" text, actor text, event text, "fromState" text,
    "toState" text, note text, facts jsonb)),
  marked as (
  insert into attention (request_id, partner_code, reason, text, french, facts)
  select ${requestId}, x."partnerCode", x.reason, x.text, x.french, x.facts
  from jsonb_to_recordset($11) as x("partnerCode" text, reason text, text text, french text, facts jsonb)),
  sent as (
  insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id,
    iso_version, body, status, next_attempt_at)
  select ${requestId}, t.id, x."partnerCode", x.seq, x.kind, x.summary, x."requestingAgencyRequestId", x."isoVersion", x.body, 'pending',
    now() + make_interval(secs => coalesce(x."waitSeconds", 0))
  from jsonb_to_recordset($12) as x("conversationPosition" int, "partnerCode" text, seq int, kind text, summary text,
    "requestingAgencyRequestId" text, "isoVersion" text, body text, "waitSeconds" float8)
  join talks t on t.position = x."conversationPosition"
  returning id),
  jotted as (
  insert into note (request_id, text, active, author_kind, author, partner_code)
  select ${requestId}, x.text, x.active, x."authorKind", x.author, x."partnerCode"
  from jsonb_to_recordset(${notes}) as x(text text, active boolean, "authorKind" text, author text, "partnerCode" text))`;

const storyParameters = (decision: Decision): string[] => [
  JSON.stringify(decision.history),
  JSON.stringify(decision.attention),
  JSON.stringify(decision.outbound),
];

// biome-ignore lint/suspicious/noExplicitAny: rows of named statements, shaped here and nowhere else
type Row = any;

function loanOf(row: Row, rest: Row): Loan {
  return {
    request: requestOf(row),
    citation: citationOf(rest.citation),
    conversations: (rest.conversations ?? []).map(conversationOf),
  };
}

const orUndefined = <T>(value: T | null): T | undefined => value ?? undefined;

function requestOf(row: Row): RequestRecord {
  return {
    id: row.id,
    side: row.side,
    serviceType: row.service_type,
    state: row.state,
    version: row.version,
    externalId: row.external_id,
    partnerCode: orUndefined(row.partner_code),
    activePosition: orUndefined(row.active_position),
    dueDate: orUndefined(row.due_date),
    facts: row.facts,
    attentionCount: row.attention_count,
    owner: orUndefined(row.owner_library),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: orUndefined(row.closed_at),
  };
}

function citationOf(row: Row): CitationRecord {
  return {
    title: row.title,
    author: orUndefined(row.author),
    bibliographic: row.bibliographic,
    publication: orUndefined(row.publication),
    service: orUndefined(row.service),
    delivery: orUndefined(row.delivery),
    billing: orUndefined(row.billing),
    patron: orUndefined(row.patron),
    pickupLocation: orUndefined(row.pickup_location),
  };
}

function conversationOf(row: Row): ConversationRecord {
  return {
    id: String(row.id),
    position: row.position,
    partnerCode: row.partner_code,
    state: row.state,
    why: row.why,
    requestingSymbol: orUndefined(row.requesting_symbol),
    supplyingSymbol: orUndefined(row.supplying_symbol),
    requestingAgencyRequestId: orUndefined(row.requesting_agency_request_id),
    supplyingAgencyRequestId: orUndefined(row.supplying_agency_request_id),
    isoVersion: orUndefined(row.iso_version),
    answered: row.answered,
    outSeq: row.out_seq,
    lastStatus: orUndefined(row.last_status),
    askedAt: row.asked_at ? new Date(row.asked_at) : undefined,
    endedAt: row.ended_at ? new Date(row.ended_at) : undefined,
    ...(Object.keys(row.facts).length > 0 ? { facts: row.facts } : {}),
  };
}

/** What live desks are told: how the request now stands and the step's last line of history. */
const noted = (step: 'moved' | 'made') => `noted as (
        insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select s.id, s.side, s.version, s.state, s.attention_count, coalesce($10::jsonb -> -1 ->> 'event', ''),
          coalesce($10::jsonb -> -1 ->> 'actor', '')
        from ${step} s)`;

/** The texts of the busiest statements, put together once. */
const made = `(select id from made)`;
const lockConversationSql = `with locked as (
        select c.id as conversation_id, ${requestColumns}
        from conversation c join request r on r.id = c.request_id
        where c.requesting_agency_request_id = $1 and upper(c.requesting_symbol) = upper($2)
          and c.partner_code = $3 and c.side = $4
        for update of r)
      select l.*, ${seenVersion}, ${restOfLoan('l.id')}, ${sameMeaning('l.conversation_id', '$5', '$6')},
        case when l.id is null then (select to_jsonb(s) from (
          select i.id::text, i.confirmation, i.outcome from inbound_message i where i.identity_key = $6) s) end as stored
      from (select 1) as one left join locked l on true`;
const lockRequestSql = `with locked as (select ${requestColumns} from request r where r.id = $1 for update)
      select l.*, ${seenVersion}, ${restOfLoan('l.id')} from locked l`;
/** Whose request it is: the library that is named, where the patron fetches it, that was asked; else the first of ours. */
const ownerOfNew = `(select l.code from library l where l.resource_sharing
          order by coalesce(l.code = $6::jsonb #>> '{form,ownerLibrary}', false) desc, coalesce(l.code = $35::jsonb ->> 'pickupLocation', false) desc,
            coalesce(upper(l.symbol) = upper($9::jsonb -> 0 ->> 'supplyingSymbol'), false) desc, l.created_at, l.code limit 1)`;
/** Staff may name another library on the form. */
const ownerNow = `coalesce((select l.code from library l where l.code = $6::jsonb #>> '{form,ownerLibrary}'), owner_library)`;
const saveStepSql = `with
      done as (
        update attention set closed_at = now(), closed_by = $33
        where request_id = $1 and closed_at is null and reason = any($32) returning id),
      moved as (
        update request set state = $2, version = version + 1, partner_code = $3, active_position = $4, due_date = $5,
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
      select (select array_agg(id::text order by id) from sent) as outbound,
        (select attention_count from moved) as attention`;
const createRequestSql = `with
      made as (
        insert into request (side, service_type, state, external_id, partner_code, active_position, due_date, facts, attention_count, closed_at, owner_library)
        values ($32, $33, $2, $34, $3, $4, $5, $6, $7, $8, ${ownerOfNew}) returning id, created_at, side, version, state, attention_count),
      ${noted('made')},
      cited as (
        insert into citation (request_id, title, author, bibliographic, publication, service, delivery, billing, patron, pickup_location)
        select ${made}, x.title, x.author, x.bibliographic, x.publication, x.service, x.delivery, x.billing, x.patron, x."pickupLocation"
        from jsonb_to_record($35) as x(title text, author text, bibliographic jsonb, publication jsonb, service jsonb,
          delivery jsonb, billing jsonb, patron jsonb, "pickupLocation" text)),
      talks as (
        insert into conversation (request_id, side, position, partner_code, state, why, requesting_symbol, supplying_symbol,
          requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at, facts)
        select ${made}, $32, x.position, x."partnerCode", x.state, x.why, x."requestingSymbol", x."supplyingSymbol",
          x."requestingAgencyRequestId", coalesce(x."supplyingAgencyRequestId", case when $32 = 'lending' then ${made}::text end), x."isoVersion",
          x.answered, x."outSeq", x."lastStatus", x."askedAt", x."endedAt", coalesce(x.facts, '{}')
        from jsonb_to_recordset($9) as ${talkShape}
        returning id, position, supplying_agency_request_id),
      ${storyParts(made, '$36')},
      stored as (
        insert into inbound_message (${inboundColumns})
        select $13, $14, ${made}, coalesce($16, (select id from talks where position = $4)), $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, now() + make_interval(secs => $31)
        where $17::text is not null and $15::bigint is null
        on conflict (identity_key) do nothing returning id)
      select m.id::text, m.created_at, (select array_agg(s.id::text order by s.id) from sent s) as outbound,
        (select count(*)::int from stored) as stored,
        (select jsonb_object_agg(t.position, jsonb_build_array(t.id::text, t.supplying_agency_request_id)) from talks t) as talks,
        exists (select 1 from inbound_message i where i.early_key = $1 and i.outcome = 'waiting') as early
      from made m`;
