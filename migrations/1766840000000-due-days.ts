import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A partner says where it counts its days, and a request keeps the day on which it is due beside the moment at which that
 * day ends. Of what is known already, midnight UTC is how a partner wrote a day; everything else is read on the clock of
 * our own library.
 */
export class DueDays1766840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add column time_zone text');
    await runner.query('alter table request add column due_day date');
    await runner.query(`update request r set due_day = case
        when r.side = 'borrowing' and (r.due_date at time zone 'UTC')::time = '00:00' then (r.due_date at time zone 'UTC')::date
        else (r.due_date at time zone coalesce((select l.time_zone from library l where l.code = r.owner_library),
          (select l.time_zone from library l where l.resource_sharing order by l.virtual, l.code limit 1), 'America/Toronto'))::date end
      where r.due_date is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request drop column due_day');
    await runner.query('alter table partner drop column time_zone');
  }
}
