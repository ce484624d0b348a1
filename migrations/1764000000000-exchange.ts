import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The exchange: partners, requests and their conversations, what goes out, what comes in, what staff must see. */
export class Exchange1764000000000 implements MigrationInterface {
  static readonly does = 'Adds partners, requests, conversations, messages in and out, and what needs attention.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`drop table if exists ${table} cascade`);
    await runner.query('drop sequence if exists external_id_number');
  }
}

const tables = [
  'partner',
  'partner_symbol',
  'partner_credential',
  'partner_channel',
  'request',
  'citation',
  'conversation',
  'outbound_message',
  'delivery_attempt',
  'inbound_message',
  'history',
  'attention',
  'quarantine',
  'security_event',
  'job_slot',
];

const statements = [
  `create sequence external_id_number`,

  `create table partner (
    code text primary key,
    name text not null,
    status text not null default 'active' check (status in ('active', 'inactive')),
    dialect text not null,
    iso_version text not null check (iso_version in ('1.2', '2021-2')),
    strict boolean not null default false,
    borrowing boolean not null default true,
    lending boolean not null default true,
    url text not null,
    call_limit_seconds integer not null default 30,
    outbound_auth text,
    send_requester_information boolean not null default false,
    checked_in_message boolean not null default true,
    rank integer not null default 0,
    created_at timestamptz not null default now()
  )`,
  `create table partner_symbol (
    symbol text primary key,
    partner_code text not null references partner (code) on delete cascade,
    position integer not null default 0
  )`,
  `create index partner_symbol_partner on partner_symbol (partner_code)`,
  `create table partner_credential (
    id bigint generated always as identity primary key,
    partner_code text not null references partner (code) on delete cascade,
    kind text not null check (kind in ('token', 'basic', 'path')),
    prefix text not null,
    secret_hash text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create index partner_credential_prefix on partner_credential (prefix)`,
  `create index partner_credential_partner on partner_credential (partner_code)`,
  `create table partner_channel (
    partner_code text primary key references partner (code) on delete cascade,
    state text not null default 'closed' check (state in ('closed', 'open', 'held', 'suspended')),
    reason text,
    failures_in_a_row integer not null default 0,
    opened_at timestamptz,
    open_seconds integer not null default 0,
    next_probe_at timestamptz,
    rate_per_second integer,
    changed_at timestamptz not null default now(),
    changed_by text
  )`,

  `create table request (
    id bigint generated always as identity primary key,
    side text not null check (side in ('borrowing', 'lending')),
    service_type text not null check (service_type in ('Loan', 'Copy')),
    state text not null,
    version integer not null default 1,
    external_id text not null,
    partner_code text references partner (code),
    active_position integer,
    due_date timestamptz,
    facts jsonb not null default '{}',
    attention_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    closed_at timestamptz
  ) with (fillfactor = 80)`,
  `create index request_external_id on request (external_id)`,
  `create index request_side on request (side, id)`,
  `create index request_state on request (side, state, id)`,
  `create index request_attention on request (side, id) where attention_count > 0`,
  `create index request_partner on request (partner_code, id)`,

  `create table citation (
    request_id bigint primary key references request (id) on delete cascade,
    title text not null,
    author text,
    bibliographic jsonb not null,
    publication jsonb,
    service jsonb,
    delivery jsonb,
    billing jsonb,
    patron jsonb,
    pickup_location text
  )`,
  `create index citation_search on citation using gin (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(author, '')))`,

  `create table conversation (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    side text not null check (side in ('borrowing', 'lending')),
    position integer not null,
    partner_code text not null references partner (code),
    state text not null check (state in ('listed', 'asked', 'passed', 'ended')),
    why text not null default '',
    requesting_symbol text,
    supplying_symbol text,
    requesting_agency_request_id text,
    supplying_agency_request_id text,
    iso_version text,
    answered boolean not null default false,
    out_seq integer not null default 0,
    last_status text,
    retry_after timestamptz,
    asked_at timestamptz,
    ended_at timestamptz,
    unique (request_id, position)
  ) with (fillfactor = 80)`,
  `create unique index conversation_identity
     on conversation (requesting_agency_request_id, upper(requesting_symbol), partner_code, side)
     where requesting_agency_request_id is not null`,
  `create index conversation_partner on conversation (partner_code)`,

  `create table outbound_message (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    conversation_id bigint not null references conversation (id) on delete cascade,
    partner_code text not null references partner (code),
    seq integer not null,
    kind text not null,
    summary text not null,
    requesting_agency_request_id text not null,
    iso_version text not null,
    body text not null,
    status text not null check (status in ('pending', 'sending', 'delivered', 'refused', 'held', 'dead', 'withdrawn')),
    next_attempt_at timestamptz not null default now(),
    attempts_started integer not null default 0,
    attempts_finished integer not null default 0,
    crashes integer not null default 0,
    lease_owner text,
    lease_token uuid,
    lease_until timestamptz,
    ambiguous boolean not null default false,
    outcome text,
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    unique (conversation_id, seq)
  ) with (fillfactor = 80, toast_tuple_target = 256)`,
  `alter table outbound_message alter column body set storage external`,
  `create index outbound_message_due on outbound_message (partner_code, next_attempt_at, id) where status in ('pending', 'sending')`,
  `create index outbound_message_sending on outbound_message (partner_code) where status = 'sending'`,
  `create index outbound_message_open on outbound_message (conversation_id, seq) where status in ('pending', 'sending', 'held')`,
  `create index outbound_message_stopped on outbound_message (partner_code, id) where status in ('refused', 'held', 'dead', 'withdrawn')`,
  `create index outbound_message_partner on outbound_message (partner_code, id)`,
  `create index outbound_message_request on outbound_message (request_id)`,

  `create table delivery_attempt (
    id bigint generated always as identity primary key,
    message_id bigint not null references outbound_message (id) on delete cascade,
    partner_code text not null,
    number integer not null,
    lease_token uuid not null,
    instance text not null,
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    address text,
    http_status integer,
    class text,
    reason text,
    answer_prefix text,
    duration_ms integer
  ) with (fillfactor = 80)`,
  `create index delivery_attempt_message on delivery_attempt (message_id)`,
  `create unique index delivery_attempt_lease on delivery_attempt (lease_token)`,
  `create index delivery_attempt_partner on delivery_attempt (partner_code, id)`,

  `create table inbound_message (
    id bigint generated always as identity primary key,
    partner_code text not null references partner (code),
    credential_id bigint,
    request_id bigint references request (id) on delete set null,
    conversation_id bigint references conversation (id) on delete set null,
    kind text not null,
    summary text not null,
    iso_version text not null,
    identity_key text,
    semantic_key text,
    early_key text,
    content_type text not null,
    raw bytea not null,
    outcome text not null check (outcome in ('applied', 'not-applied', 'waiting', 'refused')),
    outcome_reason text,
    confirmation text not null,
    verdict jsonb not null,
    tolerances jsonb not null,
    repeat_count integer not null default 0,
    received_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    due_at timestamptz
  ) with (toast_tuple_target = 256)`,
  `alter table inbound_message alter column raw set storage external`,
  `create unique index inbound_message_identity on inbound_message (identity_key)`,
  `create index inbound_message_semantic on inbound_message (conversation_id, semantic_key)`,
  `create index inbound_message_unusual on inbound_message (id) where outcome in ('not-applied', 'waiting', 'refused')`,
  `create index inbound_message_early on inbound_message (early_key) where outcome = 'waiting'`,
  `create index inbound_message_request on inbound_message (request_id)`,
  `create index inbound_message_partner on inbound_message (partner_code, id)`,

  `create table history (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    conversation_id bigint,
    at timestamptz not null default now(),
    actor_kind text not null check (actor_kind in ('staff', 'partner', 'system')),
    actor text not null,
    event text not null,
    from_state text,
    to_state text,
    note text,
    facts jsonb
  )`,
  `create index history_request on history (request_id, id)`,

  `create table attention (
    id bigint generated always as identity primary key,
    request_id bigint references request (id) on delete cascade,
    partner_code text,
    reason text not null,
    text text not null,
    facts jsonb,
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    closed_by text
  )`,
  `create index attention_request on attention (request_id, id)`,
  `create index attention_open on attention (id) where closed_at is null`,

  `create table quarantine (
    id bigint generated always as identity primary key,
    partner_code text,
    source text not null,
    content_type text not null,
    reason text not null,
    raw bytea not null,
    received_at timestamptz not null default now()
  )`,
  `create table security_event (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    partner_code text,
    source text not null,
    kind text not null,
    detail text not null
  )`,
  `create index security_event_at on security_event (at)`,

  `create table job_slot (
    job text not null,
    slot timestamptz not null,
    instance text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (job, slot)
  )`,
];
