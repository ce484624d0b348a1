import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lending desk: which of our items a request may be met with, what is lent, and items on their way to the desk. */
export class LendingDesk1764900000000 implements MigrationInterface {
  static readonly does =
    'Adds items found for a lending request, items on loan to partners, and items on their way to the desk.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists lending_candidate, lent_item, move_request cascade');
    await runner.query('drop index if exists request_unlocated');
  }
}

const statements = [
  // The requests that nobody looked for yet: the sweep reads this index and nothing else.
  `create index request_unlocated on request (id) where side = 'lending' and state = 'created' and not (facts ? 'locate')`,
  `create table lending_candidate (
    request_id bigint not null references request (id) on delete cascade,
    position integer not null,
    holding_id bigint not null references holding (id) on delete cascade,
    found_by text not null check (found_by in ('ISBN', 'ISSN', 'OCLC', 'title')),
    other_edition boolean not null default false,
    primary key (request_id, position)
  )`,
  `create index lending_candidate_holding on lending_candidate (holding_id, request_id)`,
  `create table lent_item (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    position integer not null,
    holding_id bigint references holding (id) on delete set null,
    barcode text not null,
    description text,
    library_code text references library (code),
    location_code text references location (code),
    lending_location text not null references location (code),
    process_type text not null default 'RESOURCE_SHARING_LOAN'
      check (process_type in ('RESOURCE_SHARING_LOAN', 'LOST_RESOURCE_SHARING_ITEM')),
    shipped_at timestamptz not null,
    shipped_by text not null,
    returned_at timestamptz,
    returned_by text
  )`,
  `create unique index lent_item_holding_out on lent_item (holding_id) where returned_at is null`,
  `create index lent_item_holding on lent_item (holding_id)`,
  `create index lent_item_barcode on lent_item (barcode)`,
  `create index lent_item_request on lent_item (request_id)`,
  `create index lent_item_library on lent_item (library_code)`,
  `create index lent_item_location on lent_item (location_code)`,
  `create index lent_item_lending_location on lent_item (lending_location)`,
  `create table move_request (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    kind text not null check (kind in ('move', 'generalHold')),
    location_code text references location (code),
    holding_id bigint references holding (id) on delete set null,
    barcode text,
    manual_description text,
    note text,
    status text not null default 'inProcess' check (status in ('inProcess', 'canceled', 'completed')),
    asked_at timestamptz not null,
    asked_by text not null,
    closed_at timestamptz,
    closed_by text,
    closing_note text,
    alert_removed_at timestamptz,
    alert_removed_by text
  )`,
  `create index move_request_request on move_request (request_id)`,
  `create index move_request_open on move_request (location_code, id) where status = 'inProcess'`,
  `create index move_request_alert on move_request (request_id) where alert_removed_at is null`,
  `create index move_request_holding on move_request (holding_id)`,
  `create index move_request_location on move_request (location_code)`,
];
