import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The records of the library itself: libraries and desks, patrons, holdings, policies, and what is lent to patrons. */
export class LocalRecords1764100000000 implements MigrationInterface {
  static readonly does = 'Adds libraries, desks, patrons, items, policies and loans to patrons.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists citation_patron');
    for (const table of [...tables].reverse()) await runner.query(`drop table if exists ${table} cascade`);
  }
}

const tables = [
  'library',
  'desk',
  'location',
  'closure',
  'patron',
  'holding',
  'holding_identifier',
  'policy',
  'temporary_item_rule',
  'temporary_item',
  'hold',
  'patron_loan',
  'patron_block',
  'fee',
];

const statements = [
  `create table library (
    code text primary key,
    name text not null,
    isil text,
    symbol text,
    resource_sharing boolean not null default false,
    virtual boolean not null default false,
    address jsonb,
    time_zone text not null,
    default_item_location text,
    default_pickup text,
    borrowing_inactive_from date,
    borrowing_inactive_until date,
    lending_inactive_from date,
    lending_inactive_until date,
    created_at timestamptz not null default now()
  )`,
  `create table desk (
    code text primary key,
    library_code text not null references library (code),
    name text not null,
    hold_shelf boolean not null default true
  )`,
  `create index desk_library on desk (library_code)`,
  `create table location (
    code text primary key,
    library_code text not null references library (code),
    name text not null,
    kind text not null default 'shelf' check (kind in ('shelf', 'borrowing', 'lending'))
  )`,
  `create index location_library on location (library_code)`,
  `create table closure (
    id bigint generated always as identity primary key,
    library_code text not null references library (code) on delete cascade,
    kind text not null check (kind in ('holiday', 'closure')),
    first_day date not null,
    last_day date not null,
    note text,
    created_at timestamptz not null default now(),
    created_by text not null
  )`,
  `create index closure_library on closure (library_code, first_day)`,

  `create table patron (
    id text primary key,
    name text not null,
    group_code text,
    email text,
    language text not null default 'en' check (language in ('en', 'fr')),
    pickup_library text references library (code),
    expires_on date,
    search_text text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index patron_search on patron using gin (to_tsvector('simple', search_text))`,
  `create index patron_name on patron (name, id)`,
  `create index patron_pickup on patron (pickup_library)`,
  `create index citation_patron on citation ((patron ->> 'id')) where patron is not null`,

  `create table holding (
    id bigint generated always as identity primary key,
    barcode text not null,
    title text not null,
    title_key text not null,
    search_text text not null,
    location_code text not null references location (code),
    call_number text,
    policy text not null default 'loanable' check (policy in ('loanable', 'notRequestable')),
    updated_at timestamptz not null default now()
  )`,
  `create unique index holding_barcode on holding (barcode)`,
  `create index holding_title on holding (title_key)`,
  `create index holding_location on holding (location_code)`,
  `create index holding_search on holding using gin (to_tsvector('simple', search_text))`,
  `create table holding_identifier (
    holding_id bigint not null references holding (id) on delete cascade,
    kind text not null check (kind in ('ISBN', 'ISSN', 'OCLC')),
    value text not null,
    primary key (holding_id, kind, value)
  )`,
  `create index holding_identifier_value on holding_identifier (kind, value)`,

  `create table policy (
    name text primary key,
    value jsonb not null,
    changed_at timestamptz not null default now(),
    changed_by text not null
  )`,
  `create table temporary_item_rule (
    id bigint generated always as identity primary key,
    position integer not null default 0,
    partner_code text references partner (code) on delete cascade,
    location_code text not null references location (code),
    item_policy text
  )`,
  `create index temporary_item_rule_partner on temporary_item_rule (partner_code)`,
  `create index temporary_item_rule_location on temporary_item_rule (location_code)`,

  `create table temporary_item (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    position integer not null,
    barcode text not null,
    description text,
    title text not null,
    author text,
    suppressed boolean not null default true,
    library_code text not null references library (code),
    location_code text references location (code),
    item_policy text,
    fulfilment_note text,
    internal_note text,
    status text not null check (status in ('inTransit', 'onHoldShelf', 'onLoan', 'atDesk', 'lost')),
    due_at timestamptz not null,
    received_at timestamptz not null,
    received_by text not null,
    removed_at timestamptz
  ) with (fillfactor = 80)`,
  `create unique index temporary_item_barcode on temporary_item (barcode) where removed_at is null`,
  `create index temporary_item_request on temporary_item (request_id)`,
  `create index temporary_item_library on temporary_item (library_code)`,
  `create index temporary_item_location on temporary_item (location_code)`,
  `create table hold (
    id bigint generated always as identity primary key,
    item_id bigint not null references temporary_item (id) on delete cascade,
    request_id bigint not null references request (id) on delete cascade,
    patron_id text references patron (id) on delete set null,
    pickup_library text not null references library (code),
    status text not null check (status in ('toPick', 'inTransit', 'onShelf', 'expired', 'pickedUp', 'cancelled')),
    notify boolean not null default false,
    placed_at timestamptz not null,
    on_shelf_at timestamptz,
    expires_at timestamptz,
    closed_at timestamptz
  ) with (fillfactor = 80)`,
  `create index hold_item on hold (item_id)`,
  `create index hold_request on hold (request_id)`,
  `create index hold_patron on hold (patron_id)`,
  `create index hold_pickup on hold (pickup_library)`,
  `create index hold_shelf on hold (status, expires_at, id) where closed_at is null`,
  `create table patron_loan (
    id bigint generated always as identity primary key,
    item_id bigint not null references temporary_item (id) on delete cascade,
    request_id bigint not null references request (id) on delete cascade,
    patron_id text references patron (id) on delete set null,
    desk_code text references desk (code),
    status text not null check (status in ('out', 'returned', 'lost', 'deleted')),
    out_at timestamptz not null,
    due_at timestamptz not null,
    returned_at timestamptz,
    lost_at timestamptz,
    renewals integer not null default 0,
    profile_day integer
  ) with (fillfactor = 80)`,
  `create index patron_loan_item on patron_loan (item_id)`,
  `create index patron_loan_request on patron_loan (request_id)`,
  `create index patron_loan_patron on patron_loan (patron_id, id)`,
  `create index patron_loan_desk on patron_loan (desk_code)`,
  `create index patron_loan_due on patron_loan (due_at) where status = 'out'`,
  `create unique index patron_loan_open on patron_loan (item_id) where status in ('out', 'lost')`,
  `create table patron_block (
    id bigint generated always as identity primary key,
    patron_id text not null references patron (id) on delete cascade,
    kind text not null check (kind in ('manual', 'overdue', 'lost')),
    reason text not null,
    loan_id bigint references patron_loan (id) on delete set null,
    created_at timestamptz not null,
    created_by text not null,
    lifted_at timestamptz,
    lifted_by text
  )`,
  `create index patron_block_patron on patron_block (patron_id)`,
  `create index patron_block_loan on patron_block (loan_id)`,
  `create table fee (
    id bigint generated always as identity primary key,
    patron_id text references patron (id) on delete set null,
    loan_id bigint references patron_loan (id) on delete set null,
    request_id bigint references request (id) on delete set null,
    kind text not null check (kind in ('replacement', 'other')),
    amount numeric(12,2) not null,
    currency text not null,
    status text not null default 'open' check (status in ('open', 'paid', 'waived')),
    note text,
    created_at timestamptz not null,
    created_by text not null,
    settled_at timestamptz,
    settled_by text
  )`,
  `create index fee_patron on fee (patron_id, id)`,
  `create index fee_loan on fee (loan_id)`,
  `create index fee_request on fee (request_id)`,
];
