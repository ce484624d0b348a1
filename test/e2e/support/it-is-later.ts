import pg from 'pg';
import { sees } from './at-the-desk.js';
import type { LibraryOnItsOwn } from './two-libraries.js';

/**
 * For one request of one library it is later by so many days: everything about it happened that much earlier. Nobody can
 * wait for days in a test, and no order of staff moves the clock: this is the one thing that is done behind the desk.
 */
export async function itIsLater({ desk, env }: LibraryOnItsOwn, request: string, days: number): Promise<void> {
  const { id } = await sees(desk, request);
  const rows = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await rows.connect();
  try {
    await rows.query(
      `update request set due_date = due_date - make_interval(days => $2), facts = coalesce((
         select jsonb_object_agg(key, case when value #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z$' then to_jsonb(to_char(
           ((value #>> '{}')::timestamptz at time zone 'UTC') - make_interval(days => $2), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           else value end)
         from jsonb_each(facts)), '{}') where id = $1`,
      [id, days],
    );
    await rows.query(
      'update patron_loan set out_at = out_at - make_interval(days => $2), due_at = due_at - make_interval(days => $2) where request_id = $1',
      [id, days],
    );
  } finally {
    await rows.end();
  }
}

/** The time in which a step may be undone unheard is over: what waits of this request goes out now. */
export async function theWaitIsOver({ desk, env }: LibraryOnItsOwn, request: string): Promise<void> {
  const { id } = await sees(desk, request);
  const rows = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await rows.connect();
  await rows
    .query(`update outbound_message set next_attempt_at = now() where request_id = $1 and status = 'pending'`, [id])
    .finally(() => rows.end());
}
