import type { Pool, PoolClient } from 'pg';
import { learnWords } from '../../src/storage/catalogue/lexicon.js';
import { sectionsOf } from '../support/words.js';
import { ourSymbol, partnerUrl, tokenOf } from './cast.js';
import { statements } from './fill-rows.js';
import { dice, makeVocabulary, wordNumber } from './vocabulary.js';

export interface Filled {
  requests: number;
  /** Lending requests `OPEN-0` … that wait for an answer; the partner of number n is n mod 60. */
  open: number;
  /** Those that are not over: `open` and the ones under way. */
  active: number;
  seconds: number;
  bytes: number;
  rows: number;
}

/** Partners that speak in the bench. A large library knows fifty times as many, and hears most from a few. */
export const partnerCount = 60;
const knownPartners = 3_000;
const openAtMost = 20_000;
/** Of all requests so many are not over: those of the newest months. */
const unfinishedShare = 0.2;
const batch = 50_000;

/** Fills an empty, migrated database. Indexes, foreign keys and triggers are taken off meanwhile and put back. */
export async function fill(
  pool: Pool,
  requests: number,
  sinkUrl: string,
  tell: (line: string) => void = () => {},
): Promise<Filled> {
  const began = performance.now();
  const large = requests > 10_000;
  const open = Math.min(openAtMost, requests);
  const parts: Parts = {
    all: requests,
    open,
    underWay: large ? Math.max(0, Math.round(requests * unfinishedShare) - open) : 0,
    partners: large ? knownPartners : partnerCount,
  };
  const client = await pool.connect();
  try {
    await client.query(`set synchronous_commit = off`);
    await client.query(`set maintenance_work_mem = '256MB'`);
    await makePartners(client, sinkUrl, parts.partners);
    await makeVocabulary(client);
    const putBack = large ? await takeOff(client) : [];
    for (let from = 1; from <= requests; from += batch) {
      await fillBatch(client, from, Math.min(from + batch - 1, requests), parts);
      if (from % 250_000 === 1 && from > 1) tell(`  ${(from - 1).toLocaleString('en')} requests …`);
    }
    if (putBack.length > 0) tell('  indexes and foreign keys …');
    for (const statement of putBack) await client.query(statement);
    await client.query(`select draw_open_request(id) from request where closed_at is null`);
    await client.query(`select setval(pg_get_serial_sequence('request', 'id'), $1)`, [requests]);
    if (large) {
      await learnWords(client);
      await switchJobsOff(client);
    }
    await client.query('vacuum (analyze)');
    await client.query('checkpoint').catch(() => {});
    const size = await client.query(
      `select pg_database_size(current_database())::float8 as bytes,
        (select sum(reltuples)::float8 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) as rows`,
    );
    const { bytes, rows } = size.rows[0];
    return { requests, open, active: open + parts.underWay, seconds: (performance.now() - began) / 1000, bytes, rows };
  } finally {
    client.release(true);
  }
}

/** What a node of this size would do by itself, at its start and each minute, is not what is measured. */
async function switchJobsOff(client: PoolClient): Promise<void> {
  await client.query(
    `insert into job_setting (job, is_on, changed_by) select job, false, 'bench' from unnest($1::text[]) as job`,
    [Object.keys(sectionsOf('en')['jobAbout'] ?? {})],
  );
  // The first counting of the figures takes minutes and is over in a library of this age.
  await client.query(
    `insert into figure_read (name, read_to, read_at) select 'history', coalesce(max(id), 0), now() from history`,
  );
}

/** How the requests of a library are made up. */
interface Parts {
  all: number;
  /** The newest: they wait for our answer. */
  open: number;
  /** Those before them: asked, lent, overdue … */
  underWay: number;
  partners: number;
}

async function makePartners(client: PoolClient, sinkUrl: string, count: number): Promise<void> {
  const codes = Array.from({ length: count }, (_, index) => `P${index}`);
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
 * Of a request n: the newest wait for us, those before them are under way, the others are over, with three messages in,
 * three out and six lines of history. What retention takes is gone: bodies after 400 days, attempts after 90.
 */
async function fillBatch(client: PoolClient, from: number, to: number, parts: Parts): Promise<void> {
  const firstOpen = parts.all - parts.open + 1;
  await client.query(`create temp table if not exists n (
    n bigint, phase text, side text, state text, code text, ours text, theirs text, ref text, at timestamptz, title text, author text)`);
  await client.query('truncate n');
  await client.query(
    `with dated as (
        select g, case when g >= $3::bigint then 'open' when g >= $3::bigint - $6::bigint then 'underWay' else 'over' end as phase,
          case when g >= $3::bigint or g % 2 = 0 then 'lending' else 'borrowing' end as side,
          case when g >= $3::bigint then (g - $3::bigint) % ${partnerCount} else floor($7::int * power(${dice('g', 1)}, 3))::int end as partner
        from generate_series($1::bigint, $2::bigint) g)
      insert into n select g, phase, side, ${stateSql}, 'P' || partner, $4, 'ISIL:CA-P' || partner,
        case when phase = 'open' then 'OPEN-' || (g - $3::bigint) else 'REQ-' || g end, now() - ($5::bigint - g) * interval '90 seconds',
        initcap(a.word) || ' and ' || b.word || ' of the ' || c.word || ' ' || g, initcap(d.word) || ', Jo'
      from dated join bench_word a on a.n = ${wordNumber('g', 2)} join bench_word b on b.n = ${wordNumber('g', 3)}
        join bench_word c on c.n = ${wordNumber('g', 4)} join bench_word d on d.n = ${wordNumber('g', 5)}`,
    [from, to, firstOpen, ourSymbol, parts.all, parts.underWay, parts.partners],
  );
  for (const statement of statements) await client.query(statement);
}

/** States as lists of a busy library show them: most books are out, a few things wait for somebody. */
const stateSql = `case
    when phase = 'open' then 'created'
    when phase = 'over' then case when ${dice('g', 6)} < 0.8 then 'requestCompleted' when ${dice('g', 6)} < 0.9 then 'expired'
      when side = 'lending' then 'cancelled' else 'cancelledByStaff' end
    when side = 'lending' then (array['shippedPhysically', 'receivedByPartner', 'receivedByPartner', 'receivedByPartner', 'receivedByPartner',
      'overdue', 'willSupply', 'beingProcessed', 'renewRequested', 'returnedByPartner'])[1 + floor(10 * ${dice('g', 6)})::int]
    else (array['requestSent', 'requestSent', 'willSupply', 'shippedPhysically', 'receivedPhysically', 'loaned', 'loaned', 'loaned', 'overdue',
      'returnedToPartner'])[1 + floor(10 * ${dice('g', 6)})::int] end`;
