import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A catalogue of one's own: titles with their records as received, the copies that records tell of, and the imports that
 * brought them. Items that can be lent stay where they were, and belong to a title.
 */
export class Catalogue1766910700001 implements MigrationInterface {
  static readonly does = 'Adds the library’s own catalogue: titles, copies and imports.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      'alter table holding drop column bib_id, drop column shelf_status, drop column shelf_due, drop column source',
      ...['catalogue_problem', 'catalogue_seen', 'catalogue_import', 'bib_copy', 'bib_record', 'bib'].map(
        (table) => `drop table ${table}`,
      ),
      'drop function public.bib_words(text, text, text, text, text[])',
      `delete from lexicon_source where name = 'catalogue'`,
    ])
      await runner.query(statement);
  }
}

const statements = [
  `create table bib (
    id bigint generated always as identity primary key,
    source text not null,
    source_id text not null,
    fingerprint text not null,
    title text not null,
    title_key text not null,
    author text,
    author_key text,
    year integer,
    edition text,
    place text,
    publisher text,
    extent text,
    language text,
    format text not null,
    numbers text[] not null default '{}',
    libraries text[] not null default '{}',
    suppressed boolean not null default false,
    words tsvector not null,
    updated_at timestamptz not null default now()
  )`,
  'create unique index bib_source on bib (source, source_id)',
  'create index bib_source_id on bib (source_id)',
  'create index bib_words on bib using gin (words)',
  'create index bib_numbers on bib using gin (numbers)',
  'create index bib_title on bib (title_key text_pattern_ops)',
  'create index bib_author on bib (author_key text_pattern_ops)',
  'create index bib_year on bib (year)',
  `create table bib_record (
    bib_id bigint primary key references bib (id) on delete cascade,
    form text not null check (form in ('iso2709', 'marcxml')),
    bytes bytea not null
  )`,
  `create table bib_copy (
    id bigint generated always as identity primary key,
    bib_id bigint not null references bib (id) on delete cascade,
    library text,
    location text,
    call_number text,
    barcode text,
    summary text,
    policy text,
    status text not null check (status in ('available', 'notAvailable', 'held', 'online')),
    due text
  )`,
  'create index bib_copy_bib on bib_copy (bib_id)',
  'create index bib_copy_barcode on bib_copy (barcode) where barcode is not null',
  `create table catalogue_import (
    id bigint generated always as identity primary key,
    source text not null,
    mode text not null check (mode in ('update', 'full')),
    habit text,
    location_code text,
    file text not null,
    started_by text not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    created integer not null default 0,
    changed integer not null default 0,
    unchanged integer not null default 0,
    removed integer not null default 0,
    refused integer not null default 0
  )`,
  `create table catalogue_seen (
    import_id bigint not null references catalogue_import (id) on delete cascade,
    source_id text not null,
    primary key (import_id, source_id)
  )`,
  `create table catalogue_problem (
    id bigint generated always as identity primary key,
    import_id bigint not null references catalogue_import (id) on delete cascade,
    place bigint not null,
    record_id text,
    trouble text not null,
    detail text,
    bytes bytea
  )`,
  'create index catalogue_problem_import on catalogue_problem (import_id, id)',
  // Of items: the title they belong to, what the record last said of the shelf, and which records tell of them.
  `alter table holding add column bib_id bigint, add column shelf_status text, add column shelf_due text, add column source text`,
  'alter table holding add constraint holding_bib_id_fkey foreign key (bib_id) references bib (id) on delete set null not valid',
  'alter table holding validate constraint holding_bib_id_fkey',
  'create index holding_bib on holding (bib_id)',
  'create index holding_without_bib on holding (id) where bib_id is null',
  // The marks of facets stand among the words, so that one index finds both; a mark has a sign that no word has.
  `create function public.bib_words(titles text, names text, subjects text, publisher text, marks text[]) returns tsvector
    language sql immutable parallel safe as $$
    select setweight(to_tsvector('simple', coalesce(titles, '')), 'A') || setweight(to_tsvector('simple', coalesce(names, '')), 'B')
      || setweight(to_tsvector('simple', coalesce(subjects, '')), 'C') || to_tsvector('simple', coalesce(publisher, ''))
      || array_to_tsvector(marks)
  $$`,
];
