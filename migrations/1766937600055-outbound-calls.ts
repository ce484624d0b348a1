import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to other systems, in one table whatever their kind, and the webhooks that the first kind of them is for. */
export class OutboundCalls1766937600055 implements MigrationInterface {
  static readonly does = 'Adds calls to other systems, and webhooks.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table outbound_target (
      kind text not null,
      target text not null,
      enabled boolean not null default true,
      failures_in_a_row integer not null default 0,
      failing_since timestamptz,
      resume_at timestamptz,
      primary key (kind, target)
    )`);
    await runner.query(
      `comment on table outbound_target is 'A system that this node calls, other than a partner, and whether it is paused after failures.'`,
    );
    await runner.query(`create table outbound_call (
      id bigint generated always as identity primary key,
      kind text not null,
      target text not null,
      ordering_key text not null,
      name text not null,
      message_id text not null,
      request_id bigint,
      personal boolean not null default false,
      request jsonb not null,
      status text not null default 'pending' check (status in ('pending', 'sending', 'delivered', 'failed')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null default now(),
      lease_owner text,
      lease_token uuid,
      lease_until timestamptz,
      answer jsonb,
      created_at timestamptz not null default now(),
      answered_at timestamptz
    )`);
    await runner.query('create index outbound_call_target on outbound_call (kind, target, id)');
    await runner.query(
      `create index outbound_call_due on outbound_call (kind, target, next_attempt_at) where status in ('pending', 'sending')`,
    );
    await runner.query(
      `create index outbound_call_order on outbound_call (kind, target, ordering_key, id) where status in ('pending', 'sending')`,
    );
    await runner.query(
      'create index outbound_call_request on outbound_call (request_id) where request_id is not null and personal',
    );
    await runner.query(
      `comment on table outbound_call is 'What is sent to a system other than a partner: the frozen request, its tries and the last answer.'`,
    );
    await runner.query(`create table webhook (
      id bigint generated always as identity primary key,
      name text not null,
      address text not null,
      events text[] not null,
      personal boolean not null default false,
      enabled boolean not null default true,
      off_since timestamptz,
      secret text not null,
      secret_origin text not null,
      secret_before text,
      before_until timestamptz,
      created_at timestamptz not null default now(),
      created_by text not null,
      updated_at timestamptz not null default now()
    )`);
    await runner.query(
      `comment on table webhook is 'An address that is told of events. Its signing keys are sealed; off_since: it answered that it is gone.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook');
    await runner.query('drop table outbound_call');
    await runner.query('drop table outbound_target');
  }
}
