import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings of the node that people change in the browser. What the environment gives goes before. */
export class NodeSettings1766937100035 implements MigrationInterface {
  static readonly does = 'Adds settings that are changed in the browser.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table node_setting (name text primary key, value text not null,
         changed_at timestamptz not null default now(), changed_by text not null)`,
    );
    await runner.query(
      `comment on table node_setting is 'Settings that were changed in the browser; what the environment gives goes before.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table node_setting');
  }
}
