import type { Pool } from 'pg';
import { openDatabase } from '../../../src/storage/database/database.js';
import { migrate } from '../../../src/storage/database/migrate.js';
import { onceInARun } from '../../support/databases.js';

export const requestsOfFull = 50_000;

/** As many as that take ten seconds to write, and less than one to copy. */
export const fullLibrary = onceInARun('full_library', async (url) => {
  const database = await openDatabase({ url, connections: 2, name: 'interlend full library' });
  await migrate(database);
  await fillLibrary(database.pool, requestsOfFull);
  await database.close();
});

/** Twenty thousand requests with messages and history, as a library has them after some years: few open, few unusual. */
export async function fillLibrary(pool: Pool, requests = 20_000): Promise<void> {
  await pool.query(`insert into partner (code, name, dialect, iso_version, url)
    select 'P' || n, 'Partner ' || n, 'interlend', '2021-2', 'http://127.0.0.1:9/' from generate_series(1, 20) n`);
  await pool.query(`insert into partner_channel (partner_code) select code from partner`);
  await pool.query(
    `insert into request (side, service_type, state, external_id, partner_code, active_position, attention_count, created_at, closed_at)
    select case n % 2 when 0 then 'borrowing' else 'lending' end, 'Loan',
      case when n % 1000 = 0 then 'expired' when n % 100 < 2 then 'willSupply' else 'requestCompleted' end,
      'OCAL' || lpad(n::text, 7, '0'), 'P' || (1 + n % 20), case n % 2 when 0 then 1 else 0 end, case when n % 500 = 0 then 1 else 0 end,
      now() - make_interval(mins => $1 - n), case when n % 100 < 2 and n % 1000 > 0 then null else now() end
    from generate_series(1, $1) n`,
    [requests],
  );
  await pool.query(`insert into citation (request_id, title, author, bibliographic)
    select id, 'Volume ' || id || case when id % 4000 = 0 then ' Beothuk' else '' end, 'Author ' || id % 700, '{}' from request`);
  await pool.query(`insert into conversation (request_id, side, position, partner_code, state, requesting_symbol, requesting_agency_request_id)
    select id, side, active_position, partner_code, 'asked', 'ISIL:CA-OOALG', external_id from request`);
  await pool.query(`insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary,
      requesting_agency_request_id, iso_version, body, status, created_at)
    select c.request_id, c.id, c.partner_code, 1, 'request', 'Request', c.requesting_agency_request_id, '2021-2', '<x/>',
      case when c.id % 2000 = 0 then 'dead' when c.id % 2000 = 1 then 'pending' when c.id % 5000 = 2 then 'withdrawn' else 'delivered' end,
      r.created_at from conversation c join request r on r.id = c.request_id order by c.id`);
  await pool.query(`insert into delivery_attempt (message_id, partner_code, number, lease_token, instance, class, closed_at)
    select id, partner_code, 1, gen_random_uuid(), 'test', 'delivered', now() from outbound_message`);
  await pool.query(`insert into inbound_message (partner_code, request_id, conversation_id, kind, summary, iso_version, identity_key,
      content_type, raw, outcome, confirmation, verdict, tolerances, received_at)
    select c.partner_code, c.request_id, c.id, 'supplyingAgencyMessage', 'WillSupply', '2021-2', 'key ' || c.id, 'application/xml', '<x/>',
      case when c.id % 3000 = 0 then 'refused' when c.id % 3000 = 1 then 'not-applied' else 'applied' end, '<x/>', '{}', '[]', r.created_at
    from conversation c join request r on r.id = c.request_id order by c.id`);
  await pool.query(
    `insert into history (request_id, actor_kind, actor, event) select id, 'staff', 'Marie', 'created' from request`,
  );
  await pool.query(
    `insert into attention (request_id, reason, says) select id, 'message', '"x"' from request where attention_count > 0`,
  );
  await pool.query(
    `insert into attention (request_id, reason, says, closed_at) select id, 'message', '"x"', now() from request where id % 3 = 0`,
  );
  await pool.query(`insert into request_barcode (barcode, request_id) select '3900' || id, id from request`);
  await pool.query(`insert into assignment (request_id, assigned_to, assigned_by)
    select id, 'Staff ' || id % 40, 'Marie' from request where id % 3 = 0`);
  await pool.query(`insert into note (request_id, text, active, author_kind, author)
    select id, 'A note.', id % 50 = 0, 'staff', 'Marie' from request`);
  await fillShelves(pool);
  await pool.query('analyze');
}

/** What came with the requests: items received and lent to patrons, letters and slips, items on their way to the desk. */
async function fillShelves(pool: Pool): Promise<void> {
  await pool.query(`insert into library (code, name, time_zone) values ('MAIN', 'Main Library', 'America/Toronto')`);
  await pool.query(`insert into location (code, library_code, name) values ('STACKS', 'MAIN', 'Stacks')`);
  await pool.query(
    `insert into patron (id, name, search_text) select 'B' || n, 'Patron ' || n, 'patron ' || n from generate_series(1, 700) n`,
  );
  await pool.query(`insert into temporary_item (request_id, position, barcode, title, library_code, status, due_at, received_at, received_by, removed_at)
    select id, 1, '4900' || id, 'Volume ' || id, 'MAIN', 'onLoan', created_at + interval '30 days', created_at, 'Marie', closed_at
      from request where side = 'borrowing'`);
  await pool.query(`insert into patron_loan (item_id, request_id, patron_id, status, out_at, due_at, returned_at)
    select id, request_id, 'B' || (1 + request_id % 700), case when removed_at is null then 'out' else 'returned' end, received_at, due_at, removed_at
      from temporary_item`);
  await pool.query(`insert into letter (code, kind, audience, request_id, language, facts, status, created_by)
    select 'resourceSharingSlip', 'slip', 'parcel', id, 'en', '{}', case when closed_at is null then 'waiting' else 'printed' end, 'Marie'
      from request`);
  await pool.query(`insert into move_request (request_id, kind, location_code, status, asked_at, asked_by, closed_at, alert_removed_at)
    select id, 'move', 'STACKS', case when closed_at is null then 'inProcess' else 'completed' end, created_at, 'Marie', closed_at, closed_at
      from request where side = 'lending'`);
}
