import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A search finds beginnings of words, one misspelling, and the beginning or the last digits of an id. The words that are
 * in use stand in a lexicon, which a job fills: no message writes to it. Each source says how far it was read. The function that
 * the version before searches with stays beside the new one.
 */
export class Lexicon1766840000001 implements MigrationInterface {
  static readonly does = 'Adds the words that a search completes and corrects, and how far each source was read.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'drop table lexicon',
      'drop table lexicon_source',
      'drop function public.search_query(text, text[], jsonb)',
    ])
      await runner.query(statement);
  }
}

const statements = [
  'create extension if not exists pg_trgm',
  'create table lexicon (word text primary key)',
  'create index lexicon_beginning on lexicon (word text_pattern_ops)',
  'create index lexicon_likeness on lexicon using gin (word gin_trgm_ops)',
  `create table lexicon_source (
    name text primary key,
    read_to bigint not null default 0
  )`,
  // All the words, each or its other spellings in any of the fields: a word of three letters or more is a beginning.
  // Numbers are also looked for without their hyphens. `also`: by word, in which other spellings it is looked for.
  `create function public.search_query(words text, fields text[], also jsonb) returns tsquery
    language sql immutable parallel safe as $$
    select string_agg(way, ' | ')::tsquery from (
      select '(' || string_agg(anywhere, ' & ') || ')' as way from (
        select spelling, '(' || string_agg('''' || replace(replace(field || spelled, '\\', '\\\\'), '''', '''''') || '''' || ending, ' | ') || ')'
          as anywhere
        from (values (1, public.plain_words(words)), (2, public.plain_words(translate(words, '-', '')))) said (spelling, text)
        cross join unnest(tsvector_to_array(to_tsvector('simple', text))) word
        cross join lateral (
          select word as spelled, case when length(word) > 2 then ':*' else '' end as ending
          union all select other, '' from jsonb_array_elements_text(also -> word) other) each
        cross join unnest(fields) field
        where spelling = 1 or position('-' in words) > 0
        group by spelling, word) each_word
      group by spelling) ways
  $$`,
];
