/** What the database says of its library, for whoever checks the node next to it. Changes nothing. */
import pg from 'pg';
import type { ListedRule } from '../../domain/rules/unused-rules.js';
import type { LibraryFacts } from '../../engine/checks/ports.js';
import { type MigrationStep, planMigration } from '../database/planned-migrations.js';

export interface LibraryLook extends LibraryFacts {
  /** Steps that this version would still do; the other facts are then unknown. */
  due: readonly MigrationStep[];
  /** Of the server. */
  now: Date;
  readOnly: boolean;
}

const unknown: LibraryFacts = {
  ...{ libraries: [], silent: [], secureAddresses: [], administrators: 0 },
  ...{ rotaRules: [], sendingRules: [], loanRules: [] },
};

/** Throws what the server says, and `NewerDatabase`. */
export async function lookAtLibrary(url: string): Promise<LibraryLook> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'interlend doctor',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { due } = await planMigration({ pool: client as unknown as pg.Pool });
    const { rows } = await client.query<{ now: Date; readOnly: boolean }>(
      `select clock_timestamp() as now, pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly"`,
    );
    const { now = new Date(), readOnly = false } = rows[0] ?? {};
    if (due.length > 0) return { due, now, readOnly, ...unknown };
    const libraries = await client.query<LibraryLook['libraries'][number]>(
      `select code, name, symbol, former_symbols as "formerSymbols", email, address is not null as "hasAddress"
         from library where resource_sharing order by created_at, code`,
    );
    const silent = await client.query<LibraryLook['silent'][number]>(
      `select p.code, p.name, coalesce(c.opened_at, c.changed_at) as since
         from partner_channel c join partner p on p.code = c.partner_code where c.state = 'open' order by 3`,
    );
    const secure = await client.query<LibraryLook['secureAddresses'][number]>(
      `select code, name, url from partner where status = 'active' and url ilike 'https:%' order by code limit 200`,
    );
    const people = await client.query<{ many: number }>(
      `select count(distinct staff_code)::int as many from staff_role where role = 'generalSystemAdministrator'`,
    );
    const rotaRules = await client.query<ListedRule>(
      `select name, enabled, conditions, goes_on as "goesOn", last_resort as "lastResort" from rota_rule
         order by rota_rule.position, rota_rule.id`,
    );
    const sendingRules = await client.query<Pick<ListedRule, 'name' | 'enabled' | 'conditions'>>(
      'select name, enabled, conditions from sending_rule order by sending_rule.position, sending_rule.id',
    );
    const loanRules = await client.query<Pick<ListedRule, 'name' | 'enabled' | 'conditions'>>(
      'select name, enabled, conditions from loan_rule order by loan_rule.position, loan_rule.id',
    );
    return {
      due,
      now,
      readOnly,
      libraries: libraries.rows,
      silent: silent.rows,
      secureAddresses: secure.rows,
      administrators: people.rows[0]?.many ?? 0,
      rotaRules: rotaRules.rows,
      sendingRules: sendingRules.rows,
      loanRules: loanRules.rows,
    };
  } finally {
    await client.end();
  }
}
