/**
 * Searches over a generated catalogue of a million titles: `npx tsx test/bench/catalogue.ts [titles]`, with DATABASE_URL. A third
 * is French; words are as unevenly used as those of a library.
 */

import { learnWords } from '../../src/storage/catalogue/lexicon.js';
import { createCatalogueQuestions } from '../../src/storage/catalogue/search.js';
import { openDatabase } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { createTestDatabase } from '../support/databases.js';

const titles = Number(process.argv[2] ?? 1_000_000);
const say = (text: string) => process.stdout.write(`${text}\n`);
const home = await createTestDatabase();
const database = await openDatabase({ url: home.url, connections: 4, name: 'interlend catalogue bench' });
try {
  await migrate(database);
  const { pool } = database;
  const began = performance.now();
  for (let from = 1; from <= titles; from += 50_000)
    await pool.query(
      `insert into bib (source, source_id, fingerprint, title, title_key, author, author_key, year, language, format, numbers, words)
       select 'main', 'b' || n, '', said, said, name, name, year, language, format, array['ISBN:' || (9780000000000 + n)],
         bib_words(said, name, 'subject' || (n % 997), 'press' || (n % 53), array['=format:' || format, '=language:' || language,
           '=decade:' || (year / 10 * 10), '=library:L' || (n % 24)])
       from (select n, (select string_agg(case when n % 3 = 0 then 'mot' else 'word' end || floor(power(random(), 4) * 60000 + (n + g) * 0)::int, ' ')
             from generate_series(1, 3 + n % 5) g) as said,
           'surname' || floor(power(random(), 2) * 90000)::int || ' given' || (n % 400) as name, 1950 + n % 77 as year,
           case when n % 3 = 0 then 'fre' else 'eng' end as language,
           (array['book', 'book', 'book', 'ebook', 'journal', 'video'])[1 + n % 6] as format
         from generate_series($1::int, $2::int) n) made`,
      [from, Math.min(titles, from + 49_999)],
    );
  say(`${titles} titles are loaded in ${Math.round((performance.now() - began) / 1000)} s.`);
  await pool.query('vacuum analyze bib');
  await learnWords(pool);
  const { search } = createCatalogueQuestions(pool);
  const some = (count: number, make: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => make(n * 7919 + 13));
  const questions: [name: string, queries: string[], more?: object][] = [
    ['ISBN', some(60, (n) => String(9780000000000 + (n % titles)))],
    ['two words', some(60, (n) => `word${(n * 31) % 9000} word${(n * 17) % 400}`)],
    ['word and author', some(60, (n) => `word${n % 60} given${n % 400}`)],
    ['one seldom word', some(60, (n) => `word${10_000 + (n % 40_000)}`)],
    ['one common word', some(60, (n) => `word${n % 8}`)],
    ['phrase', some(60, (n) => `"word${n % 5} word${(n >> 3) % 5}"`)],
    ['phrase of the commonest word', some(60, () => '"word0 word0"')],
    ['phrase of three common words', some(60, (n) => `"word${n % 3} word${(n >> 3) % 3} word${(n >> 5) % 3}"`)],
    ['common beginning', some(60, (n) => `word${1 + (n % 9)}*`)],
    ['beginning of a word', some(60, (n) => `word${1_000 + (n % 5_000)}*`)],
    ['common word, narrowed', some(60, (n) => `word${n % 8}`), { format: 'video', language: 'fre', library: 'L7' }],
    ['misspelt word', some(30, (n) => `sunrame${n % 9000}`)],
  ];
  for (const [name, queries, more] of questions) {
    const times: number[] = [];
    for (const q of [...queries.slice(0, 5), ...queries]) {
      const start = performance.now();
      await search({ q, limit: 20, ...more });
      times.push(performance.now() - start);
    }
    const sorted = times.slice(5).sort((one, other) => one - other);
    const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
    say(`${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.999)} ms`);
  }
} finally {
  await database.close();
  await home.drop();
}
