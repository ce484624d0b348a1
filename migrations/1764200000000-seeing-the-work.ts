import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What desks need to see the work: each change with the transaction that made it, barcodes, and searching by ISBN. */
export class SeeingTheWork1764200000000 implements MigrationInterface {
  static readonly does = 'Records each change with its transaction, and finds requests by barcode and ISBN.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger if exists request_barcodes_of_new on request');
    await runner.query('drop trigger if exists request_barcodes_of_changed on request');
    await runner.query('drop function if exists note_request_barcodes()');
    await runner.query('drop table if exists request_barcode');
    await runner.query('drop table if exists request_change');
    await runner.query('drop index if exists citation_search');
    await runner.query(`create index citation_search on citation using gin (${titleAndAuthor})`);
  }
}

const titleAndAuthor = `to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(author, ''))`;

const statements = [
  // No foreign key: nothing may slow the step that writes it, and rows live for a day.
  `create table request_change (
    xid bigint not null default pg_current_xact_id()::text::bigint,
    id bigint generated always as identity,
    request_id bigint not null,
    side text not null,
    version integer not null,
    state text not null,
    attention_count integer not null,
    event text not null,
    actor text not null,
    at timestamptz not null default now(),
    primary key (xid, id)
  )`,

  `create table request_barcode (
    barcode text not null,
    request_id bigint not null references request (id) on delete cascade,
    primary key (barcode, request_id)
  )`,
  `create index request_barcode_request on request_barcode (request_id)`,
  // A condition that is looked at for each step, a function that runs only when the items are other ones.
  `create function note_request_barcodes() returns trigger language plpgsql as $$
    begin
      delete from request_barcode where request_id = new.id;
      insert into request_barcode (barcode, request_id)
        select distinct item ->> 'barcode', new.id
        from jsonb_array_elements(case jsonb_typeof(new.facts -> 'items') when 'array' then new.facts -> 'items' else '[]' end) item
        where length(item ->> 'barcode') between 1 and 200;
      return null;
    end $$`,
  `create trigger request_barcodes_of_new after insert on request for each row
    when (new.facts ? 'items') execute function note_request_barcodes()`,
  `create trigger request_barcodes_of_changed after update of facts on request for each row
    when (new.facts -> 'items' is distinct from old.facts -> 'items') execute function note_request_barcodes()`,
  `insert into request_barcode (barcode, request_id)
    select distinct item ->> 'barcode', r.id from request r
    cross join jsonb_array_elements(case jsonb_typeof(r.facts -> 'items') when 'array' then r.facts -> 'items' else '[]' end) item
    where length(item ->> 'barcode') between 1 and 200`,

  `drop index citation_search`,
  `create index citation_search on citation using gin (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(author, '')
    || ' ' || coalesce(translate(bibliographic ->> 'bibliographicItemId', '-', ''), '')))`,
];
