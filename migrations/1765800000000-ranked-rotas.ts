import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ranked rotas go by: a partner's limit and closure, its supply times of late, and what a conversation is told about. */
export class RankedRotas1765800000000 implements MigrationInterface {
  static readonly does = 'Adds what ranked rotas read: limits, closures and supply times of partners.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists partner_supply');
    await runner.query(`update rota_template set ordering = 'ordered' where ordering = 'ranked'`);
    await runner.query(
      `alter table rota_template drop constraint rota_template_ordering_check,
        add constraint rota_template_ordering_check check (ordering in ('ordered', 'random'))`,
    );
    await runner.query('alter table conversation drop column facts');
    await runner.query(
      'alter table partner drop column open_request_limit, drop column closed_from, drop column closed_until',
    );
  }
}

const statements = [
  `alter table partner add column open_request_limit integer, add column closed_from date, add column closed_until date`,
  `alter table conversation add column facts jsonb not null default '{}'`,
  `alter table rota_template drop constraint rota_template_ordering_check,
    add constraint rota_template_ordering_check check (ordering in ('ordered', 'random', 'ranked'))`,
  // Counted anew by a job: nothing that a new request waits for.
  `create table partner_supply (
    partner_code text not null references partner (code) on delete cascade,
    service_type text not null check (service_type in ('Loan', 'Copy')),
    supplied integer not null,
    answered integer not null,
    median_days numeric(6, 1),
    counted_at timestamptz not null default now(),
    primary key (partner_code, service_type)
  )`,
];
