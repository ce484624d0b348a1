/** Stored requests with their history, made by set-based SQL: what a library of some years has in its tables. */
import type { Pool, PoolClient } from 'pg';
import { ourSymbol, partnerUrl, tokenOf } from './cast.js';

export interface Filled {
  requests: number;
  /** Lending requests `OPEN-0` … that wait for an answer; the partner of number n is n mod 60. */
  open: number;
  seconds: number;
  bytes: number;
  rows: number;
}

export const partnerCount = 60;
const openAtMost = 20_000;
/** Older messages have lost their bodies, as a retention rule would leave them. */
const bodiesOf = 100_000;
const batch = 50_000;

/** Fills an empty, migrated database. Indexes, foreign keys and triggers are taken off meanwhile and put back. */
export async function fill(
  pool: Pool,
  requests: number,
  sinkUrl: string,
  tell: (line: string) => void = () => {},
): Promise<Filled> {
  const began = performance.now();
  const open = Math.min(openAtMost, requests);
  const client = await pool.connect();
  try {
    await client.query(`set synchronous_commit = off`);
    await client.query(`set maintenance_work_mem = '256MB'`);
    await makePartners(client, sinkUrl);
    const putBack = requests > 10_000 ? await takeOff(client) : [];
    for (let from = 1; from <= requests; from += batch) {
      await fillBatch(client, from, Math.min(from + batch - 1, requests), requests, open);
      if (from % 250_000 === 1 && from > 1) tell(`  ${(from - 1).toLocaleString('en')} requests …`);
    }
    if (putBack.length > 0) tell('  indexes and foreign keys …');
    for (const statement of putBack) await client.query(statement);
    await client.query(`select draw_open_request(id) from request where closed_at is null`);
    await client.query(`select setval(pg_get_serial_sequence('request', 'id'), $1)`, [requests]);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint').catch(() => {});
    const size = await client.query(
      `select pg_database_size(current_database())::float8 as bytes,
        (select sum(reltuples)::float8 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) as rows`,
    );
    const { bytes, rows } = size.rows[0];
    return { requests, open, seconds: (performance.now() - began) / 1000, bytes, rows };
  } finally {
    client.release(true);
  }
}

async function makePartners(client: PoolClient, sinkUrl: string): Promise<void> {
  const codes = Array.from({ length: partnerCount }, (_, index) => `P${index}`);
  await client.query(
    `insert into partner (code, name, dialect, iso_version, url, rank)
      select code, 'Library ' || code, 'standard-1.2', '1.2', $2, ordinality from unnest($1::text[]) with ordinality as x(code)`,
    [codes, partnerUrl(sinkUrl)],
  );
  await client.query(`insert into partner_symbol (symbol, partner_code) select 'ISIL:CA-' || code, code from partner`);
  await client.query(`insert into partner_channel (partner_code, state) select code, 'suspended' from partner`);
  await client.query(
    `insert into partner_credential (partner_code, kind, prefix, secret_hash)
      select code, 'token', 'bench', encode(sha256(convert_to(token, 'UTF8')), 'hex') from unnest($1::text[], $2::text[]) as x(code, token)`,
    [codes, codes.map(tokenOf)],
  );
}

/** Drops secondary indexes and foreign keys, silences triggers; the statements that make them again. */
async function takeOff(client: PoolClient): Promise<string[]> {
  const keys = await client.query(
    `select conrelid::regclass::text as tab, conname, contype, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype in ('f', 'u') and connamespace = 'public'::regnamespace and conrelid::regclass::text !~ '^partner'
      order by contype desc`,
  );
  const indexes = await client.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      where not i.indisprimary and c.relname !~ '^partner'
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`,
  );
  const triggered = await client.query(
    `select distinct tgrelid::regclass::text as tab from pg_trigger where not tgisinternal`,
  );
  for (const { tab } of triggered.rows) await client.query(`alter table ${tab} disable trigger user`);
  await client.query('alter table citation enable trigger citation_words');
  await client.query('alter table request enable trigger closed_request_kept');
  for (const { tab, conname } of keys.rows) await client.query(`alter table ${tab} drop constraint ${conname}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  const constraints = keys.rows.map(
    ({ tab, conname, definition }) => `alter table ${tab} add constraint ${conname} ${definition}`,
  );
  const triggers = triggered.rows.map(({ tab }) => `alter table ${tab} enable trigger user`);
  return [...indexes.rows.map(({ definition }) => definition), ...constraints, ...triggers];
}

/**
 * Of a request n: the newest `open` are lending requests that wait for us; of the others half are borrowed, half lent,
 * all completed, each with three messages in, three out and six lines of history.
 */
async function fillBatch(client: PoolClient, from: number, to: number, all: number, open: number): Promise<void> {
  const firstOpen = all - open + 1;
  const bodiesFrom = all - Math.ceil(bodiesOf / 3) + 1;
  await client.query(`create temp table if not exists n (
    n bigint, open boolean, side text, code text, ours text, theirs text, ref text, at timestamptz, body text)`);
  await client.query('truncate n');
  await client.query(
    `insert into n select g, g >= $3::bigint, case when g >= $3::bigint or g % 2 = 0 then 'lending' else 'borrowing' end, 'P' || (g - $3::bigint + 60000000) % ${partnerCount},
        $4, 'ISIL:CA-P' || (g - $3::bigint + 60000000) % ${partnerCount},
        case when g >= $3::bigint then 'OPEN-' || (g - $3::bigint) else 'OLD-' || g end, now() - ($5::bigint - g) * interval '90 seconds',
        case when g >= $6::bigint then $7 else '' end
      from generate_series($1::bigint, $2::bigint) g`,
    [from, to, firstOpen, ourSymbol, all, bodiesFrom, sampleBody],
  );
  for (const statement of statements) await client.query(statement);
}

const words = `(array['Lakes','Rivers','Winter','Stories','Atlas','Weaving','Law','Bridges','Songs','Harbours','Maps','Northern','Memory','Gardens','Light','Stone'])`;
const word = (step: number) => `${words}[1 + (n / ${step}) % 16]`;
const statements = [
  `insert into request (id, side, service_type, state, version, external_id, partner_code, active_position, facts, created_at, updated_at, closed_at)
    overriding system value
    select n, side, 'Loan', case when open then 'created' else 'requestCompleted' end, case when open then 1 else 7 end, ref, code,
      case when side = 'lending' then 0 else 1 end, '{}', at, at + interval '20 days', case when open then null else at + interval '20 days' end from n`,
  `insert into citation (request_id, title, author, bibliographic, service)
    select n, ${word(1)} || ' and ' || ${word(16)} || ' of the ' || ${word(256)} || ' ' || n, ${word(7)} || ', Jo',
      jsonb_build_object('title', ${word(1)} || ' and ' || ${word(16)} || ' ' || n, 'author', ${word(7)} || ', Jo'),
      '{"requestType": "New", "serviceType": "Loan"}' from n`,
  `insert into conversation (request_id, side, position, partner_code, state, requesting_symbol, supplying_symbol,
      requesting_agency_request_id, supplying_agency_request_id, iso_version, answered, out_seq, last_status, asked_at, ended_at)
    select n, side, case when side = 'lending' then 0 else 1 end, code, case when open then 'asked' else 'ended' end,
      case when side = 'lending' then theirs else ours end, case when side = 'lending' then ours else theirs end, ref, n::text, '1.2',
      not open, case when open then 0 else 3 end, null, at, case when open then null else at end from n`,
  `create temp table if not exists talk (n bigint, conversation_id bigint)`,
  `truncate talk`,
  `insert into talk select c.request_id, c.id from conversation c where c.id > (select coalesce(max(id), 0) from conversation) - (select count(*) from n)`,
  `insert into history (request_id, conversation_id, at, actor_kind, actor, event, from_state, to_state)
    select n.n, t.conversation_id, n.at + k * interval '3 days', case when k % 2 = 0 then 'partner' else 'staff' end, 'Library ' || n.code,
      (array['requester.request','willSupply','ship','requester.received','requester.shippedReturn','checkIn'])[k + 1], 'created', 'willSupply'
    from n join talk t using (n) cross join generate_series(0, 5) k where not n.open or k = 0`,
  `insert into inbound_message (partner_code, request_id, conversation_id, kind, summary, iso_version, identity_key, semantic_key,
      content_type, raw, outcome, confirmation, verdict, tolerances, received_at, last_seen_at)
    select n.code, n.n, t.conversation_id, case when k = 0 then 'request' else 'requestingAgencyMessage' end,
      (array['Request','Received','ShippedReturn'])[k + 1], '1.2', n.code || '|' || encode(sha256(('identity' || n.n || k)::bytea), 'hex'),
      encode(sha256(('meaning' || n.n || k)::bytea), 'hex'), 'application/xml', convert_to(n.body, 'UTF8'), 'applied', left(n.body, 600),
      '{"valid": true, "problems": []}', '[]', n.at, n.at
    from n join talk t using (n) cross join generate_series(0, 2) k where not n.open or k = 0`,
  `insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary, requesting_agency_request_id, iso_version,
      body, status, attempts_started, attempts_finished, next_attempt_at, created_at, settled_at)
    select n.n, t.conversation_id, n.code, k, 'supplyingAgencyMessage', (array['WillSupply','Loaned','LoanCompleted'])[k], n.ref, '1.2',
      n.body, 'delivered', 1, 1, n.at, n.at, n.at
    from n join talk t using (n) cross join generate_series(1, 3) k where not n.open`,
  `insert into delivery_attempt (message_id, partner_code, number, lease_token, instance, opened_at, closed_at, address, http_status, class, duration_ms)
    select o.id, o.partner_code, 1, gen_random_uuid(), 'fill', o.created_at, o.created_at, '127.0.0.1', 200, 'delivered', 12
    from outbound_message o where o.id > (select coalesce(max(id), 0) from outbound_message) - 3 * (select count(*) from n where not open)`,
];

const sampleBody = `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message>${'<note>A body of ordinary length. </note>'.repeat(34)}</ISO18626Message>`;
