/** Words of titles: a few that stand in every catalogue, and a long tail of seldom ones, drawn as titles draw them. */
import type { PoolClient } from 'pg';

const wordCount = 80_000;

/** The commonest, in the order of their use: searches of the bench ask for some of them. */
const common = [
  ...['history', 'winter', 'rivers', 'introduction', 'histoire', 'canada', 'science', 'nursing', 'women', 'law'],
  ...['theory', 'practice', 'guide', 'music', 'health', 'education', 'atlas', 'stories', 'memory', 'gardens'],
];

/** Makes the table `bench_word` of this session: number and word, 0 the commonest. Those of the tail are made of syllables. */
export async function makeVocabulary(client: PoolClient): Promise<void> {
  await client.query(
    `create temp table if not exists bench_word as
      select n, coalesce(($1::text[])[n + 1],
        s.a[1 + n % 24] || s.b[1 + (n / 24) % 20] || s.a[1 + (n / 480) % 24] || case when n > 11520 then s.b[1 + (n / 11520) % 20] else '' end) as word
      from generate_series(0, ${wordCount - 1}) n, (select
        array['al','ber','cor','dan','el','fir','gan','hal','is','jor','kan','lum','mar','nor','os','pel','qua','ros','san','tor','ul','ver','win','zan'] as a,
        array['ta','ne','mi','ro','sa','le','ki','no','va','di','gu','pe','ra','so','ti','bo','che','lo','mu','da'] as b) s`,
    [common],
  );
  await client.query('create unique index if not exists bench_word_n on bench_word (n)');
  await client.query('analyze bench_word');
}

/** Between 0 and 1 for a number, the same each time; another salt, another throw. */
export const dice = (number: string, salt: number): string =>
  `((hashint8extended(${number}, ${salt}) & 1048575) / 1048576.0)`;

/** The number of a word for a number: few words make up most of what is written. */
export const wordNumber = (number: string, salt: number): string =>
  `floor(${wordCount} * power(${dice(number, salt)}, 6))::int`;
