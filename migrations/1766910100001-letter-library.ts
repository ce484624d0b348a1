import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter or slip belongs to one library, so that no desk prints what another one needs. */
export class LetterLibrary1766910100001 implements MigrationInterface {
  static readonly does = 'Gives each letter and slip its library.';

  name = 'LetterLibrary1766910100001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table letter add column library_code text');
    // What waits is to be printed yet; what is done keeps none.
    await runner.query(
      `update letter l set library_code = coalesce(
         (select r.owner_library from request r where r.id = l.request_id),
         (select f.code from library f where f.resource_sharing order by f.virtual, f.created_at, f.code limit 1))
       where l.status = 'waiting'`,
    );
    await runner.query(
      `alter table letter add constraint letter_library_code_fkey foreign key (library_code) references library (code)
       on delete set null`,
    );
    await runner.query(
      'create index letter_library on letter (library_code, status, id) where library_code is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table letter drop column library_code');
  }
}
