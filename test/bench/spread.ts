/** Gives the open requests of a filled database what a library's have: states, dates, people, places, notes and marks. */
import type { Pool, PoolClient } from 'pg';
import { states } from '../../src/domain/tables/states.js';
import type { Side } from '../../src/engine/model/actor.js';

const staffNames = Array.from({ length: 25 }, (_, index) => `Staff ${index}`);

const openStates = (side: Side) => Object.entries(states[side]).flatMap(([name, { final }]) => (final ? [] : [name]));

/** Where they are fetched, and whose they are. */
const libraryCodes = Array.from({ length: 12 }, (_, index) => `BRANCH-${index}`);

/** Half of them are borrowed, half lent; a third assigned, a twentieth with an active note, a tenth with unread messages. */
export async function spreadOut(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    // The triggers' plans would be made for tables that are empty as yet, and read them whole for each row.
    await client.query('set enable_seqscan = off');
    await spreadBy(client);
  } finally {
    client.release(true);
  }
}

async function spreadBy(client: PoolClient): Promise<void> {
  await client.query(
    `insert into library (code, name, time_zone) select code, 'Branch ' || code, 'America/Toronto' from unnest($1::text[]) code
      on conflict (code) do nothing`,
    [libraryCodes],
  );
  await client.query(
    `update request set side = case id % 2 when 0 then 'lending' else 'borrowing' end,
        state = case id % 2 when 0 then ($1::text[])[1 + (id / 2) % $2] else ($3::text[])[1 + (id / 2) % $4] end,
        service_type = case id % 7 when 0 then 'Copy' else 'Loan' end,
        due_date = case id % 3 when 0 then null else now() + make_interval(days => (id % 71)::int - 25) end,
        attention_count = case when id % 4 = 0 then 1 else 0 end, owner_library = ($5::text[])[1 + id % 3],
        updated_at = now() - make_interval(mins => (id * 7919 % 60000)::int)
      where closed_at is null`,
    [
      openStates('lending'),
      openStates('lending').length,
      openStates('borrowing'),
      openStates('borrowing').length,
      libraryCodes,
    ],
  );
  await client.query(
    `insert into attention (request_id, reason, says) select id, (array['message', 'newRequest', 'contradiction',
        'messageUndelivered', 'message', 'overdue'])[1 + (id / 4) % 6], '"A reason."' from request where attention_count > 0 and closed_at is null`,
  );
  await client.query(
    `insert into assignment (request_id, assigned_to, assigned_by) select id, ($1::text[])[1 + id % 25], 'Marie'
      from request where closed_at is null and id % 3 = 1`,
    [staffNames],
  );
  await client.query(
    `insert into note (request_id, text, active, author_kind, author) select id, 'A note.', true, 'staff', 'Marie'
      from request where closed_at is null and id % 20 = 3`,
  );
  // The trigger's plan fits a table that has slips already: a few, then the others.
  for (const some of ['id % 500 = 0', 'id % 500 <> 0']) {
    await client.query(
      `insert into letter (code, kind, audience, request_id, language, facts, status, created_by)
        select 'resourceSharingSlip', 'slip', 'parcel', id, 'en', '{}', case id % 10 when 0 then 'waiting' else 'printed' end, 'Marie'
        from request where closed_at is null and id % 5 = 0 and ${some}`,
    );
    await client.query('analyze letter');
  }
  await client.query(
    `update citation set service = service || jsonb_build_object('serviceLevel', jsonb_build_object('value',
      (array['Standard', 'Rush', 'Urgent'])[1 + request_id % 3])), pickup_location = ($1::text[])[1 + request_id % 12],
      patron = jsonb_build_object('id', 'B' || request_id % 5000, 'name', 'Patron ' || request_id % 5000) where request_id in (select request_id from open_request)`,
    [libraryCodes],
  );
  await client.query('vacuum (analyze) request, citation, open_request, attention, assignment, note, letter');
}
