import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each change of the small active view can be asked for by its transaction, whoever made it: a process that keeps the view in
 * memory reads again what changed, and nothing else. A step leaves its own line in `request_change`, and so writes none here.
 */
export class OpenRequestChanges1766932000016 implements MigrationInterface {
  static readonly does = 'Reports each change of open requests to the processes that hold them in memory.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger open_request_told on open_request');
    await runner.query('drop function tell_open_request()');
    await runner.query('drop table open_request_change');
  }
}

const statements = [
  // As with the lines of steps: no foreign key, and rows live for a day.
  `create table open_request_change (
    xid bigint not null default pg_current_xact_id()::text::bigint,
    request_id bigint not null,
    at timestamptz not null default now(),
    primary key (xid, request_id)
  )`,
  `create function tell_open_request() returns trigger language plpgsql as $$
    declare
      own bigint := pg_current_xact_id()::text::bigint;
      of bigint := coalesce(new.request_id, old.request_id);
    begin
      if not exists (select from request_change c where c.xid = own and c.request_id = of) then
        insert into open_request_change (xid, request_id) values (own, of) on conflict do nothing;
      end if;
      return null;
    end $$`,
  `create trigger open_request_told after insert or update or delete on open_request
    for each row execute function tell_open_request()`,
];
