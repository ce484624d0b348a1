import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillInPieces } from './beside-the-work.js';

/**
 * Two words that stand side by side in a title or its other words are a mark among its words, so that a phrase of common words
 * is found by the index instead of in each title that has them. A process of the version before writes the marks as well: it
 * asks the same function for the words of a title. `pairMark` of `src/storage/catalogue/word-pairs.ts` makes the same marks.
 */
export class WordPairs1766931200015 implements MigrationInterface {
  static readonly does = 'Finds phrases of common words in the catalogue.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(pairs);
    await runner.query(wordsWith(' || array_to_tsvector(public.word_pairs(said))'));
    await fillInPieces(runner, {
      table: 'bib',
      set: 'words = t.words || array_to_tsvector(public.word_pairs(t.words))',
      where: 'not tsvector_to_array(t.words) @> public.word_pairs(t.words)',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(wordsWith(''));
    await fillInPieces(runner, {
      table: 'bib',
      set: `words = ts_delete(t.words, array(select each from unnest(tsvector_to_array(t.words)) each where each ~ '${mark}'))`,
      where: `exists (select from unnest(tsvector_to_array(t.words)) each where each ~ '${mark}')`,
    });
    await runner.query('drop function public.word_pairs(tsvector)');
  }
}

/** A mark of a facet has a colon, this one has none. */
const mark = '^=[0-9a-f]{4}$';

/** Of every two neighbours the first four digits of a sum: 65,536 marks keep the index small, and a title that has one by chance is seen through by its words. */
const pairs = `create or replace function public.word_pairs(words tsvector) returns text[] language sql immutable strict parallel safe as $$
  select array(select distinct '=' || left(encode(sha256(convert_to(lexeme || ' ' || following, 'UTF8')), 'hex'), 4)
    from (select lexeme, at, lead(lexeme) over (order by at) as following, lead(at) over (order by at) as follows_at
      from unnest(words) as each (lexeme, positions, weights) cross join unnest(positions) at) placed
    where follows_at = at + 1)
$$`;

const wordsWith = (more: string): string => `create or replace function public.bib_words(titles text, names text,
    subjects text, publisher text, marks text[]) returns tsvector language sql immutable parallel safe as $$
  select said || array_to_tsvector(marks)${more}
    from (select setweight(to_tsvector('simple', coalesce(titles, '')), 'A') || setweight(to_tsvector('simple', coalesce(names, '')), 'B')
      || setweight(to_tsvector('simple', coalesce(subjects, '')), 'C') || to_tsvector('simple', coalesce(publisher, ''))) of (said)
$$`;
