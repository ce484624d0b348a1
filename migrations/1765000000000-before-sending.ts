import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What requests are found by when somebody asks for the same again. Requests that are older have no keys. */
export class BeforeSending1765000000000 implements MigrationInterface {
  static readonly does = 'Finds a request that somebody makes for the second time.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists wish_key');
  }
}

const statements = [
  `create table wish_key (
    key text not null,
    request_id bigint not null references request (id) on delete cascade,
    primary key (key, request_id)
  )`,
  `create index wish_key_request on wish_key (request_id)`,
];
