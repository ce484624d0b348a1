import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillInPieces } from './beside-the-work.js';

/**
 * A partner says where it counts its days, and a request keeps the day on which it is due beside the moment at which that
 * day ends. Of what is known already, midnight UTC is how a partner wrote a day; everything else is read on the clock of
 * our own library.
 */
export class DueDays1766840000000 implements MigrationInterface {
  static readonly does = 'Stores the time zone of a partner, and the day on which a request is due.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add column if not exists time_zone text');
    await runner.query('alter table request add column if not exists due_day date');
    await fillInPieces(runner, {
      table: 'request',
      set: `due_day = case
        when t.side = 'borrowing' and (t.due_date at time zone 'UTC')::time = '00:00' then (t.due_date at time zone 'UTC')::date
        else (t.due_date at time zone coalesce((select l.time_zone from library l where l.code = t.owner_library),
          (select l.time_zone from library l where l.resource_sharing order by l.virtual, l.code limit 1), 'America/Toronto'))::date end`,
      where: 't.due_date is not null and t.due_day is null',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request drop column due_day');
    await runner.query('alter table partner drop column time_zone');
  }
}
