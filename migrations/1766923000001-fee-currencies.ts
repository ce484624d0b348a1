import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replacement costs are counted by the currency in which they were kept: sums of two currencies are no number. */
export class FeeCurrencies1766923000001 implements MigrationInterface {
  static readonly does = 'Counts replacement costs by currency.';
  static readonly removes =
    'The sums of fees in the reports are removed and counted again from the history, for each currency.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update request_figure set counted = (${countedWith(`'""'::jsonb`)}) where ${hasFee}`);
    for (const statement of sumsAnew) await runner.query(statement);
  }
}

const hasFee = `counted @> '[{"measure": "fee"}]'`;
const countedWith = (detail: string) => `select jsonb_agg(
    case when c ->> 'measure' = 'fee' then jsonb_set(c, '{detail}', ${detail}) else c end order by place)
  from jsonb_array_elements(counted) with ordinality as each (c, place)`;

/** The sums of fees are made anew from what each request was counted for. */
const sumsAnew = [
  `delete from figure where measure = 'fee'`,
  `insert into figure (grain, day, side, library, service, partner, measure, detail, count, amount)
    select grain, part, c.side, c.library, c.service, c.partner, 'fee', c.detail, count(*), sum(c.amount)
    from request_figure f
    cross join lateral jsonb_to_recordset(f.counted) as c (day date, side text, library text, service text, partner text,
      measure text, detail text, amount numeric)
    cross join lateral (values ('day', c.day), ('month', date_trunc('month', c.day::timestamp)::date)) as of (grain, part)
    where f.${hasFee} and c.measure = 'fee'
    group by grain, part, c.side, c.library, c.service, c.partner, c.detail`,
];

const statements = [
  `update request_figure f set counted = (${countedWith(
    `to_jsonb(coalesce((select r.facts #>> '{lostCase,currency}' from request r where r.id = f.request_id), ''))`,
  )}) where ${hasFee}`,
  ...sumsAnew,
];
