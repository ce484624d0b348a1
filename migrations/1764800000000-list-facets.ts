import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The small active view: one row for each request under way, with all that lists count and narrow by. Words to search by. */
export class ListFacets1764800000000 implements MigrationInterface {
  static readonly does = 'Adds the table of open requests that lists count and filter, and the words to search by.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...words, ...owners, ...openRequests, ...keepers]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [trigger, table] of triggers) await runner.query(`drop trigger if exists ${trigger} on ${table}`);
    for (const of of functions) await runner.query(`drop function if exists ${of}`);
    await runner.query('drop table if exists open_request');
    for (const index of [
      'citation_search',
      'citation_pickup',
      'note_active',
      'attention_message',
      'request_marked',
      'request_over',
      'request_created',
    ])
      await runner.query(`drop index if exists ${index}`);
    await runner.query(`drop index if exists request_owner`);
    await runner.query('alter table citation drop column words');
    await runner.query('alter table request drop column owner_library');
    await runner.query('create index request_partner on request (partner_code, id)');
    await runner.query('drop function if exists request_words(text, text, jsonb, jsonb)');
    await runner.query('drop function if exists request_query(text, text[])');
    await runner.query('drop function if exists plain_words(text)');
    await runner.query(`create index citation_search on citation using gin (to_tsvector('simple', coalesce(title, '') || ' '
      || coalesce(author, '') || ' ' || coalesce(translate(bibliographic ->> 'bibliographicItemId', '-', ''), '')))`);
  }
}

const triggers = [
  ['open_request_of_new', 'request'],
  ['open_request_of_changed', 'request'],
  ['open_request_cited', 'citation'],
  ['citation_words', 'citation'],
  ['open_request_marked', 'attention'],
  ['open_request_assigned', 'assignment'],
  ['open_request_noted', 'note'],
  ['open_request_note_changed', 'note'],
  ['open_request_slip_made', 'letter'],
  ['open_request_slip_changed', 'letter'],
] as const;
const functions = [
  'keep_open_request()',
  'cite_open_request()',
  'keep_words()',
  'mark_open_request()',
  'assign_open_request()',
  'count_active_notes()',
  'count_slips()',
  'draw_open_request(bigint)',
];

/** Names are written with their schema: the database builds an index with an empty search path. */
const words = [
  // Any collation may be in use, also one that knows capitals of ASCII only.
  `create function public.plain_words(given text) returns text language sql immutable strict parallel safe as $$
    select translate(replace(replace(lower(translate(given, 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŒÆ', 'aaaaaaceeeeiiiinooooouuuuyœæ')), 'œ', 'oe'), 'æ', 'ae'),
      'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')
  $$`,
  // Each word under the letter of its field, so that the index alone tells where it stands: t, a, i (ISBN, ISSN), r (requester).
  // In PL/pgSQL, whose plans last as long as the session: it runs for every new request.
  `create function public.request_words(title text, author text, bibliographic jsonb, patron jsonb) returns tsvector
    language plpgsql immutable parallel safe cost 5000 as $$
    declare
      numbers text := translate(jsonb_path_query_array(bibliographic, '$.bibliographicItemId[*].bibliographicItemIdentifier')::text, '-', '');
      requester text := public.plain_words(patron ->> 'name') || ' ' || coalesce(patron ->> 'id', '');
    begin
      return array_to_tsvector(array(
        select field || word from (values
          ('t', public.plain_words(title)), ('a', public.plain_words(author)), ('i', numbers), ('r', requester)) said (field, words)
        cross join unnest(tsvector_to_array(to_tsvector('simple', coalesce(words, '')))) word));
    end $$`,
  // All the words, each in any of the fields. Numbers are also looked for without their hyphens.
  `create function public.request_query(words text, fields text[]) returns tsquery language sql immutable parallel safe as $$
    select string_agg(way, ' | ')::tsquery from (
      select '(' || string_agg(anywhere, ' & ') || ')' as way from (
        select spelling, '(' || string_agg('''' || replace(replace(field || word, '\\', '\\\\'), '''', '''''') || '''', ' | ') || ')' as anywhere
        from (values (1, public.plain_words(words)), (2, public.plain_words(translate(words, '-', '')))) said (spelling, text)
        cross join unnest(tsvector_to_array(to_tsvector('simple', text))) word cross join unnest(fields) field
        where spelling = 1 or position('-' in words) > 0
        group by spelling, word) each_word
      group by spelling) ways
  $$`,
  `drop index citation_search`,
  // Kept, not computed: a common word is looked for from the newest request on, row by row.
  `alter table citation add column words tsvector`,
  `update citation set words = request_words(title, author, bibliographic, patron)`,
  `create function keep_words() returns trigger language plpgsql as $$
    begin
      new.words := request_words(new.title, new.author, new.bibliographic, new.patron);
      return new;
    end $$`,
  `create trigger citation_words before insert or update on citation for each row execute function keep_words()`,
  // Each search would read what has not been sorted in yet.
  `create index citation_search on citation using gin (words) with (fastupdate = off)`,
  `create index request_created on request (created_at)`,
  `create index citation_pickup on citation (pickup_location, request_id) where pickup_location is not null`,
  `create index note_active on note (request_id) where active and dismissed_at is null`,
  `create index attention_message on attention (request_id) where reason = 'message' and closed_at is null`,
  `create index request_over on request (id) where closed_at is not null`,
  `create index request_marked on request (id) where attention_count > 0 and closed_at is not null`,
];

const owners = [
  `alter table request add column owner_library text references library (code) on delete set null`,
  `create index request_owner on request (owner_library, id) where owner_library is not null`,
  // With all that is counted beside a wide list of a partner: its requests lie far apart in the table.
  `drop index request_partner`,
  `create index request_partner on request (partner_code, id)
    include (side, state, service_type, owner_library, created_at, closed_at, attention_count)`,
];

const cited = `left(plain_words(c.title), 80), c.words, c.pickup_location,
    c.service #>> '{serviceLevel,value}', c.service #>> '{itemFormat,value}'`;
const openMarks = (id: string) =>
  `coalesce((select array_agg(a.reason order by a.id) from attention a where a.request_id = ${id} and a.closed_at is null), '{}')`;

const slips = (
  id: string,
) => `coalesce((select case when bool_or(l.status = 'waiting') then 'waiting' else 'printed' end from letter l
    where l.request_id = ${id} and l.kind = 'slip' and l.status in ('waiting', 'printed') having count(*) > 0), 'none')`;

const openRequests = [
  // No index but the key: the table is small and read as a whole, and so its rows can change in place.
  `create table open_request (
    request_id bigint primary key references request (id) on delete cascade,
    side text not null,
    state text not null,
    service_type text not null,
    partner_code text,
    owner_library text,
    due_date timestamptz,
    attention_count integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    title_key text,
    words tsvector,
    pickup text,
    level text,
    format text,
    assigned_to text,
    active_notes integer not null default 0,
    slips text not null default 'none' check (slips in ('waiting', 'printed', 'none')),
    marks text[] not null default '{}'
  ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)`,
  // Notes are locked while they are counted: one that is being put aside is then counted as it will be.
  `create function draw_open_request(of bigint) returns void language sql as $$
    insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
        created_at, updated_at, title_key, words, pickup, level, format, assigned_to, active_notes, slips, marks)
      select r.id, r.side, r.state, r.service_type, r.partner_code, r.owner_library, r.due_date, r.attention_count,
        r.created_at, r.updated_at, ${cited}, (select s.assigned_to from assignment s where s.request_id = r.id),
        (select count(*) from (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null for share) counted),
        ${slips('r.id')}, ${openMarks('r.id')}
      from request r left join citation c on c.request_id = r.id where r.id = of and r.closed_at is null
    on conflict (request_id) do nothing
  $$`,
  `insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
      created_at, updated_at, title_key, words, pickup, level, format, assigned_to, active_notes, slips, marks)
    select r.id, r.side, r.state, r.service_type, r.partner_code, r.owner_library, r.due_date, r.attention_count,
      r.created_at, r.updated_at, ${cited}, (select s.assigned_to from assignment s where s.request_id = r.id),
      (select count(*) from note n where n.request_id = r.id and n.active and n.dismissed_at is null),
      ${slips('r.id')}, ${openMarks('r.id')}
    from request r left join citation c on c.request_id = r.id where r.closed_at is null`,
];

/** What keeps the view in step, whoever writes. Each looks anew after it has the row: no change that is under way is lost. */
const keepers = [
  `create function keep_open_request() returns trigger language plpgsql as $$
    begin
      if new.closed_at is not null then
        delete from open_request where request_id = new.id;
      elsif tg_op = 'INSERT' then
        insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
            created_at, updated_at)
          values (new.id, new.side, new.state, new.service_type, new.partner_code, new.owner_library, new.due_date,
            new.attention_count, new.created_at, new.updated_at);
      else
        update open_request set side = new.side, state = new.state, service_type = new.service_type,
            partner_code = new.partner_code, owner_library = new.owner_library, due_date = new.due_date,
            attention_count = new.attention_count, created_at = new.created_at, updated_at = new.updated_at
          where request_id = new.id;
        if not found then
          perform draw_open_request(new.id);
        end if;
      end if;
      return null;
    end $$`,
  `create trigger open_request_of_new after insert on request for each row
    when (new.closed_at is null) execute function keep_open_request()`,
  `create trigger open_request_of_changed after update on request for each row
    when (new.closed_at is null or old.closed_at is null) execute function keep_open_request()`,

  `create function cite_open_request() returns trigger language plpgsql as $$
    begin
      update open_request set title_key = left(plain_words(new.title), 80), words = new.words, pickup = new.pickup_location,
          level = new.service #>> '{serviceLevel,value}', format = new.service #>> '{itemFormat,value}'
        where request_id = new.request_id;
      return null;
    end $$`,
  `create trigger open_request_cited after insert or update on citation for each row execute function cite_open_request()`,

  `create function mark_open_request() returns trigger language plpgsql as $$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set marks = ${openMarks('of')} where request_id = of;
      end if;
      return null;
    end $$`,
  `create trigger open_request_marked after insert or update or delete on attention for each row execute function mark_open_request()`,

  `create function assign_open_request() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        update open_request set assigned_to = null where request_id = old.request_id;
      else
        update open_request set assigned_to = new.assigned_to where request_id = new.request_id;
      end if;
      return null;
    end $$`,
  `create trigger open_request_assigned after insert or update or delete on assignment
    for each row execute function assign_open_request()`,

  `create function count_active_notes() returns trigger language plpgsql as $$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set active_notes =
            (select count(*) from note n where n.request_id = of and n.active and n.dismissed_at is null)
          where request_id = of;
      end if;
      return null;
    end $$`,
  `create function count_slips() returns trigger language plpgsql as $$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set slips = ${slips('of')} where request_id = of;
      end if;
      return null;
    end $$`,
  `create trigger open_request_slip_made after insert on letter for each row when (new.kind = 'slip') execute function count_slips()`,
  `create trigger open_request_slip_changed after update or delete on letter for each row when (old.kind = 'slip')
    execute function count_slips()`,

  `create trigger open_request_noted after insert on note for each row when (new.active) execute function count_active_notes()`,
  `create trigger open_request_note_changed after update or delete on note for each row when (old.active)
    execute function count_active_notes()`,
];
