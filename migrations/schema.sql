-- The shape of the database after all migrations, to read and to see what a migration changes.
-- Written by `npx tsx test/storage/write-schema.ts`; nothing is made from it.

create extension pg_trgm;

CREATE OR REPLACE FUNCTION public.assign_open_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' then
        update open_request set assigned_to = null where request_id = old.request_id;
      else
        update open_request set assigned_to = new.assigned_to where request_id = new.request_id;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.bib_words(titles text, names text, subjects text, publisher text, marks text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select said || array_to_tsvector(marks) || array_to_tsvector(public.word_pairs(said))
    from (select setweight(to_tsvector('simple', coalesce(titles, '')), 'A') || setweight(to_tsvector('simple', coalesce(names, '')), 'B')
      || setweight(to_tsvector('simple', coalesce(subjects, '')), 'C') || to_tsvector('simple', coalesce(publisher, ''))) of (said)
$function$
;

CREATE OR REPLACE FUNCTION public.check_temporary_barcode()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if current_setting('interlend.filling', true) = 'on' then
        return new;
      end if;
      if exists (
        select from request where external_id = new.barcode and closed_at is null and id <> new.request_id
        union all select from conversation c join request r on r.id = c.request_id
          where c.requesting_agency_request_id = new.barcode and r.closed_at is null and r.id <> new.request_id)
      then
        raise exception 'Temporary barcode % is the id of another open request.', new.barcode using errcode = 'unique_violation';
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.cite_open_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      update open_request set title_key = left(plain_words(new.title), 80), words = new.words, pickup = new.pickup_location,
          level = new.service #>> '{serviceLevel,value}', format = new.service #>> '{itemFormat,value}', needed_by = coalesce(new.service ->> 'needBeforeDate',
            (select r.facts #>> '{form,lastInterestDate}' from request r where r.id = new.request_id))
        where request_id = new.request_id;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.count_active_notes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set active_notes =
            (select count(*) from note n where n.request_id = of and n.active and n.dismissed_at is null)
          where request_id = of;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.count_slips()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set slips = coalesce((select case when bool_or(l.status = 'waiting') then 'waiting' else 'printed' end from letter l
    where l.request_id = of and l.kind = 'slip' and l.status in ('waiting', 'printed') having count(*) > 0), 'none') where request_id = of;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.draw_open_request(of bigint)
 RETURNS void
 LANGUAGE sql
AS $function$
    insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
        created_at, updated_at, title_key, words, pickup, level, format, assigned_to, active_notes, slips, marks, answer_by, needed_by, left_at, waiting_since)
      select r.id, r.side, r.state, r.service_type, r.partner_code, r.owner_library, r.due_date, r.attention_count,
        r.created_at, r.updated_at, left(plain_words(c.title), 80), c.words, c.pickup_location,
    c.service #>> '{serviceLevel,value}', c.service #>> '{itemFormat,value}', (select s.assigned_to from assignment s where s.request_id = r.id),
        (select count(*) from (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null for share) counted),
        coalesce((select case when bool_or(l.status = 'waiting') then 'waiting' else 'printed' end from letter l
    where l.request_id = r.id and l.kind = 'slip' and l.status in ('waiting', 'printed') having count(*) > 0), 'none'), coalesce((select array_agg(a.reason order by a.id) from attention a where a.request_id = r.id and a.closed_at is null), '{}'), r.facts ->> 'retryBefore', coalesce(c.service ->> 'needBeforeDate', r.facts #>> '{form,lastInterestDate}'), coalesce(r.facts ->> 'returnedAt', case when r.facts ->> 'receivedAt' is null then r.facts ->> 'shippedAt' end), r.facts ->> 'waitingSince'
      from request r left join citation c on c.request_id = r.id where r.id = of and r.closed_at is null
    on conflict (request_id) do nothing
  $function$
;

CREATE OR REPLACE FUNCTION public.keep_closed_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      new.closed_state := case when new.closed_at is not null then new.state end;
      new.closed_marked := case when new.closed_at is not null then new.attention_count > 0 end;
      new.lost_state := case when new.facts ? 'lostCase' then coalesce(new.facts #>> '{lostCase,state}', '') end;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.keep_open_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if new.closed_at is not null then
        delete from open_request where request_id = new.id;
      elsif tg_op = 'INSERT' then
        insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
            created_at, updated_at, answer_by, needed_by, left_at, waiting_since)
          values (new.id, new.side, new.state, new.service_type, new.partner_code, new.owner_library, new.due_date,
            new.attention_count, new.created_at, new.updated_at, new.facts ->> 'retryBefore', new.facts #>> '{form,lastInterestDate}', coalesce(new.facts ->> 'returnedAt', case when new.facts ->> 'receivedAt' is null then new.facts ->> 'shippedAt' end), new.facts ->> 'waitingSince');
      else
        update open_request set side = new.side, state = new.state, service_type = new.service_type,
            partner_code = new.partner_code, owner_library = new.owner_library, due_date = new.due_date,
            attention_count = new.attention_count, created_at = new.created_at, updated_at = new.updated_at, answer_by = new.facts ->> 'retryBefore',
            needed_by = case when new.facts ? 'form' then coalesce((select c.service from citation c where c.request_id = new.id) ->> 'needBeforeDate', new.facts #>> '{form,lastInterestDate}')
              else needed_by end, left_at = coalesce(new.facts ->> 'returnedAt', case when new.facts ->> 'receivedAt' is null then new.facts ->> 'shippedAt' end), waiting_since = new.facts ->> 'waitingSince'
          where request_id = new.id;
        if not found then
          perform draw_open_request(new.id);
        end if;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.keep_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      new.words := request_words(new.title, new.author, new.bibliographic, new.patron);
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.mail_said(recipient text, recipient_name text, subject text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
        select regexp_replace(public.plain_words(recipient || ' ' || coalesce(recipient_name, '') || ' ' || subject), '[^[:alnum:]]+', ' ', 'g')
      $function$
;

CREATE OR REPLACE FUNCTION public.mark_open_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare of bigint := coalesce(new.request_id, old.request_id);
    begin
      perform from open_request where request_id = of for update;
      if found then
        update open_request set marks = coalesce((select array_agg(a.reason order by a.id) from attention a where a.request_id = of and a.closed_at is null), '{}') where request_id = of;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.note_barcodes_of(of bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$ begin delete from request_barcode where request_id = of;
    insert into request_barcode (barcode, request_id)
      select distinct item ->> 'barcode', of
      from (
        select facts -> 'items' as items from request where id = of
        union all select facts -> 'parcel' -> 'items' from conversation where request_id = of and facts ? 'parcel') named
      cross join jsonb_array_elements(case jsonb_typeof(named.items) when 'array' then named.items else '[]' end) item
      where length(item ->> 'barcode') between 1 and 200; end $function$
;

CREATE OR REPLACE FUNCTION public.note_parcel_barcodes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform note_barcodes_of(new.request_id);
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.note_request_barcodes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      perform note_barcodes_of(new.id);
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.plain_words(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
    select translate(replace(replace(lower(translate(given, 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŒÆ', 'aaaaaaceeeeiiiinooooouuuuyœæ')), 'œ', 'oe'), 'æ', 'ae'),
      'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')
  $function$
;

CREATE OR REPLACE FUNCTION public.request_query(words text, fields text[])
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select string_agg(way, ' | ')::tsquery from (
      select '(' || string_agg(anywhere, ' & ') || ')' as way from (
        select spelling, '(' || string_agg('''' || replace(replace(field || word, '\', '\\'), '''', '''''') || '''', ' | ') || ')' as anywhere
        from (values (1, public.plain_words(words)), (2, public.plain_words(translate(words, '-', '')))) said (spelling, text)
        cross join unnest(tsvector_to_array(to_tsvector('simple', text))) word cross join unnest(fields) field
        where spelling = 1 or position('-' in words) > 0
        group by spelling, word) each_word
      group by spelling) ways
  $function$
;

CREATE OR REPLACE FUNCTION public.request_words(title text, author text, bibliographic jsonb, patron jsonb)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE COST 5000
AS $function$
    declare
      numbers text := translate(jsonb_path_query_array(bibliographic, '$.bibliographicItemId[*].bibliographicItemIdentifier')::text, '-', '');
      requester text := public.plain_words(patron ->> 'name') || ' ' || coalesce(patron ->> 'id', '');
    begin
      return array_to_tsvector(array(
        select field || word from (values
          ('t', public.plain_words(title)), ('a', public.plain_words(author)), ('i', numbers), ('r', requester)) said (field, words)
        cross join unnest(tsvector_to_array(to_tsvector('simple', coalesce(words, '')))) word));
    end $function$
;

CREATE OR REPLACE FUNCTION public.search_query(words text, fields text[], also jsonb)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select string_agg(way, ' | ')::tsquery from (
      select '(' || string_agg(anywhere, ' & ') || ')' as way from (
        select spelling, '(' || string_agg('''' || replace(replace(field || spelled, '\', '\\'), '''', '''''') || '''' || ending, ' | ') || ')'
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
  $function$
;

CREATE OR REPLACE FUNCTION public.tell_open_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      own bigint := pg_current_xact_id()::text::bigint;
      of bigint := coalesce(new.request_id, old.request_id);
    begin
      if not exists (select from request_change c where c.xid = own and c.request_id = of) then
        insert into open_request_change (xid, request_id) values (own, of) on conflict do nothing;
      end if;
      return null;
    end $function$
;

CREATE OR REPLACE FUNCTION public.word_pairs(words tsvector)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array(select distinct '=' || left(encode(sha256(convert_to(lexeme || ' ' || following, 'UTF8')), 'hex'), 4)
    from (select lexeme, at, lead(lexeme) over (order by at) as following, lead(at) over (order by at) as follows_at
      from unnest(words) as each (lexeme, positions, weights) cross join unnest(positions) at) placed
    where follows_at = at + 1)
$function$
;

CREATE OR REPLACE FUNCTION public.words_of_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      new.reason := case when new.facts ->> 'whyFrench' is null then to_jsonb(new.why)
  else jsonb_build_object('in', jsonb_build_object('en', new.why, 'fr', new.facts ->> 'whyFrench')) end;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.words_of_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      new.says := jsonb_build_object('in', jsonb_build_object('en', new.text, 'fr', coalesce(new.french, new.text)));
      return new;
    end $function$
;

-- A program that may call the staff API. Its secret was shown once; a digest is kept.
create table api_key (
  id text not null,
  name text not null,
  secret_hash text not null,
  roles jsonb not null,
  -- Cuts its roles down to these.
  only_permissions jsonb,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  constraint api_key_pkey PRIMARY KEY (id)
);
CREATE INDEX api_key_created ON public.api_key USING btree (created_at, id);

-- Whose task a request is.
create table assignment (
  request_id bigint not null,
  assigned_to text not null,
  note text,
  assigned_by text not null,
  assigned_at timestamp with time zone not null default now(),
  constraint assignment_pkey PRIMARY KEY (request_id),
  constraint assignment_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX assignment_assignee ON public.assignment USING btree (assigned_to, request_id);
CREATE TRIGGER open_request_assigned AFTER INSERT OR DELETE OR UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION assign_open_request();

-- What staff must look at.
create table attention (
  id bigint not null generated always as identity,
  request_id bigint,
  partner_code text,
  reason text not null,
  -- What the version before this one writes; a trigger puts it into `says`.
  text text default ''::text,
  facts jsonb,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  closed_by text,
  french text,
  says jsonb not null,
  -- Whether its step has put it into open_request; where not, a trigger does.
  counted boolean not null default false,
  constraint attention_pkey PRIMARY KEY (id),
  constraint attention_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX attention_inbox ON public.attention USING btree (opened_at) WHERE (reason = ANY (ARRAY['message'::text, 'patronAnswered'::text]));
CREATE INDEX attention_message ON public.attention USING btree (request_id) WHERE ((reason = 'message'::text) AND (closed_at IS NULL));
CREATE INDEX attention_open ON public.attention USING btree (id) WHERE (closed_at IS NULL);
CREATE INDEX attention_open_request ON public.attention USING btree (request_id) WHERE ((closed_at IS NULL) AND (request_id IS NOT NULL));
CREATE INDEX attention_request ON public.attention USING btree (request_id, id);
CREATE TRIGGER open_request_mark_changed AFTER DELETE OR UPDATE ON public.attention FOR EACH ROW EXECUTE FUNCTION mark_open_request();
CREATE TRIGGER open_request_marked AFTER INSERT ON public.attention FOR EACH ROW WHEN ((NOT new.counted)) EXECUTE FUNCTION mark_open_request();
CREATE TRIGGER words_of_changed_mark BEFORE UPDATE OF text ON public.attention FOR EACH ROW WHEN ((new.text IS DISTINCT FROM old.text)) EXECUTE FUNCTION words_of_mark();
CREATE TRIGGER words_of_new_mark BEFORE INSERT ON public.attention FOR EACH ROW WHEN ((new.says IS NULL)) EXECUTE FUNCTION words_of_mark();

-- A change of the configuration: who, when, what it was and what it became. Views only, and no view holds a secret.
create table audit_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor text not null,
  actor_kind text not null,
  actor_code text not null,
  address text not null,
  trace_id text not null,
  operation text not null,
  thing text not null,
  thing_id text not null,
  -- `begun` stays when the node ended in the middle: the change may or may not have been made.
  outcome text not null default 'begun'::text,
  before jsonb,
  after jsonb,
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'key'::text, 'node'::text]))),
  constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['begun'::text, 'done'::text, 'refused'::text]))),
  constraint audit_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (actor_code, id);
CREATE INDEX audit_entry_at ON public.audit_entry USING btree (at);
CREATE INDEX audit_entry_thing ON public.audit_entry USING btree (thing, thing_id, id);

-- A title of the catalogue.
create table bib (
  id bigint not null generated always as identity,
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
  numbers text[] not null default '{}'::text[],
  libraries text[] not null default '{}'::text[],
  suppressed boolean not null default false,
  words tsvector not null,
  updated_at timestamp with time zone not null default now(),
  constraint bib_pkey PRIMARY KEY (id)
);
CREATE INDEX bib_author ON public.bib USING btree (author_key text_pattern_ops);
CREATE INDEX bib_numbers ON public.bib USING gin (numbers);
CREATE UNIQUE INDEX bib_source ON public.bib USING btree (source, source_id);
CREATE INDEX bib_source_id ON public.bib USING btree (source_id);
CREATE INDEX bib_title ON public.bib USING btree (title_key text_pattern_ops);
CREATE INDEX bib_words ON public.bib USING gin (words);
CREATE INDEX bib_year ON public.bib USING btree (year);

-- A copy that a record tells of and that is no item of ours.
create table bib_copy (
  id bigint not null generated always as identity,
  bib_id bigint not null,
  library text,
  location text,
  call_number text,
  barcode text,
  summary text,
  policy text,
  status text not null,
  due text,
  since text,
  constraint bib_copy_bib_id_fkey FOREIGN KEY (bib_id) REFERENCES bib(id) ON DELETE CASCADE,
  constraint bib_copy_pkey PRIMARY KEY (id),
  constraint bib_copy_status_check CHECK ((status = ANY (ARRAY['available'::text, 'notAvailable'::text, 'held'::text, 'online'::text])))
);
CREATE INDEX bib_copy_barcode ON public.bib_copy USING btree (barcode) WHERE (barcode IS NOT NULL);
CREATE INDEX bib_copy_bib ON public.bib_copy USING btree (bib_id);

-- The record of a title as it was received.
create table bib_record (
  bib_id bigint not null,
  form text not null,
  bytes bytea not null,
  constraint bib_record_bib_id_fkey FOREIGN KEY (bib_id) REFERENCES bib(id) ON DELETE CASCADE,
  constraint bib_record_form_check CHECK ((form = ANY (ARRAY['iso2709'::text, 'marcxml'::text]))),
  constraint bib_record_pkey PRIMARY KEY (bib_id)
);

-- A file of records that was brought into the catalogue.
create table catalogue_import (
  id bigint not null generated always as identity,
  source text not null,
  mode text not null,
  habit text,
  location_code text,
  file text not null,
  started_by text not null,
  started_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  removed integer not null default 0,
  refused integer not null default 0,
  constraint catalogue_import_mode_check CHECK ((mode = ANY (ARRAY['update'::text, 'full'::text]))),
  constraint catalogue_import_pkey PRIMARY KEY (id)
);
CREATE INDEX catalogue_import_whole ON public.catalogue_import USING btree (source, started_at) WHERE ((mode = 'full'::text) AND (ended_at IS NOT NULL));

-- A record of a file that could not be taken, or was taken with a remark.
create table catalogue_problem (
  id bigint not null generated always as identity,
  import_id bigint not null,
  place bigint not null,
  record_id text,
  trouble text not null,
  detail text,
  bytes bytea,
  constraint catalogue_problem_import_id_fkey FOREIGN KEY (import_id) REFERENCES catalogue_import(id) ON DELETE CASCADE,
  constraint catalogue_problem_pkey PRIMARY KEY (id)
);
CREATE INDEX catalogue_problem_import ON public.catalogue_problem USING btree (import_id, id);

-- A record that stood in the file of an import that replaces all.
create table catalogue_seen (
  import_id bigint not null,
  source_id text not null,
  constraint catalogue_seen_import_id_fkey FOREIGN KEY (import_id) REFERENCES catalogue_import(id) ON DELETE CASCADE,
  constraint catalogue_seen_pkey PRIMARY KEY (import_id, source_id)
);

-- One certification of a partner.
create table certification (
  id bigint not null generated always as identity,
  -- In the ids of its requests: `PRACTICE-K3F9A2-1`.
  key text not null,
  partner_code text not null,
  state text not null default 'running'::text,
  wait_seconds integer not null,
  without text[] not null default '{}'::text[],
  started_by text not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  instance text,
  leased_until timestamp with time zone,
  constraint certification_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint certification_pkey PRIMARY KEY (id),
  constraint certification_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))
);
CREATE UNIQUE INDEX certification_key ON public.certification USING btree (key);
CREATE INDEX certification_partner ON public.certification USING btree (partner_code, id);
CREATE UNIQUE INDEX certification_running ON public.certification USING btree (partner_code) WHERE (state = 'running'::text);

-- One thing that was said in a certification, by us or by the partner.
create table certification_message (
  id bigint not null generated always as identity,
  certification_id bigint not null,
  direction text not null,
  talk text,
  -- Of ours: its place in the script.
  move integer,
  event text not null,
  iso_version text,
  bodies text[] not null default '{}'::text[],
  words text not null default ''::text,
  verdict jsonb,
  answer jsonb,
  identity text,
  at timestamp with time zone not null,
  constraint certification_message_certification_id_fkey FOREIGN KEY (certification_id) REFERENCES certification(id) ON DELETE CASCADE,
  constraint certification_message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint certification_message_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX certification_message_identity ON public.certification_message USING btree (certification_id, identity) WHERE (identity IS NOT NULL);
CREATE UNIQUE INDEX certification_message_move ON public.certification_message USING btree (certification_id, move) WHERE (move IS NOT NULL);
CREATE INDEX certification_message_order ON public.certification_message USING btree (certification_id, id);

-- What a request is about, and for whom.
create table citation (
  request_id bigint not null,
  title text not null,
  author text,
  bibliographic jsonb not null,
  publication jsonb,
  service jsonb,
  delivery jsonb,
  billing jsonb,
  patron jsonb,
  pickup_location text,
  -- Its words, each under the letter of its field; a trigger keeps them.
  words tsvector,
  -- Whether its request came into open_request with it; where not, a trigger brings it there.
  counted boolean not null default false,
  constraint citation_pkey PRIMARY KEY (request_id),
  constraint citation_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX citation_has_patron ON public.citation USING btree (request_id) WHERE (patron IS NOT NULL);
CREATE INDEX citation_patron ON public.citation USING btree (((patron ->> 'id'::text))) WHERE (patron IS NOT NULL);
CREATE INDEX citation_pickup ON public.citation USING btree (pickup_location, request_id) WHERE (pickup_location IS NOT NULL);
CREATE INDEX citation_search ON public.citation USING gin (words) WITH (fastupdate=off);
CREATE TRIGGER citation_words BEFORE INSERT OR UPDATE ON public.citation FOR EACH ROW EXECUTE FUNCTION keep_words();
CREATE TRIGGER open_request_citation_changed AFTER UPDATE ON public.citation FOR EACH ROW EXECUTE FUNCTION cite_open_request();
CREATE TRIGGER open_request_cited AFTER INSERT ON public.citation FOR EACH ROW WHEN ((NOT new.counted)) EXECUTE FUNCTION cite_open_request();

-- Days on which a library is closed, both ends included.
create table closure (
  id bigint not null generated always as identity,
  library_code text not null,
  kind text not null,
  first_day date not null,
  last_day date not null,
  note text,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  constraint closure_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'closure'::text]))),
  constraint closure_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint closure_pkey PRIMARY KEY (id)
);
CREATE INDEX closure_library ON public.closure USING btree (library_code, first_day);

-- What partners are told of a closure, and how far the telling has come. Stays when the closure is gone.
create table closure_notice (
  id bigint not null generated always as identity,
  library_code text not null,
  closure_id bigint not null,
  news text not null,
  first_day date not null,
  last_day date not null,
  partners integer not null,
  requests integer not null,
  told integer not null default 0,
  last_request bigint not null default 0,
  made_at timestamp with time zone not null default now(),
  made_by text not null,
  finished_at timestamp with time zone,
  constraint closure_notice_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint closure_notice_news_check CHECK ((news = ANY (ARRAY['closed'::text, 'changed'::text, 'reopened'::text]))),
  constraint closure_notice_pkey PRIMARY KEY (id)
);
CREATE INDEX closure_notice_closure ON public.closure_notice USING btree (closure_id, id);
CREATE INDEX closure_notice_library ON public.closure_notice USING btree (library_code);
CREATE INDEX closure_notice_open ON public.closure_notice USING btree (id) WHERE (finished_at IS NULL);

-- One request with one partner: a position of the rota and its ISO 18626 transaction.
create table conversation (
  id bigint not null generated always as identity,
  request_id bigint not null,
  side text not null,
  position integer not null,
  partner_code text not null,
  state text not null,
  -- What the version before this one writes; a trigger puts it into `reason`.
  why text not null default ''::text,
  requesting_symbol text,
  supplying_symbol text,
  requesting_agency_request_id text,
  supplying_agency_request_id text,
  iso_version text,
  answered boolean not null default false,
  out_seq integer not null default 0,
  last_status text,
  retry_after timestamp with time zone,
  asked_at timestamp with time zone,
  ended_at timestamp with time zone,
  facts jsonb not null default '{}'::jsonb,
  reason jsonb,
  constraint conversation_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code),
  constraint conversation_pkey PRIMARY KEY (id),
  constraint conversation_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint conversation_request_id_position_key UNIQUE (request_id, "position"),
  constraint conversation_side_check CHECK ((side = ANY (ARRAY['borrowing'::text, 'lending'::text]))),
  constraint conversation_state_check CHECK ((state = ANY (ARRAY['listed'::text, 'asked'::text, 'passed'::text, 'ended'::text])))
) with (fillfactor=70);
CREATE UNIQUE INDEX conversation_identity ON public.conversation USING btree (requesting_agency_request_id, upper(requesting_symbol), partner_code, side) WHERE (requesting_agency_request_id IS NOT NULL);
CREATE INDEX conversation_partner ON public.conversation USING btree (partner_code);
CREATE TRIGGER parcel_barcodes_of_changed AFTER UPDATE OF facts ON public.conversation FOR EACH ROW WHEN ((((new.facts -> 'parcel'::text) -> 'items'::text) IS DISTINCT FROM ((old.facts -> 'parcel'::text) -> 'items'::text))) EXECUTE FUNCTION note_parcel_barcodes();
CREATE TRIGGER parcel_barcodes_of_new AFTER INSERT ON public.conversation FOR EACH ROW WHEN ((new.facts ? 'parcel'::text)) EXECUTE FUNCTION note_parcel_barcodes();
CREATE TRIGGER words_of_line BEFORE INSERT OR UPDATE OF why ON public.conversation FOR EACH ROW WHEN ((new.why <> ''::text)) EXECUTE FUNCTION words_of_line();

-- A file that delivers a copy: what it is, for whom and until when. Its bytes lie in a folder under its id.
create table copy_file (
  id uuid not null,
  request_id bigint not null,
  side text not null,
  status text not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  made_at timestamp with time zone not null default now(),
  made_by text not null,
  ends_at timestamp with time zone,
  partner_code text,
  with_credential boolean not null default false,
  -- Lending: a digest of what stands in the link. Borrowing: what the lender named the file.
  reference text,
  accepted_at timestamp with time zone,
  trouble jsonb,
  next_try_at timestamp with time zone,
  tries integer not null default 0,
  lease_owner text,
  lease_token uuid,
  lease_until timestamp with time zone,
  -- The folder does not hold it any more.
  cleared_at timestamp with time zone,
  constraint copy_file_pkey PRIMARY KEY (id),
  constraint copy_file_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint copy_file_side_check CHECK ((side = ANY (ARRAY['borrowing'::text, 'lending'::text]))),
  constraint copy_file_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'offered'::text, 'expected'::text, 'here'::text, 'failed'::text, 'replaced'::text, 'removed'::text])))
);
CREATE INDEX copy_file_due ON public.copy_file USING btree (next_try_at, id) WHERE (status = 'expected'::text);
CREATE INDEX copy_file_ends ON public.copy_file USING btree (ends_at, id) WHERE (status = ANY (ARRAY['waiting'::text, 'offered'::text, 'here'::text]));
CREATE UNIQUE INDEX copy_file_reference ON public.copy_file USING btree (reference) WHERE ((side = 'lending'::text) AND (reference IS NOT NULL));
CREATE INDEX copy_file_request ON public.copy_file USING btree (request_id);
CREATE INDEX copy_file_to_clear ON public.copy_file USING btree (id) WHERE ((status = ANY (ARRAY['replaced'::text, 'removed'::text, 'failed'::text])) AND (cleared_at IS NULL));

-- A file of patrons or items that came in as CSV.
create table csv_import (
  id bigint not null generated always as identity,
  kind text not null,
  file text,
  started_by text not null,
  started_at timestamp with time zone not null default now(),
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  constraint csv_import_kind_check CHECK ((kind = ANY (ARRAY['patrons'::text, 'holdings'::text]))),
  constraint csv_import_pkey PRIMARY KEY (id)
);
CREATE INDEX csv_import_kind ON public.csv_import USING btree (kind, id);

-- A line of such a file that could not be taken.
create table csv_import_line (
  id bigint not null generated always as identity,
  import_id bigint not null,
  line bigint not null,
  key text not null,
  problems jsonb not null,
  refused_at timestamp with time zone not null default now(),
  constraint csv_import_line_import_id_fkey FOREIGN KEY (import_id) REFERENCES csv_import(id) ON DELETE CASCADE,
  constraint csv_import_line_pkey PRIMARY KEY (id)
);
CREATE INDEX csv_import_line_import ON public.csv_import_line USING btree (import_id, id);

-- One try to deliver, opened before the call.
create table delivery_attempt (
  id bigint not null generated always as identity,
  message_id bigint not null,
  partner_code text not null,
  number integer not null,
  lease_token uuid not null,
  instance text not null,
  opened_at timestamp with time zone not null default clock_timestamp(),
  closed_at timestamp with time zone,
  address text,
  http_status integer,
  class text,
  reason text,
  answer_prefix text,
  duration_ms integer,
  constraint delivery_attempt_message_id_fkey FOREIGN KEY (message_id) REFERENCES outbound_message(id) ON DELETE CASCADE,
  constraint delivery_attempt_pkey PRIMARY KEY (id)
) with (fillfactor=80);
CREATE UNIQUE INDEX delivery_attempt_lease ON public.delivery_attempt USING btree (lease_token);
CREATE INDEX delivery_attempt_message ON public.delivery_attempt USING btree (message_id);
CREATE INDEX delivery_attempt_partner ON public.delivery_attempt USING btree (partner_code, id);

-- A circulation desk of a library.
create table desk (
  code text not null,
  library_code text not null,
  name text not null,
  hold_shelf boolean not null default true,
  email text,
  constraint desk_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code),
  constraint desk_pkey PRIMARY KEY (code)
);
CREATE INDEX desk_library ON public.desk USING btree (library_code);

-- A version of our own directory file: the number grows when what is in it changes.
create table directory_edition (
  version integer not null,
  content_hash text not null,
  issued_at timestamp with time zone not null default now(),
  constraint directory_edition_pkey PRIMARY KEY (version)
);

-- A directory file that was taken in, with all that is needed to undo it.
create table directory_import (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  by text not null,
  source text not null,
  issuer text not null,
  name text not null,
  version integer not null,
  issued_at timestamp with time zone not null,
  file jsonb not null,
  -- The comparison as it was shown, with what became of each row.
  rows jsonb not null,
  -- Each record as it was and as it became.
  changes jsonb not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint directory_import_pkey PRIMARY KEY (id)
);
CREATE INDEX directory_import_issuer ON public.directory_import USING btree (issuer, id);

-- What our own directory file imposes on those who follow it.
create table directory_imposed (
  section text not null,
  -- `true` for everything, or names of fields.
  imposed jsonb not null,
  constraint directory_imposed_pkey PRIMARY KEY (section)
);

-- What a directory file last said of a record: what is not so here any more was changed by our own staff.
create table directory_origin (
  section text not null,
  key text not null,
  issuer text not null,
  record jsonb not null,
  -- Names of the fields that the file imposes.
  imposed jsonb not null,
  import_id bigint not null,
  constraint directory_origin_import_id_fkey FOREIGN KEY (import_id) REFERENCES directory_import(id),
  constraint directory_origin_pkey PRIMARY KEY (section, key)
);
CREATE INDEX directory_origin_import ON public.directory_origin USING btree (import_id);

-- A record of a directory file that nobody here knows: staff accept or refuse it.
create table directory_proposal (
  section text not null,
  key text not null,
  issuer text not null,
  record jsonb not null,
  import_id bigint not null,
  proposed_at timestamp with time zone not null default now(),
  decision text,
  decided_at timestamp with time zone,
  decided_by text,
  constraint directory_proposal_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint directory_proposal_import_id_fkey FOREIGN KEY (import_id) REFERENCES directory_import(id),
  constraint directory_proposal_pkey PRIMARY KEY (section, key)
);
CREATE INDEX directory_proposal_import ON public.directory_proposal USING btree (import_id);

-- The directory file that this node follows, and how the last look went. One row at most.
create table directory_subscription (
  id text not null default 'directory'::text,
  url text not null,
  -- What is presented there, encrypted.
  token text,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  etag text,
  tried_at timestamp with time zone,
  outcome text,
  said jsonb,
  import_id bigint,
  failures integer not null default 0,
  failing_since timestamp with time zone,
  constraint directory_subscription_id_check CHECK ((id = 'directory'::text)),
  constraint directory_subscription_import_id_fkey FOREIGN KEY (import_id) REFERENCES directory_import(id),
  constraint directory_subscription_pkey PRIMARY KEY (id)
);
CREATE INDEX directory_subscription_import ON public.directory_subscription USING btree (import_id);

-- What a patron owes, owed or paid.
create table fee (
  id bigint not null generated always as identity,
  patron_id text,
  loan_id bigint,
  request_id bigint,
  kind text not null,
  amount numeric(12,2) not null,
  currency text not null,
  status text not null default 'open'::text,
  note text,
  created_at timestamp with time zone not null,
  created_by text not null,
  settled_at timestamp with time zone,
  settled_by text,
  constraint fee_kind_check CHECK ((kind = ANY (ARRAY['replacement'::text, 'request'::text, 'other'::text]))),
  constraint fee_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES patron_loan(id) ON DELETE SET NULL,
  constraint fee_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE SET NULL,
  constraint fee_pkey PRIMARY KEY (id),
  constraint fee_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE SET NULL,
  constraint fee_status_check CHECK ((status = ANY (ARRAY['open'::text, 'paid'::text, 'waived'::text])))
);
CREATE INDEX fee_loan ON public.fee USING btree (loan_id);
CREATE INDEX fee_patron ON public.fee USING btree (patron_id, id);
CREATE INDEX fee_request ON public.fee USING btree (request_id);

-- How often a thing happened on a day, or in the month that begins with it, by side, library, service and partner; empty where there is none. Of the grains `allDay` and `allMonth` the partner is empty: they sum all.
create table figure (
  grain text not null,
  day date not null,
  side text not null,
  library text not null,
  service text not null,
  partner text not null,
  measure text not null,
  detail text not null,
  count integer not null,
  amount numeric(14,2) not null default 0,
  constraint figure_pkey PRIMARY KEY (grain, measure, day, side, partner, detail, service, library)
);
CREATE INDEX figure_grain_partner ON public.figure USING btree (grain, partner, day);

-- How far the history was counted.
create table figure_read (
  name text not null,
  read_to bigint not null default 0,
  read_at timestamp with time zone,
  constraint figure_read_pkey PRIMARY KEY (name)
);

-- The last report on whether the libraries that the settings name agree. No key and no patron is in it.
create table fleet_report (
  only_row boolean not null default true,
  checked_at timestamp with time zone not null,
  report jsonb not null,
  constraint fleet_report_only_row_check CHECK (only_row),
  constraint fleet_report_pkey PRIMARY KEY (only_row)
);

-- What happened to a request.
create table history (
  id bigint not null generated always as identity,
  request_id bigint not null,
  conversation_id bigint,
  at timestamp with time zone not null default now(),
  actor_kind text not null,
  actor text not null,
  event text not null,
  from_state text,
  to_state text,
  note text,
  facts jsonb,
  -- The run of a job that wrote it.
  job_run bigint default (NULLIF(current_setting('interlend.job_run'::text, true), ''::text))::bigint,
  constraint history_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'partner'::text, 'system'::text, 'patron'::text]))),
  constraint history_pkey PRIMARY KEY (id),
  constraint history_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX history_job_run ON public.history USING btree (job_run) WHERE (job_run IS NOT NULL);
CREATE INDEX history_request ON public.history USING btree (request_id, id);

-- An item that waits for its patron.
create table hold (
  id bigint not null generated always as identity,
  item_id bigint not null,
  request_id bigint not null,
  patron_id text,
  pickup_library text not null,
  status text not null,
  notify boolean not null default false,
  placed_at timestamp with time zone not null,
  on_shelf_at timestamp with time zone,
  expires_at timestamp with time zone,
  closed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  constraint hold_item_id_fkey FOREIGN KEY (item_id) REFERENCES temporary_item(id) ON DELETE CASCADE,
  constraint hold_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE SET NULL,
  constraint hold_pickup_library_fkey FOREIGN KEY (pickup_library) REFERENCES library(code),
  constraint hold_pkey PRIMARY KEY (id),
  constraint hold_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint hold_status_check CHECK ((status = ANY (ARRAY['toPick'::text, 'inTransit'::text, 'onShelf'::text, 'expired'::text, 'pickedUp'::text, 'cancelled'::text])))
) with (fillfactor=80);
CREATE INDEX hold_item ON public.hold USING btree (item_id);
CREATE INDEX hold_patron ON public.hold USING btree (patron_id);
CREATE INDEX hold_pickup ON public.hold USING btree (pickup_library);
CREATE INDEX hold_request ON public.hold USING btree (request_id);
CREATE INDEX hold_shelf ON public.hold USING btree (status, expires_at, id) WHERE (closed_at IS NULL);

-- An item that this library owns.
create table holding (
  id bigint not null generated always as identity,
  barcode text not null,
  title text not null,
  title_key text not null,
  search_text text not null,
  location_code text not null,
  call_number text,
  policy text not null default 'loanable'::text,
  updated_at timestamp with time zone not null default now(),
  replacement_cost numeric(12,2),
  replacement_currency text,
  author text,
  -- The title it belongs to.
  bib_id bigint,
  -- What the record last said of it: in its place, or not.
  shelf_status text,
  shelf_due text,
  -- Whose records tell of it; one that was typed in is told of by none.
  source text,
  -- When the record last told of it.
  shelf_told_at timestamp with time zone,
  shelf_since text,
  constraint holding_bib_id_fkey FOREIGN KEY (bib_id) REFERENCES bib(id) ON DELETE SET NULL,
  constraint holding_location_code_fkey FOREIGN KEY (location_code) REFERENCES location(code),
  constraint holding_pkey PRIMARY KEY (id),
  constraint holding_policy_check CHECK ((policy = ANY (ARRAY['loanable'::text, 'notRequestable'::text]))),
  constraint holding_replacement_cost_check CHECK ((replacement_cost >= (0)::numeric))
);
CREATE UNIQUE INDEX holding_barcode ON public.holding USING btree (barcode);
CREATE INDEX holding_bib ON public.holding USING btree (bib_id);
CREATE INDEX holding_location ON public.holding USING btree (location_code);
CREATE INDEX holding_search ON public.holding USING gin (to_tsvector('simple'::regconfig, search_text));
CREATE INDEX holding_title ON public.holding USING btree (title_key);
CREATE INDEX holding_without_bib ON public.holding USING btree (id) WHERE (bib_id IS NULL);

-- A number of a holding in its comparable form.
create table holding_identifier (
  holding_id bigint not null,
  kind text not null,
  value text not null,
  constraint holding_identifier_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES holding(id) ON DELETE CASCADE,
  constraint holding_identifier_kind_check CHECK ((kind = ANY (ARRAY['ISBN'::text, 'ISSN'::text, 'OCLC'::text]))),
  constraint holding_identifier_pkey PRIMARY KEY (holding_id, kind, value)
);
CREATE INDEX holding_identifier_value ON public.holding_identifier USING btree (kind, value);

-- A message from a partner as it came, with what became of it and the confirmation it got.
create table inbound_message (
  id bigint not null generated always as identity,
  partner_code text not null,
  credential_id bigint,
  request_id bigint,
  conversation_id bigint,
  kind text not null,
  summary text not null,
  iso_version text not null,
  identity_key text,
  semantic_key text,
  early_key text,
  content_type text not null,
  raw bytea not null,
  outcome text not null,
  outcome_reason text,
  confirmation text not null,
  verdict jsonb not null,
  tolerances jsonb not null,
  repeat_count integer not null default 0,
  received_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  due_at timestamp with time zone,
  constraint inbound_message_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE SET NULL,
  constraint inbound_message_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'not-applied'::text, 'waiting'::text, 'refused'::text]))),
  constraint inbound_message_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code),
  constraint inbound_message_pkey PRIMARY KEY (id),
  constraint inbound_message_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE SET NULL
) with (toast_tuple_target=256);
CREATE INDEX inbound_message_early ON public.inbound_message USING btree (early_key) WHERE (outcome = 'waiting'::text);
CREATE UNIQUE INDEX inbound_message_identity ON public.inbound_message USING btree (identity_key);
CREATE INDEX inbound_message_kind ON public.inbound_message USING btree (kind, id);
CREATE INDEX inbound_message_partner ON public.inbound_message USING btree (partner_code, id);
CREATE INDEX inbound_message_refused ON public.inbound_message USING btree (id) WHERE (outcome = 'refused'::text);
CREATE INDEX inbound_message_request ON public.inbound_message USING btree (request_id);
CREATE INDEX inbound_message_semantic ON public.inbound_message USING btree (conversation_id, semantic_key);
CREATE INDEX inbound_message_unusual ON public.inbound_message USING btree (id) WHERE (outcome = ANY (ARRAY['not-applied'::text, 'waiting'::text, 'refused'::text]));

-- Notifications that a person has read.
create table inbox_read (
  staff_code text not null,
  -- “*”: all that came until then.
  item text not null,
  read_at timestamp with time zone not null default now(),
  constraint inbox_read_pkey PRIMARY KEY (staff_code, item),
  constraint inbox_read_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);

-- When each job is to run next; what nobody ran at its time is run once, late.
create table job_due (
  job text not null,
  -- The expression and the time zone by which that was found.
  plan text not null,
  due timestamp with time zone not null,
  constraint job_due_pkey PRIMARY KEY (job)
);

-- A job that fails, until it works again.
create table job_failure (
  job text not null,
  since timestamp with time zone not null default now(),
  times integer not null default 1,
  -- When somebody was told by mail.
  told_at timestamp with time zone,
  constraint job_failure_pkey PRIMARY KEY (job)
);

-- A file that a run of a job wrote; it goes with the run.
create table job_file (
  run bigint not null,
  name text not null,
  type text not null,
  content bytea not null,
  -- What it tells of; not known of files of versions before.
  reach jsonb,
  constraint job_file_pkey PRIMARY KEY (run)
);

-- What a library set of a job.
create table job_setting (
  job text not null,
  is_on boolean not null,
  -- Without one it keeps its own.
  schedule jsonb,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  -- Who gets mail when it fails; without it whoever gets it of all.
  mail_to text[],
  constraint job_setting_pkey PRIMARY KEY (job)
);

-- Which process runs which job at which time.
create table job_slot (
  job text not null,
  slot timestamp with time zone not null,
  instance text not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  -- Its run, as history names it.
  id bigint not null generated always as identity,
  -- When its process said last that it goes on.
  alive_at timestamp with time zone not null default now(),
  -- Who ran it by hand.
  run_by text,
  problem jsonb,
  -- What it tells beside the history of the requests.
  told jsonb,
  constraint job_slot_pkey PRIMARY KEY (job, slot)
);
CREATE UNIQUE INDEX job_slot_id ON public.job_slot USING btree (id);

-- An item of ours that a lending request may be met with, the surest first.
create table lending_candidate (
  request_id bigint not null,
  position integer not null,
  holding_id bigint not null,
  found_by text not null,
  other_edition boolean not null default false,
  constraint lending_candidate_found_by_check CHECK ((found_by = ANY (ARRAY['ISBN'::text, 'ISSN'::text, 'OCLC'::text, 'title'::text]))),
  constraint lending_candidate_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES holding(id) ON DELETE CASCADE,
  constraint lending_candidate_pkey PRIMARY KEY (request_id, "position"),
  constraint lending_candidate_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX lending_candidate_holding ON public.lending_candidate USING btree (holding_id, request_id);

-- An item of ours that is, or was, with a partner.
create table lent_item (
  id bigint not null generated always as identity,
  request_id bigint not null,
  position integer not null,
  holding_id bigint,
  barcode text not null,
  description text,
  -- Where it belongs; unknown when it is none of our holdings.
  library_code text,
  location_code text,
  lending_location text not null,
  process_type text not null default 'RESOURCE_SHARING_LOAN'::text,
  shipped_at timestamp with time zone not null,
  shipped_by text not null,
  returned_at timestamp with time zone,
  returned_by text,
  constraint lent_item_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES holding(id) ON DELETE SET NULL,
  constraint lent_item_lending_location_fkey FOREIGN KEY (lending_location) REFERENCES location(code),
  constraint lent_item_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code),
  constraint lent_item_location_code_fkey FOREIGN KEY (location_code) REFERENCES location(code),
  constraint lent_item_pkey PRIMARY KEY (id),
  constraint lent_item_process_type_check CHECK ((process_type = ANY (ARRAY['RESOURCE_SHARING_LOAN'::text, 'LOST_RESOURCE_SHARING_ITEM'::text]))),
  constraint lent_item_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX lent_item_barcode ON public.lent_item USING btree (barcode);
CREATE INDEX lent_item_holding ON public.lent_item USING btree (holding_id);
CREATE UNIQUE INDEX lent_item_holding_out ON public.lent_item USING btree (holding_id) WHERE (returned_at IS NULL);
CREATE INDEX lent_item_lending_location ON public.lent_item USING btree (lending_location);
CREATE INDEX lent_item_library ON public.lent_item USING btree (library_code);
CREATE INDEX lent_item_location ON public.lent_item USING btree (location_code);
CREATE INDEX lent_item_request ON public.lent_item USING btree (request_id);

-- A letter or a slip, with its facts as they were when a step called for it.
create table letter (
  id bigint not null generated always as identity,
  code text not null,
  kind text not null,
  audience text not null,
  request_id bigint,
  history_id bigint,
  patron_id text,
  partner_code text,
  staff text,
  language text not null,
  facts jsonb not null,
  status text not null default 'waiting'::text,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  -- Printed, sent or withdrawn.
  done_at timestamp with time zone,
  done_by text,
  -- Whose desks print it.
  library_code text,
  -- Its words; slips have none.
  content jsonb,
  constraint letter_audience_check CHECK ((audience = ANY (ARRAY['patron'::text, 'partner'::text, 'staff'::text, 'parcel'::text]))),
  constraint letter_history_id_fkey FOREIGN KEY (history_id) REFERENCES history(id) ON DELETE SET NULL,
  constraint letter_kind_check CHECK ((kind = ANY (ARRAY['letter'::text, 'slip'::text]))),
  constraint letter_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint letter_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE SET NULL,
  constraint letter_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE SET NULL,
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint letter_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'printed'::text, 'sent'::text, 'withdrawn'::text])))
);
CREATE INDEX letter_code ON public.letter USING btree (code, status, id);
CREATE INDEX letter_history ON public.letter USING btree (history_id) WHERE (history_id IS NOT NULL);
CREATE INDEX letter_kind ON public.letter USING btree (kind, status, id);
CREATE INDEX letter_library ON public.letter USING btree (library_code, status, id) WHERE (library_code IS NOT NULL);
CREATE INDEX letter_patron ON public.letter USING btree (patron_id) WHERE (patron_id IS NOT NULL);
CREATE INDEX letter_printed_slip ON public.letter USING btree (request_id) WHERE ((kind = 'slip'::text) AND (status = 'printed'::text));
CREATE INDEX letter_request ON public.letter USING btree (request_id, id);
CREATE INDEX letter_status ON public.letter USING btree (status, id);
CREATE TRIGGER open_request_slip_changed AFTER DELETE OR UPDATE ON public.letter FOR EACH ROW WHEN ((old.kind = 'slip'::text)) EXECUTE FUNCTION count_slips();
CREATE TRIGGER open_request_slip_made AFTER INSERT ON public.letter FOR EACH ROW WHEN ((new.kind = 'slip'::text)) EXECUTE FUNCTION count_slips();

-- How long the mail of a letter waits, where the library chose that itself.
create table letter_delay (
  code text not null,
  minutes integer not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint letter_delay_minutes_check CHECK (((minutes >= 0) AND (minutes <= 10080))),
  constraint letter_delay_pkey PRIMARY KEY (code)
);

-- A picture that letters were written with: kept, so that a mail that waits and a letter that is printed again still have it.
create table letter_logo (
  digest text not null,
  type text not null,
  content bytea not null,
  width integer not null,
  height integer not null,
  constraint letter_logo_content_check CHECK ((octet_length(content) <= 200000)),
  constraint letter_logo_pkey PRIMARY KEY (digest),
  constraint letter_logo_type_check CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])))
);

-- The logo of a library’s letters, and its languages in order.
create table letter_style (
  library_code text not null,
  languages text[],
  logo text,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint letter_style_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint letter_style_logo_fkey FOREIGN KEY (logo) REFERENCES letter_logo(digest),
  constraint letter_style_pkey PRIMARY KEY (library_code)
);

-- Whether a letter is written, where somebody chose; all others are as they are at first.
create table letter_use (
  code text not null,
  used boolean not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint letter_use_pkey PRIMARY KEY (code)
);

-- A letter in a library’s own words, or in those of all libraries.
create table letter_wording (
  code text not null,
  language text not null,
  subject text not null,
  body text not null,
  -- The built-in text that it was made from, to see when a new version changes that.
  based_on jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  id bigint not null generated always as identity,
  -- Absent: of all libraries that have none of their own.
  library_code text,
  constraint letter_wording_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint letter_wording_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint letter_wording_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX letter_wording_of_all ON public.letter_wording USING btree (code, language) WHERE (library_code IS NULL);
CREATE UNIQUE INDEX letter_wording_of_library ON public.letter_wording USING btree (library_code, code, language) WHERE (library_code IS NOT NULL);

-- A word in use, without accents and capitals.
create table lexicon (
  word text not null,
  constraint lexicon_pkey PRIMARY KEY (word)
);
CREATE INDEX lexicon_beginning ON public.lexicon USING btree (word text_pattern_ops);
CREATE INDEX lexicon_likeness ON public.lexicon USING gin (word gin_trgm_ops);

-- Where words of the lexicon come from, and how far it was read.
create table lexicon_source (
  name text not null,
  read_to bigint not null default 0,
  constraint lexicon_source_pkey PRIMARY KEY (name)
);

-- A library of this institution: the resource sharing library, virtual ones, those that items are picked up at.
create table library (
  code text not null,
  name text not null,
  isil text,
  symbol text,
  resource_sharing boolean not null default false,
  virtual boolean not null default false,
  address jsonb,
  time_zone text not null,
  default_item_location text,
  default_pickup text,
  borrowing_inactive_from date,
  borrowing_inactive_until date,
  lending_inactive_from date,
  lending_inactive_until date,
  created_at timestamp with time zone not null default now(),
  -- Where copies are sent.
  email text,
  -- 0 for Sunday.
  closed_weekdays smallint[],
  -- Symbols that it signed with before, which partners may still write to.
  former_symbols text[] not null default '{}'::text[],
  constraint library_pkey PRIMARY KEY (code)
);

-- How a library calls its own system. Its secrets are sealed; since: nothing older than this is called for.
create table library_system_link (
  library_code text not null,
  enabled boolean not null default false,
  settings jsonb not null,
  secret text,
  secret_origin text,
  sip2_secret text,
  sip2_origin text,
  since timestamp with time zone,
  test jsonb,
  tested_at timestamp with time zone,
  updated_at timestamp with time zone not null default now(),
  updated_by text not null,
  sip2_terminal_secret text,
  sip2_terminal_origin text,
  constraint library_system_link_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint library_system_link_pkey PRIMARY KEY (library_code)
);

-- A view of a request list that a library shares.
create table list_view (
  id bigint not null generated always as identity,
  side text not null,
  name text not null,
  -- What stands after the `?` of the list.
  search text not null,
  -- Whose it is; nobody's: everybody sees it.
  library_code text,
  -- Codes of the desks at which the list begins with it.
  opens_at text[] not null default '{}'::text[],
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint list_view_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code) ON DELETE CASCADE,
  constraint list_view_pkey PRIMARY KEY (id),
  constraint list_view_side_check CHECK ((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))
);
CREATE UNIQUE INDEX list_view_name ON public.list_view USING btree (side, name, library_code) NULLS NOT DISTINCT;

-- The terms of patrons; the first rule that fits decides. What is null is as the policies have it.
create table loan_rule (
  id bigint not null generated always as identity,
  position integer not null,
  name text not null,
  enabled boolean not null default true,
  conditions jsonb not null default '[]'::jsonb,
  may_request boolean not null default true,
  refusal text,
  refusal_french text,
  request_limit integer,
  loan_days integer,
  renewals integer,
  request_fee numeric(12,2),
  pickup_libraries text[] not null default '{}'::text[],
  constraint loan_rule_pkey PRIMARY KEY (id)
);

-- How the catalogue of a partner is asked.
create table locate_profile (
  partner_code text not null,
  profile jsonb not null,
  changed_at timestamp with time zone not null default now(),
  constraint locate_profile_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint locate_profile_pkey PRIMARY KEY (partner_code)
);

-- A place in a library where items belong.
create table location (
  code text not null,
  library_code text not null,
  name text not null,
  kind text not null default 'shelf'::text,
  constraint location_kind_check CHECK ((kind = ANY (ARRAY['shelf'::text, 'borrowing'::text, 'lending'::text]))),
  constraint location_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code),
  constraint location_pkey PRIMARY KEY (code)
);
CREATE INDEX location_library ON public.location USING btree (library_code);

-- A mail as it is sent: its bytes and its Message-ID stay the same over all tries.
create table mail (
  id bigint not null generated always as identity,
  message_id text not null,
  letter_id bigint,
  request_id bigint,
  patron_id text,
  purpose text not null,
  recipient text not null,
  recipient_name text,
  sender_name text,
  reply_to text,
  language text not null,
  subject text not null,
  text text not null,
  html text,
  attachments jsonb,
  status text not null default 'waiting'::text,
  next_try_at timestamp with time zone not null default now(),
  -- After it nobody tries any more: a letter that comes too late misleads.
  give_up_at timestamp with time zone not null,
  tries integer not null default 0,
  lease_owner text,
  lease_token uuid,
  lease_until timestamp with time zone,
  -- The words of the mail server at the last try.
  answer text,
  answer_code integer,
  answer_kind text,
  created_at timestamp with time zone not null default now(),
  done_at timestamp with time zone,
  -- Digest of the picture that its HTML shows.
  logo text,
  constraint mail_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint mail_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letter(id) ON DELETE CASCADE,
  constraint mail_message_id_key UNIQUE (message_id),
  constraint mail_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE SET NULL,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint mail_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text])))
);
CREATE INDEX mail_created ON public.mail USING btree (created_at);
CREATE INDEX mail_due ON public.mail USING btree (next_try_at, id) WHERE (status = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mail_failed ON public.mail USING btree (id) WHERE (status = 'failed'::text);
CREATE UNIQUE INDEX mail_letter ON public.mail USING btree (letter_id);
CREATE INDEX mail_patron ON public.mail USING btree (patron_id) WHERE (patron_id IS NOT NULL);
CREATE INDEX mail_request ON public.mail USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE INDEX mail_withdrawn ON public.mail USING btree (id) WHERE (status = 'withdrawn'::text);
CREATE INDEX mail_words ON public.mail USING gin (to_tsvector('simple'::regconfig, mail_said(recipient, recipient_name, subject)));

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  timestamp bigint not null,
  name character varying not null,
  constraint migration_pkey PRIMARY KEY (id)
);

-- An item is to come to the resource sharing desk from where it stands. Its status is the alert on the request.
create table move_request (
  id bigint not null generated always as identity,
  request_id bigint not null,
  kind text not null,
  location_code text,
  holding_id bigint,
  barcode text,
  manual_description text,
  note text,
  status text not null default 'inProcess'::text,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  closed_at timestamp with time zone,
  closed_by text,
  -- As staff wrote it.
  closing_note text,
  alert_removed_at timestamp with time zone,
  alert_removed_by text,
  -- What the node says itself.
  closing_words jsonb,
  -- The day by which it is to be at the desk.
  needed_by date,
  constraint move_request_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES holding(id) ON DELETE SET NULL,
  constraint move_request_kind_check CHECK ((kind = ANY (ARRAY['move'::text, 'generalHold'::text]))),
  constraint move_request_location_code_fkey FOREIGN KEY (location_code) REFERENCES location(code),
  constraint move_request_pkey PRIMARY KEY (id),
  constraint move_request_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint move_request_status_check CHECK ((status = ANY (ARRAY['inProcess'::text, 'canceled'::text, 'completed'::text])))
);
CREATE INDEX move_request_alert ON public.move_request USING btree (request_id) WHERE (alert_removed_at IS NULL);
CREATE INDEX move_request_holding ON public.move_request USING btree (holding_id);
CREATE INDEX move_request_location ON public.move_request USING btree (location_code);
CREATE INDEX move_request_open ON public.move_request USING btree (location_code, id) WHERE (status = 'inProcess'::text);
CREATE INDEX move_request_request ON public.move_request USING btree (request_id);

-- Words of titles that partners answered with; what is misspelt is looked for among them.
create table network_word (
  word text not null,
  constraint network_word_pkey PRIMARY KEY (word)
);
CREATE INDEX network_word_beginning ON public.network_word USING btree (word text_pattern_ops);
CREATE INDEX network_word_likeness ON public.network_word USING gin (word gin_trgm_ops);

-- The one row by which a node knows its secret key, and whether anything can be stored.
create table node_check (
  only_row boolean not null default true,
  -- A known word, sealed with the key that this database was first used with.
  sealed text,
  written_at timestamp with time zone not null default now(),
  -- When it came out of a backup, until partners were asked; and when that backup was made.
  restored_at timestamp with time zone,
  saved_at timestamp with time zone,
  constraint node_check_only_row CHECK (only_row),
  constraint node_check_pkey PRIMARY KEY (only_row)
);

-- Settings that were changed in the browser; what the environment gives goes before.
create table node_setting (
  name text not null,
  value text not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint node_setting_pkey PRIMARY KEY (name)
);

-- A note on a request: internal, or active until somebody puts it aside.
create table note (
  id bigint not null generated always as identity,
  request_id bigint not null,
  text text not null,
  active boolean not null default false,
  author_kind text not null,
  author text not null,
  partner_code text,
  created_at timestamp with time zone not null default now(),
  dismissed_at timestamp with time zone,
  dismissed_by text,
  -- Whether its step has counted it in open_request; where not, a trigger does.
  counted boolean not null default false,
  constraint note_author_kind_check CHECK ((author_kind = ANY (ARRAY['staff'::text, 'partner'::text, 'system'::text, 'patron'::text]))),
  constraint note_pkey PRIMARY KEY (id),
  constraint note_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX note_active ON public.note USING btree (request_id) WHERE (active AND (dismissed_at IS NULL));
CREATE INDEX note_inbox ON public.note USING btree (created_at) WHERE (active AND (author_kind = 'partner'::text));
CREATE INDEX note_request ON public.note USING btree (request_id, id);
CREATE TRIGGER open_request_note_changed AFTER DELETE OR UPDATE ON public.note FOR EACH ROW WHEN (old.active) EXECUTE FUNCTION count_active_notes();
CREATE TRIGGER open_request_noted AFTER INSERT ON public.note FOR EACH ROW WHEN ((new.active AND (NOT new.counted))) EXECUTE FUNCTION count_active_notes();

-- The small active view: a request under way with all that lists count and narrow by. Its steps keep it in step, and triggers at any other change.
create table open_request (
  request_id bigint not null,
  side text not null,
  state text not null,
  service_type text not null,
  partner_code text,
  owner_library text,
  due_date timestamp with time zone,
  attention_count integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  -- The beginning of the title as it is sorted.
  title_key text,
  -- Its words, each under the letter of its field.
  words tsvector,
  pickup text,
  level text,
  format text,
  assigned_to text,
  active_notes integer not null default 0,
  -- Whether its slips wait to be printed.
  slips text not null default 'none'::text,
  -- The reasons of its open attention marks.
  marks text[] not null default '{}'::text[],
  -- Until when terms are to be answered, and when it is needed: as it was said, a text that begins with the day.
  answer_by text,
  needed_by text,
  -- When the item left on the way it is on, and since when a lender is waited for.
  left_at text,
  waiting_since text,
  -- The version of the last step that kept this row itself.
  version integer,
  constraint open_request_pkey PRIMARY KEY (request_id),
  constraint open_request_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint open_request_slips_check CHECK ((slips = ANY (ARRAY['waiting'::text, 'printed'::text, 'none'::text])))
) with (fillfactor=70, autovacuum_vacuum_scale_factor=0.05, autovacuum_analyze_scale_factor=0.05);
CREATE TRIGGER open_request_change_told AFTER UPDATE ON public.open_request FOR EACH ROW WHEN ((NOT (new.version IS DISTINCT FROM old.version))) EXECUTE FUNCTION tell_open_request();
CREATE TRIGGER open_request_new_told AFTER INSERT ON public.open_request FOR EACH ROW WHEN ((new.version IS NULL)) EXECUTE FUNCTION tell_open_request();
CREATE TRIGGER open_request_told AFTER DELETE ON public.open_request FOR EACH ROW EXECUTE FUNCTION tell_open_request();

-- A change of the small active view that no step told of, with its transaction. Kept for a day.
create table open_request_change (
  xid bigint not null default ((pg_current_xact_id())::text)::bigint,
  request_id bigint not null,
  at timestamp with time zone not null default now(),
  constraint open_request_change_pkey PRIMARY KEY (xid, request_id)
);

-- What is sent to a system other than a partner: the frozen request, its tries and the last answer.
create table outbound_call (
  id bigint not null generated always as identity,
  kind text not null,
  target text not null,
  ordering_key text not null,
  name text not null,
  message_id text not null,
  request_id bigint,
  personal boolean not null default false,
  request jsonb not null,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default now(),
  lease_owner text,
  lease_token uuid,
  lease_until timestamp with time zone,
  answer jsonb,
  created_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  item text,
  -- How often it was sent without an answer: nobody knows whether it was done.
  unanswered integer not null default 0,
  settled_at timestamp with time zone,
  settled_by text,
  settled_note text,
  constraint outbound_call_pkey PRIMARY KEY (id),
  constraint outbound_call_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'sending'::text, 'delivered'::text, 'failed'::text, 'unknown'::text, 'byHand'::text, 'notNeeded'::text, 'withdrawn'::text])))
);
CREATE INDEX outbound_call_due ON public.outbound_call USING btree (kind, target, next_attempt_at) WHERE (status = ANY (ARRAY['pending'::text, 'sending'::text]));
CREATE INDEX outbound_call_of_request ON public.outbound_call USING btree (request_id, id) WHERE (kind = 'librarySystem'::text);
CREATE INDEX outbound_call_order ON public.outbound_call USING btree (kind, target, ordering_key, id) WHERE (status = ANY (ARRAY['pending'::text, 'sending'::text]));
CREATE INDEX outbound_call_request ON public.outbound_call USING btree (request_id) WHERE ((request_id IS NOT NULL) AND personal);
CREATE INDEX outbound_call_target ON public.outbound_call USING btree (kind, target, id);
CREATE INDEX outbound_call_undecided ON public.outbound_call USING btree (kind, target, ordering_key, id) WHERE ((kind = 'librarySystem'::text) AND (status = ANY (ARRAY['pending'::text, 'sending'::text, 'failed'::text, 'unknown'::text])));

-- A message to a partner as frozen bytes, with its lease and its next try.
create table outbound_message (
  id bigint not null generated always as identity,
  request_id bigint not null,
  conversation_id bigint not null,
  partner_code text not null,
  seq integer not null,
  kind text not null,
  summary text not null,
  requesting_agency_request_id text not null,
  iso_version text not null,
  body text not null,
  status text not null,
  next_attempt_at timestamp with time zone not null default now(),
  attempts_started integer not null default 0,
  attempts_finished integer not null default 0,
  crashes integer not null default 0,
  lease_owner text,
  lease_token uuid,
  lease_until timestamp with time zone,
  ambiguous boolean not null default false,
  outcome text,
  created_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  -- Set for as long as it is sent with no other beside it, because it was cut off twice before.
  alone_since timestamp with time zone,
  -- Calls to the library's own system that are to be settled before it is sent. Its next try is a hundred years off until then.
  waits_for_calls bigint[],
  constraint outbound_message_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE,
  constraint outbound_message_conversation_id_seq_key UNIQUE (conversation_id, seq),
  constraint outbound_message_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code),
  constraint outbound_message_pkey PRIMARY KEY (id),
  constraint outbound_message_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint outbound_message_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'sending'::text, 'delivered'::text, 'refused'::text, 'held'::text, 'dead'::text, 'withdrawn'::text])))
) with (fillfactor=80, toast_tuple_target=256);
CREATE INDEX outbound_message_due ON public.outbound_message USING btree (partner_code, next_attempt_at, id) WHERE (status = ANY (ARRAY['pending'::text, 'sending'::text]));
CREATE INDEX outbound_message_kind ON public.outbound_message USING btree (kind, id);
CREATE INDEX outbound_message_partner ON public.outbound_message USING btree (partner_code, id);
CREATE INDEX outbound_message_request ON public.outbound_message USING btree (request_id);
CREATE INDEX outbound_message_sending ON public.outbound_message USING btree (partner_code) WHERE (status = 'sending'::text);
CREATE INDEX outbound_message_stopped ON public.outbound_message USING btree (partner_code, id) WHERE (status = ANY (ARRAY['refused'::text, 'held'::text, 'dead'::text, 'withdrawn'::text]));
CREATE INDEX outbound_message_undelivered ON public.outbound_message USING btree (id) WHERE ((kind = 'request'::text) AND (status = ANY (ARRAY['pending'::text, 'held'::text])));
CREATE INDEX outbound_message_waits ON public.outbound_message USING btree (request_id) WHERE (waits_for_calls IS NOT NULL);

-- A system that this node calls, other than a partner, and whether it is paused after failures.
create table outbound_target (
  kind text not null,
  target text not null,
  enabled boolean not null default true,
  failures_in_a_row integer not null default 0,
  failing_since timestamp with time zone,
  resume_at timestamp with time zone,
  constraint outbound_target_pkey PRIMARY KEY (kind, target)
);

-- A partner library: how it is addressed, what it understands. Its further columns are the rows of partner fields.
create table partner (
  code text not null,
  name text not null,
  -- `removed`: kept for its past requests.
  status text not null default 'active'::text,
  dialect text not null,
  iso_version text not null,
  strict boolean not null default false,
  borrowing boolean not null default true,
  lending boolean not null default true,
  url text not null,
  call_limit_seconds integer not null default 30,
  outbound_auth text,
  send_requester_information boolean not null default false,
  checked_in_message boolean not null default true,
  rank integer not null default 0,
  created_at timestamp with time zone not null default now(),
  expiry_business_days integer,
  overdue_resend_days integer,
  borrowing_profile text,
  lending_profile text,
  auto_claim_days integer,
  auto_cancel_days integer,
  email_letters boolean not null default false,
  system_type text,
  loans boolean not null default true,
  copies boolean not null default true,
  average_supply_days integer not null default 0,
  delivery_delay_days integer not null default 0,
  currency text,
  expiry_type text not null default 'days'::text,
  shared_barcodes boolean not null default false,
  alternative_document_delivery boolean not null default false,
  return_info boolean not null default false,
  contacts jsonb not null default '[]'::jsonb,
  addresses jsonb not null default '[]'::jsonb,
  notes jsonb not null default '[]'::jsonb,
  networks jsonb not null default '[]'::jsonb,
  networks_alone boolean not null default false,
  open_request_limit integer,
  closed_from date,
  closed_until date,
  auto_cancel_reason text,
  speaks_for jsonb not null default '[]'::jsonb,
  time_zone text,
  practice boolean not null default false,
  by_email boolean not null default false,
  letter_language text,
  automatic_answers boolean not null default false,
  tier integer,
  loan_fee text,
  copy_fee text,
  closures jsonb not null default '[]'::jsonb,
  -- Scheme, host and port for which outbound_auth was entered: it is presented nowhere else.
  outbound_origin text,
  -- The directory file that brought the address; empty: it was given by hand.
  url_import bigint,
  constraint partner_borrowing_profile_fkey FOREIGN KEY (borrowing_profile) REFERENCES workflow_profile(code),
  constraint partner_expiry_type_check CHECK ((expiry_type = ANY (ARRAY['days'::text, 'interestDate'::text, 'never'::text]))),
  constraint partner_iso_version_check CHECK ((iso_version = ANY (ARRAY['1.2'::text, '2021-2'::text]))),
  constraint partner_lending_profile_fkey FOREIGN KEY (lending_profile) REFERENCES workflow_profile(code),
  constraint partner_pkey PRIMARY KEY (code),
  constraint partner_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'removed'::text]))),
  constraint partner_url_import_fkey FOREIGN KEY (url_import) REFERENCES directory_import(id) ON DELETE SET NULL
);
CREATE INDEX partner_borrowing_profile ON public.partner USING btree (borrowing_profile);
CREATE INDEX partner_lending_profile ON public.partner USING btree (lending_profile);

-- The way to a partner: breaker, hold, rate.
create table partner_channel (
  partner_code text not null,
  state text not null default 'closed'::text,
  -- In the words of the partner's system.
  reason text,
  failures_in_a_row integer not null default 0,
  opened_at timestamp with time zone,
  open_seconds integer not null default 0,
  next_probe_at timestamp with time zone,
  rate_per_second integer,
  changed_at timestamp with time zone not null default now(),
  changed_by text,
  tested_at timestamp with time zone,
  tested_well boolean,
  -- What the node says itself.
  reason_words jsonb,
  constraint partner_channel_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint partner_channel_pkey PRIMARY KEY (partner_code),
  constraint partner_channel_state_check CHECK ((state = ANY (ARRAY['closed'::text, 'open'::text, 'held'::text, 'suspended'::text])))
);

-- A secret a partner presents, as a hash with its lookup prefix.
create table partner_credential (
  id bigint not null generated always as identity,
  partner_code text not null,
  kind text not null,
  prefix text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  -- The symbols it may speak for; null: all of the partner.
  symbols jsonb,
  constraint partner_credential_kind_check CHECK ((kind = ANY (ARRAY['token'::text, 'basic'::text, 'path'::text, 'account'::text, 'certificate'::text]))),
  constraint partner_credential_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint partner_credential_pkey PRIMARY KEY (id)
);
CREATE INDEX partner_credential_partner ON public.partner_credential USING btree (partner_code);
CREATE INDEX partner_credential_prefix ON public.partner_credential USING btree (prefix);

-- What a partner said of a closure: one row, however many requests it was said on.
create table partner_notice (
  id bigint not null generated always as identity,
  partner_code text not null,
  -- Empty: it is open after all.
  closed_from date,
  closed_until date,
  at timestamp with time zone not null default now(),
  constraint partner_notice_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON UPDATE CASCADE ON DELETE CASCADE,
  constraint partner_notice_pkey PRIMARY KEY (id)
);
CREATE INDEX partner_notice_at ON public.partner_notice USING btree (at);

-- How a partner supplied us of late, counted by a job.
create table partner_supply (
  partner_code text not null,
  service_type text not null,
  supplied integer not null,
  answered integer not null,
  median_days numeric(6,1),
  counted_at timestamp with time zone not null default now(),
  constraint partner_supply_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint partner_supply_pkey PRIMARY KEY (partner_code, service_type),
  constraint partner_supply_service_type_check CHECK ((service_type = ANY (ARRAY['Loan'::text, 'Copy'::text])))
);

-- An agency symbol of a partner, `TYPE:value`.
create table partner_symbol (
  symbol text not null,
  partner_code text not null,
  position integer not null default 0,
  constraint partner_symbol_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint partner_symbol_pkey PRIMARY KEY (symbol)
);
CREATE INDEX partner_symbol_partner ON public.partner_symbol USING btree (partner_code);

-- A link by which somebody sets another password. Only a digest of what it carries is kept.
create table password_link (
  token_hash text not null,
  staff_code text not null,
  expires_at timestamp with time zone not null,
  constraint password_link_pkey PRIMARY KEY (token_hash),
  constraint password_link_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);
CREATE INDEX password_link_staff ON public.password_link USING btree (staff_code);

-- Somebody who borrows here.
create table patron (
  id text not null,
  name text not null,
  group_code text,
  email text,
  -- Null where nobody said it.
  language text,
  pickup_library text,
  expires_on date,
  search_text text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  -- An older patron whose id differs in capitals alone, of before such ids were refused.
  same_id_as text,
  -- When a mail server refused the address for good, and in which words.
  email_refused_at timestamp with time zone,
  email_refused_answer text,
  -- Wishes no letters that merely help.
  no_courtesy boolean not null default false,
  constraint patron_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint patron_pickup_library_fkey FOREIGN KEY (pickup_library) REFERENCES library(code),
  constraint patron_pkey PRIMARY KEY (id)
);
CREATE INDEX patron_group_code ON public.patron USING btree (lower(TRIM(BOTH FROM group_code)), group_code) WHERE (group_code IS NOT NULL);
CREATE UNIQUE INDEX patron_id_any_case ON public.patron USING btree (lower(id)) WHERE (same_id_as IS NULL);
CREATE INDEX patron_name ON public.patron USING btree (name, id);
CREATE INDEX patron_pickup ON public.patron USING btree (pickup_library);
CREATE INDEX patron_search ON public.patron USING gin (to_tsvector('simple'::regconfig, search_text));

-- Why a patron may not request.
create table patron_block (
  id bigint not null generated always as identity,
  patron_id text not null,
  kind text not null,
  reason text not null,
  loan_id bigint,
  created_at timestamp with time zone not null,
  created_by text not null,
  lifted_at timestamp with time zone,
  lifted_by text,
  ends_at timestamp with time zone,
  constraint patron_block_kind_check CHECK ((kind = ANY (ARRAY['manual'::text, 'overdue'::text, 'lost'::text]))),
  constraint patron_block_loan_id_fkey FOREIGN KEY (loan_id) REFERENCES patron_loan(id) ON DELETE SET NULL,
  constraint patron_block_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE CASCADE,
  constraint patron_block_pkey PRIMARY KEY (id)
);
CREATE INDEX patron_block_loan ON public.patron_block USING btree (loan_id);
CREATE INDEX patron_block_patron ON public.patron_block USING btree (patron_id);

-- A group of patrons. codes: what else its members have on their records.
create table patron_group (
  code text not null,
  name text not null,
  french text,
  position integer not null,
  codes text[] not null default '{}'::text[],
  constraint patron_group_pkey PRIMARY KEY (code)
);

-- An item of another library that a patron has.
create table patron_loan (
  id bigint not null generated always as identity,
  item_id bigint not null,
  request_id bigint not null,
  patron_id text,
  desk_code text,
  status text not null,
  out_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  lost_at timestamp with time zone,
  renewals integer not null default 0,
  profile_day integer,
  constraint patron_loan_desk_code_fkey FOREIGN KEY (desk_code) REFERENCES desk(code),
  constraint patron_loan_item_id_fkey FOREIGN KEY (item_id) REFERENCES temporary_item(id) ON DELETE CASCADE,
  constraint patron_loan_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE SET NULL,
  constraint patron_loan_pkey PRIMARY KEY (id),
  constraint patron_loan_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint patron_loan_status_check CHECK ((status = ANY (ARRAY['out'::text, 'returned'::text, 'lost'::text, 'deleted'::text])))
) with (fillfactor=80);
CREATE INDEX patron_loan_desk ON public.patron_loan USING btree (desk_code);
CREATE INDEX patron_loan_due ON public.patron_loan USING btree (due_at) WHERE (status = 'out'::text);
CREATE INDEX patron_loan_item ON public.patron_loan USING btree (item_id);
CREATE UNIQUE INDEX patron_loan_open ON public.patron_loan USING btree (item_id) WHERE (status = ANY (ARRAY['out'::text, 'lost'::text]));
CREATE INDEX patron_loan_patron ON public.patron_loan USING btree (patron_id, id);
CREATE INDEX patron_loan_request ON public.patron_loan USING btree (request_id);

-- What a patron proves the card with. Only a digest of it is kept.
create table patron_pin (
  patron_id text not null,
  pin_hash text not null,
  set_at timestamp with time zone not null default now(),
  constraint patron_pin_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE CASCADE,
  constraint patron_pin_pkey PRIMARY KEY (patron_id)
);

-- A browser in which a patron signed in. Only a digest of what its cookie carries is kept.
create table patron_session (
  token_hash text not null,
  patron_id text not null,
  address text not null,
  -- How they proved who they are.
  way text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint patron_session_patron_id_fkey FOREIGN KEY (patron_id) REFERENCES patron(id) ON DELETE CASCADE,
  constraint patron_session_pkey PRIMARY KEY (token_hash),
  constraint patron_session_way_check CHECK ((way = ANY (ARRAY['pin'::text, 'openId'::text])))
);
CREATE INDEX patron_session_ends ON public.patron_session USING btree (ends_at);
CREATE INDEX patron_session_patron ON public.patron_session USING btree (patron_id);

-- A policy that the library changed; the others have their defaults.
create table policy (
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint policy_pkey PRIMARY KEY (name)
);

-- Input that could not be read as a message.
create table quarantine (
  id bigint not null generated always as identity,
  partner_code text,
  source text not null,
  content_type text not null,
  reason text not null,
  raw bytea not null,
  received_at timestamp with time zone not null default now(),
  constraint quarantine_pkey PRIMARY KEY (id)
);

-- A kind of query to patrons, worded by this library.
create table query_template (
  type integer not null,
  text jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint query_template_pkey PRIMARY KEY (type),
  constraint query_template_type_check CHECK (((type >= 1) AND (type <= 5)))
);

-- A reason that the library changed, switched off or added; those that it left alone have no row.
create table reason (
  list text not null,
  code text not null,
  label text not null,
  french text not null,
  enabled boolean not null default true,
  reason_unfilled text,
  reason_retry text,
  loan_condition text,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint reason_list_check CHECK ((list = ANY (ARRAY['reject'::text, 'condition'::text, 'cancel'::text]))),
  constraint reason_pkey PRIMARY KEY (list, code)
);

-- A borrowing or lending request: where it stands.
create table request (
  id bigint not null generated always as identity,
  side text not null,
  service_type text not null,
  state text not null,
  version integer not null default 1,
  external_id text not null,
  partner_code text,
  active_position integer,
  due_date timestamp with time zone,
  facts jsonb not null default '{}'::jsonb,
  attention_count integer not null default 0,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  -- The resource sharing library whose request it is.
  owner_library text,
  -- As the lender counts days.
  due_day date,
  -- The state in which it is closed, and whether marks are open then: written once, so that steps touch no index.
  closed_state text,
  closed_marked boolean,
  -- How a lost case of it stands.
  lost_state text,
  -- The version whose step kept open_request itself; at any other change a trigger does.
  shown_version integer,
  constraint request_owner_library_fkey FOREIGN KEY (owner_library) REFERENCES library(code) ON DELETE SET NULL,
  constraint request_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code),
  constraint request_pkey PRIMARY KEY (id),
  constraint request_service_type_check CHECK ((service_type = ANY (ARRAY['Loan'::text, 'Copy'::text, 'CopyOrLoan'::text]))),
  constraint request_side_check CHECK ((side = ANY (ARRAY['borrowing'::text, 'lending'::text])))
) with (fillfactor=60);
CREATE INDEX request_closed_marked ON public.request USING btree (id) WHERE closed_marked;
CREATE INDEX request_closed_state ON public.request USING btree (side, closed_state, id) WHERE (closed_state IS NOT NULL);
CREATE INDEX request_created ON public.request USING btree (created_at);
CREATE INDEX request_external_id_beginning ON public.request USING btree (external_id text_pattern_ops);
CREATE INDEX request_external_id_end ON public.request USING btree (reverse(external_id) text_pattern_ops);
CREATE INDEX request_lost_state ON public.request USING btree (lost_state, id) WHERE (lost_state IS NOT NULL);
CREATE INDEX request_of_partner ON public.request USING btree (partner_code, id);
CREATE INDEX request_over ON public.request USING btree (id) WHERE (closed_at IS NOT NULL);
CREATE INDEX request_owner ON public.request USING btree (owner_library, id) WHERE (owner_library IS NOT NULL);
CREATE INDEX request_side ON public.request USING btree (side, id);
CREATE TRIGGER closed_request_kept BEFORE INSERT OR UPDATE ON public.request FOR EACH ROW WHEN (((new.closed_at IS NOT NULL) OR (new.closed_state IS NOT NULL) OR (new.lost_state IS NOT NULL) OR (new.facts ? 'lostCase'::text))) EXECUTE FUNCTION keep_closed_request();
CREATE TRIGGER open_request_of_changed AFTER UPDATE ON public.request FOR EACH ROW WHEN ((((new.closed_at IS NULL) OR (old.closed_at IS NULL)) AND ((new.shown_version IS DISTINCT FROM new.version) OR (new.version = old.version)))) EXECUTE FUNCTION keep_open_request();
CREATE TRIGGER open_request_of_new AFTER INSERT ON public.request FOR EACH ROW WHEN (((new.closed_at IS NULL) AND (new.shown_version IS DISTINCT FROM new.version))) EXECUTE FUNCTION keep_open_request();
CREATE TRIGGER request_barcodes_of_changed AFTER UPDATE OF facts ON public.request FOR EACH ROW WHEN (((new.facts -> 'items'::text) IS DISTINCT FROM (old.facts -> 'items'::text))) EXECUTE FUNCTION note_request_barcodes();
CREATE TRIGGER request_barcodes_of_new AFTER INSERT ON public.request FOR EACH ROW WHEN ((new.facts ? 'items'::text)) EXECUTE FUNCTION note_request_barcodes();

-- The barcodes of a request's items. A trigger keeps it in step with the facts of the request.
create table request_barcode (
  barcode text not null,
  request_id bigint not null,
  constraint request_barcode_pkey PRIMARY KEY (barcode, request_id),
  constraint request_barcode_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX request_barcode_request ON public.request_barcode USING btree (request_id);

-- One step of a request, with the transaction that made it. Kept for a day: live desks read it.
create table request_change (
  xid bigint not null default ((pg_current_xact_id())::text)::bigint,
  id bigint not null generated always as identity,
  request_id bigint not null,
  side text not null,
  version integer not null,
  state text not null,
  attention_count integer not null,
  event text not null,
  actor text not null,
  at timestamp with time zone not null default now(),
  constraint request_change_pkey PRIMARY KEY (xid, id)
);

-- What a request was counted for; `said` names the same by thing and day.
create table request_figure (
  request_id bigint not null,
  counted jsonb not null,
  said text[] not null,
  constraint request_figure_pkey PRIMARY KEY (request_id),
  constraint request_figure_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX request_figure_said ON public.request_figure USING gin (said);

-- Which rota templates a new request gets.
create table rota_rule (
  id bigint not null generated always as identity,
  position integer not null,
  name text not null,
  description text,
  enabled boolean not null default true,
  conditions jsonb not null default '[]'::jsonb,
  goes_on boolean not null default false,
  last_resort boolean not null default false,
  constraint rota_rule_pkey PRIMARY KEY (id)
);

-- A template that a rota assignment rule leads to.
create table rota_rule_template (
  rule_id bigint not null,
  position integer not null,
  template_code text not null,
  constraint rota_rule_template_pkey PRIMARY KEY (rule_id, "position"),
  constraint rota_rule_template_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rota_rule(id) ON DELETE CASCADE,
  constraint rota_rule_template_template_code_fkey FOREIGN KEY (template_code) REFERENCES rota_template(code)
);
CREATE INDEX rota_rule_template_template ON public.rota_rule_template USING btree (template_code);

-- Partners that are asked one after the other, in order or in a random one.
create table rota_template (
  code text not null,
  name text not null,
  ordering text not null default 'ordered'::text,
  status text not null default 'active'::text,
  constraint rota_template_ordering_check CHECK ((ordering = ANY (ARRAY['ordered'::text, 'random'::text, 'ranked'::text]))),
  constraint rota_template_pkey PRIMARY KEY (code),
  constraint rota_template_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text])))
);

-- A partner's place in a rota template.
create table rota_template_member (
  template_code text not null,
  position integer not null,
  partner_code text not null,
  constraint rota_template_member_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint rota_template_member_pkey PRIMARY KEY (template_code, "position"),
  constraint rota_template_member_template_code_fkey FOREIGN KEY (template_code) REFERENCES rota_template(code) ON DELETE CASCADE
);
CREATE INDEX rota_template_member_partner ON public.rota_template_member USING btree (partner_code);

-- A scan by the key of the page that it was made on, so that a resend has no second effect. Kept for two days.
create table scan (
  key text not null,
  at timestamp with time zone not null default now(),
  -- Empty while it is carried out.
  told jsonb,
  constraint scan_pkey PRIMARY KEY (key)
);
CREATE INDEX scan_at ON public.scan USING btree (at);

-- A caller that claimed what is not its own.
create table security_event (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  partner_code text,
  source text not null,
  kind text not null,
  detail text not null,
  constraint security_event_pkey PRIMARY KEY (id)
);
CREATE INDEX security_event_at ON public.security_event USING btree (at);

-- Whether new requests that fit are sent by themselves.
create table sending_rule (
  id bigint not null generated always as identity,
  position integer not null,
  name text not null,
  enabled boolean not null default true,
  conditions jsonb not null default '[]'::jsonb,
  sends boolean not null,
  constraint sending_rule_pkey PRIMARY KEY (id)
);

-- How often an account, or an address, has failed to sign in lately.
create table sign_in_failure (
  source text not null,
  failures integer not null,
  since timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (source)
);
CREATE INDEX sign_in_failure_since ON public.sign_in_failure USING btree (since);

-- A member of staff.
create table staff (
  code text not null,
  name text not null,
  email text,
  language text not null default 'en'::text,
  created_at timestamp with time zone not null default now(),
  -- Since then they may not sign in, nor be given requests.
  deactivated_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  theme text not null default 'system'::text,
  constraint staff_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint staff_pkey PRIMARY KEY (code),
  constraint staff_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])))
);
CREATE UNIQUE INDEX staff_code_any_case ON public.staff USING btree (lower(code));
CREATE INDEX staff_name ON public.staff USING btree (name, code);

-- Who somebody is at an OpenID Connect provider: the subject never changes, names and addresses may.
create table staff_identity (
  issuer text not null,
  subject text not null,
  staff_code text not null,
  linked_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  constraint staff_identity_one UNIQUE (issuer, staff_code),
  constraint staff_identity_pkey PRIMARY KEY (issuer, subject),
  constraint staff_identity_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);
CREATE INDEX staff_identity_staff ON public.staff_identity USING btree (staff_code);

-- A job that a member of staff defined.
create table staff_job (
  id bigint not null generated always as identity,
  name text not null,
  -- Nobody's: a report, or a view that was removed.
  view_id bigint,
  view_name text,
  side text,
  report text,
  deed text not null,
  -- Slip, status, note, format and addresses, as its deed asks.
  details jsonb not null,
  schedule jsonb not null,
  is_on boolean not null default true,
  maker_kind text not null,
  maker_code text not null,
  maker_name text not null,
  maker_person text not null,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null,
  constraint staff_job_pkey PRIMARY KEY (id),
  constraint staff_job_view_id_fkey FOREIGN KEY (view_id) REFERENCES list_view(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX staff_job_name ON public.staff_job USING btree (name);
CREATE INDEX staff_job_view ON public.staff_job USING btree (view_id);

-- How a member of staff proves who they are. Apart from `staff`, so that no list of staff can carry it.
create table staff_password (
  staff_code text not null,
  hash text not null,
  set_at timestamp with time zone not null default now(),
  constraint staff_password_pkey PRIMARY KEY (staff_code),
  constraint staff_password_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);

-- What a user's desk remembers for them: saved views, columns, sound.
create table staff_preference (
  staff_code text not null,
  key text not null,
  -- JSON, as the desk sent it.
  value text not null,
  changed_at timestamp with time zone not null default now(),
  constraint staff_preference_pkey PRIMARY KEY (staff_code, key),
  constraint staff_preference_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);

-- A role of a member of staff, at one library or at all.
create table staff_role (
  id bigint not null generated always as identity,
  staff_code text not null,
  role text not null,
  library_code text,
  -- Given by what the OpenID Connect provider says, and refreshed at each sign-in; otherwise by hand.
  by_claim boolean not null default false,
  constraint staff_role_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code),
  constraint staff_role_pkey PRIMARY KEY (id),
  constraint staff_role_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE
);
CREATE INDEX staff_role_library ON public.staff_role USING btree (library_code);
CREATE INDEX staff_role_role ON public.staff_role USING btree (role, staff_code);
CREATE INDEX staff_role_staff ON public.staff_role USING btree (staff_code);

-- A browser that signed in. Only a digest of what its cookie carries is kept.
create table staff_session (
  token_hash text not null,
  staff_code text not null,
  address text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  -- How they proved who they are.
  way text not null default 'password'::text,
  constraint staff_session_pkey PRIMARY KEY (token_hash),
  constraint staff_session_staff_code_fkey FOREIGN KEY (staff_code) REFERENCES staff(code) ON DELETE CASCADE,
  constraint staff_session_way_check CHECK ((way = ANY (ARRAY['password'::text, 'openId'::text])))
);
CREATE INDEX staff_session_ends ON public.staff_session USING btree (ends_at);
CREATE INDEX staff_session_staff ON public.staff_session USING btree (staff_code);

-- A received item while it is here: suppressed record, holding and item in one row, kept after it went home.
create table temporary_item (
  id bigint not null generated always as identity,
  request_id bigint not null,
  position integer not null,
  barcode text not null,
  description text,
  title text not null,
  author text,
  suppressed boolean not null default true,
  library_code text not null,
  location_code text,
  item_policy text,
  fulfilment_note text,
  internal_note text,
  status text not null,
  due_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  received_by text not null,
  removed_at timestamp with time zone,
  constraint temporary_item_library_code_fkey FOREIGN KEY (library_code) REFERENCES library(code),
  constraint temporary_item_location_code_fkey FOREIGN KEY (location_code) REFERENCES location(code),
  constraint temporary_item_pkey PRIMARY KEY (id),
  constraint temporary_item_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE,
  constraint temporary_item_status_check CHECK ((status = ANY (ARRAY['inTransit'::text, 'onHoldShelf'::text, 'onLoan'::text, 'atDesk'::text, 'lost'::text])))
) with (fillfactor=80);
CREATE UNIQUE INDEX temporary_item_barcode ON public.temporary_item USING btree (barcode) WHERE (removed_at IS NULL);
CREATE INDEX temporary_item_gone ON public.temporary_item USING btree (barcode, id) WHERE (removed_at IS NOT NULL);
CREATE INDEX temporary_item_library ON public.temporary_item USING btree (library_code);
CREATE INDEX temporary_item_location ON public.temporary_item USING btree (location_code);
CREATE INDEX temporary_item_request ON public.temporary_item USING btree (request_id);
CREATE TRIGGER temporary_barcode_of_changed BEFORE UPDATE OF barcode ON public.temporary_item FOR EACH ROW WHEN ((new.barcode IS DISTINCT FROM old.barcode)) EXECUTE FUNCTION check_temporary_barcode();
CREATE TRIGGER temporary_barcode_of_new BEFORE INSERT ON public.temporary_item FOR EACH ROW WHEN ((new.removed_at IS NULL)) EXECUTE FUNCTION check_temporary_barcode();

-- Where items of a partner go when they are received.
create table temporary_item_rule (
  id bigint not null generated always as identity,
  position integer not null default 0,
  partner_code text,
  location_code text not null,
  item_policy text,
  constraint temporary_item_rule_location_code_fkey FOREIGN KEY (location_code) REFERENCES location(code),
  constraint temporary_item_rule_partner_code_fkey FOREIGN KEY (partner_code) REFERENCES partner(code) ON DELETE CASCADE,
  constraint temporary_item_rule_pkey PRIMARY KEY (id)
);
CREATE INDEX temporary_item_rule_location ON public.temporary_item_rule USING btree (location_code);
CREATE INDEX temporary_item_rule_partner ON public.temporary_item_rule USING btree (partner_code);

-- An address that is told of events. Its signing keys are sealed; off_since: it answered that it is gone.
create table webhook (
  id bigint not null generated always as identity,
  name text not null,
  address text not null,
  events text[] not null,
  personal boolean not null default false,
  enabled boolean not null default true,
  off_since timestamp with time zone,
  secret text not null,
  secret_origin text not null,
  secret_before text,
  before_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  created_by text not null,
  updated_at timestamp with time zone not null default now(),
  constraint webhook_pkey PRIMARY KEY (id)
);

-- A form of what a borrowing request cites, by which a duplicate is found.
create table wish_key (
  key text not null,
  request_id bigint not null,
  constraint wish_key_pkey PRIMARY KEY (key, request_id),
  constraint wish_key_request_id_fkey FOREIGN KEY (request_id) REFERENCES request(id) ON DELETE CASCADE
);
CREATE INDEX wish_key_request ON public.wish_key USING btree (request_id);

-- Which optional steps are taken with the partners that name it.
create table workflow_profile (
  code text not null,
  name text not null,
  kind text not null,
  unticked jsonb not null default '[]'::jsonb,
  automatic_renew boolean not null default false,
  -- Its name in French.
  french text,
  constraint workflow_profile_kind_check CHECK ((kind = ANY (ARRAY['borrowing'::text, 'lending'::text]))),
  constraint workflow_profile_pkey PRIMARY KEY (code)
);
