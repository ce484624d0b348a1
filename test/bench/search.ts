/**
 * How long a desk waits for a search, over many requests with a vocabulary of their own:
 * `DATABASE_URL=postgres://… npx tsx test/bench/search.ts [requests]`. The database must be empty; it is filled and kept.
 */

import { learnWords } from '../../src/storage/catalogue/lexicon.js';
import { openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { createDeskViews } from '../../src/storage/views/desk-views.js';
import { spreadOf } from './statistics.js';

const requests = Number(process.argv[2] ?? 1_000_000);
const database = await openDatabase({ url: process.env['DATABASE_URL'] ?? '', connections: 4, name: 'bench search' });
await migrate(database);
const { pool } = database;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const seconds = async (work: Promise<unknown>) => {
  const began = performance.now();
  await work;
  return ((performance.now() - began) / 1000).toFixed(1);
};

/** Pseudo-words of syllables, 80,000 of them, the first ones much used; and a few that are looked for. */
const vocabulary = `create table bench_word as
  select n, s.a[1 + n % 24] || s.b[1 + (n / 24) % 20] || s.a[1 + (n / 480) % 24] || case when n > 11520 then s.b[1 + (n / 11520) % 20] else '' end as word
  from generate_series(0, 79999) n, (select
    array['al','ber','cor','dan','el','fir','gan','hal','is','jor','kan','lum','mar','nor','os','pel','qua','ros','san','tor','ul','ver','win','zan'] as a,
    array['ta','ne','mi','ro','sa','le','ki','no','va','di','gu','pe','ra','so','ti','bo','che','lo','mu','da'] as b) s`;
/** Of a number: a word of which the first are used most, as in titles. */
const word = (salt: number) =>
  `(select word from bench_word w where w.n = floor(80000 * power(('x' || substr(md5(g || ' ${salt}'), 1, 7))::bit(28)::int / 268435456.0, 6))::int)`;

const { rows } = await pool.query<{ count: string }>('select count(*) from request');
if (Number(rows[0]?.count) === 0) {
  await pool.query(vocabulary);
  await pool.query('create unique index on bench_word (n)');
  await pool.query('analyze bench_word');
  await pool.query('alter table request disable trigger user');
  await pool.query('alter table request enable trigger closed_request_kept');
  await pool.query('alter table citation disable trigger user');
  await pool.query('alter table citation enable trigger citation_words');
  const definitions = await pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('request'::regclass, 'citation'::regclass) and not indisprimary`,
  );
  for (const { name } of definitions.rows) await pool.query(`drop index ${name}`);
  for (let from = 1; from <= requests; from += 100_000) {
    const to = Math.min(requests, from + 99_999);
    const took = await seconds(
      pool.query(
        `with g as (select g from generate_series($1::int, $2::int) g),
          made as (
            insert into request (id, side, service_type, state, external_id, facts, closed_at) overriding system value
            select g, case when g % 2 = 0 then 'lending' else 'borrowing' end, 'Loan',
              case when g > $3 then 'created' else 'requestCompleted' end,
              (array['OCAL', 'OBAS', 'OTNC', 'OOLAC'])[1 + g % 4] || lpad(g::text, 7, '0'), '{}', case when g > $3 then null else now() end
            from g)
          insert into citation (request_id, title, author, bibliographic, patron)
          select g, ${word(1)} || ' ' || ${word(2)} || ' and the ' || ${word(3)} || ' of ' || ${word(4)}
              || case when g % 5000 = 7 then ' algorithms' else '' end,
            ${word(5)} || ', ' || ${word(6)}, '{}', jsonb_build_object('name', case when g % 7000 = 9 then 'Julie Tremblay' else ${word(7)} end)
          from g`,
        [from, to, requests - 20_000],
      ),
    );
    say(`${to.toLocaleString('en')} requests (${took} s)`);
  }
  for (const { definition } of definitions.rows) await pool.query(definition);
  await pool.query('alter table request enable trigger user');
  await pool.query('alter table citation enable trigger user');
  await pool.query('select draw_open_request(id) from request where closed_at is null');
  say(`The words are learnt in ${await seconds(learnWords(pool))} s.`);
  await pool.query('vacuum analyze');
}
const lexicon = await pool.query<{ words: string; size: string }>(
  `select count(*) as words, pg_size_pretty(pg_total_relation_size('lexicon')) as size from lexicon`,
);
say(`Lexicon: ${lexicon.rows[0]?.words} words, ${lexicon.rows[0]?.size}.`);

const views = createDeskViews(database);
const sought = await pool.query<{ word: string }>(
  'select word from bench_word where n in (3, 40, 400, 4000, 40000) order by n',
);
const some = sought.rows.map(({ word: each }) => each);
const searches: readonly (readonly [string, (round: number) => string])[] = [
  ['a beginning (tremb)', () => 'tremb'],
  ['the beginning of an id (obas)', () => 'obas'],
  ['the last digits of an id', (round) => String(1 + ((round * 7919) % requests)).padStart(7, '0')],
  ['one misspelling (algoritms)', () => 'algoritms'],
  ['a misspelling and a word', (round) => `algoritms ${some[round % some.length]}`],
  ['words, from the most used to the least', (round) => some[round % some.length] ?? ''],
  ['three letters', (round) => ['alt', 'cor', 'win', 'zan'][round % 4] ?? ''],
  ['two words', (round) => `${some[round % 5]} ${some[(round + 1) % 5]}`],
  ['nothing fits', () => 'qwxzv'],
];
for (const activity of ['active', undefined] as const)
  for (const [what, text] of searches) {
    const times: number[] = [];
    for (let round = -3; round < 40; round += 1) {
      const began = performance.now();
      await views.requests({ q: text(round + 3), limit: 50, ...(activity ? { activity } : {}) });
      if (round >= 0) times.push(performance.now() - began);
    }
    const { p50, p95 } = spreadOf(times);
    say(`${activity ?? 'all'}\t${what}\tp50 ${p50.toFixed(1)} ms\tp95 ${p95.toFixed(1)} ms`);
  }
await database.close();
