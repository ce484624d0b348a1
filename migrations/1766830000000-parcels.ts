import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A parcel of a partner that was passed over is found by the barcodes that its lender named. A temporary barcode is no
 * id of another open request: under the scanner nobody could tell the two apart.
 */
export class Parcels1766830000000 implements MigrationInterface {
  static readonly does =
    'Finds parcels of partners that were passed over, and makes temporary barcodes unique among open requests.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger temporary_barcode_of_new on temporary_item');
    await runner.query('drop trigger temporary_barcode_of_changed on temporary_item');
    await runner.query('drop function check_temporary_barcode()');
    await runner.query('drop trigger parcel_barcodes_of_new on conversation');
    await runner.query('drop trigger parcel_barcodes_of_changed on conversation');
    await runner.query('drop function note_parcel_barcodes()');
    await runner.query(`create or replace function note_request_barcodes() returns trigger language plpgsql as $$
      begin
        delete from request_barcode where request_id = new.id;
        insert into request_barcode (barcode, request_id)
          select distinct item ->> 'barcode', new.id
          from jsonb_array_elements(case jsonb_typeof(new.facts -> 'items') when 'array' then new.facts -> 'items' else '[]' end) item
          where length(item ->> 'barcode') between 1 and 200;
        return null;
      end $$`);
    await runner.query('drop function note_barcodes_of(bigint)');
  }
}

const statements = [
  `create function note_barcodes_of(request bigint) returns void language sql as $$
    delete from request_barcode where request_id = $1;
    insert into request_barcode (barcode, request_id)
      select distinct item ->> 'barcode', $1
      from (
        select facts -> 'items' as items from request where id = $1
        union all select facts -> 'parcel' -> 'items' from conversation where request_id = $1 and facts ? 'parcel') named
      cross join jsonb_array_elements(case jsonb_typeof(named.items) when 'array' then named.items else '[]' end) item
      where length(item ->> 'barcode') between 1 and 200
  $$`,
  `create or replace function note_request_barcodes() returns trigger language plpgsql as $$
    begin
      perform note_barcodes_of(new.id);
      return null;
    end $$`,
  `create function note_parcel_barcodes() returns trigger language plpgsql as $$
    begin
      perform note_barcodes_of(new.request_id);
      return null;
    end $$`,
  `create trigger parcel_barcodes_of_new after insert on conversation for each row
    when (new.facts ? 'parcel') execute function note_parcel_barcodes()`,
  `create trigger parcel_barcodes_of_changed after update of facts on conversation for each row
    when (new.facts -> 'parcel' -> 'items' is distinct from old.facts -> 'parcel' -> 'items') execute function note_parcel_barcodes()`,

  `create function check_temporary_barcode() returns trigger language plpgsql as $$
    begin
      if current_setting('interlend.filling', true) = 'on' then
        return new;
      end if;
      if exists (
        select from request where external_id = new.barcode and closed_at is null and id <> new.request_id
        union all select from conversation c join request r on r.id = c.request_id
          where c.requesting_agency_request_id = new.barcode and r.closed_at is null and r.id <> new.request_id)
      then
        raise exception 'Temporary barcode % is the id of another open request.', new.barcode using errcode = 'unique_violation';
      end if;
      return new;
    end $$`,
  `create trigger temporary_barcode_of_new before insert on temporary_item for each row
    when (new.removed_at is null) execute function check_temporary_barcode()`,
  `create trigger temporary_barcode_of_changed before update of barcode on temporary_item for each row
    when (new.barcode is distinct from old.barcode) execute function check_temporary_barcode()`,
];
