import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The small active view knows until when terms are to be answered and when a request is needed: lists put what lapses on top. */
export class DatesOfOpenRequests1766927000000 implements MigrationInterface {
  static readonly does = 'Sorts open requests by the day on which terms lapse and the day by which they are needed.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table open_request add column answer_by text, add column needed_by text');
    for (const statement of [fill, ...withDates]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of withoutDates) await runner.query(statement);
    await runner.query('alter table open_request drop column answer_by, drop column needed_by');
  }
}

/** Texts, as partners wrote them: one that is no date must not keep a message out. */
const neededBy = (service: string, facts: string) =>
  `coalesce(${service} ->> 'needBeforeDate', ${facts} #>> '{form,lastInterestDate}')`;

const fill = `update open_request o set answer_by = r.facts ->> 'retryBefore', needed_by = ${neededBy('c.service', 'r.facts')}
  from request r left join citation c on c.request_id = r.id where r.id = o.request_id
    and coalesce(r.facts ->> 'retryBefore', ${neededBy('c.service', 'r.facts')}) is not null`;

const cited = `left(plain_words(c.title), 80), c.words, c.pickup_location,
    c.service #>> '{serviceLevel,value}', c.service #>> '{itemFormat,value}'`;
const slips = `coalesce((select case when bool_or(l.status = 'waiting') then 'waiting' else 'printed' end from letter l
    where l.request_id = r.id and l.kind = 'slip' and l.status in ('waiting', 'printed') having count(*) > 0), 'none')`;
const marks = `coalesce((select array_agg(a.reason order by a.id) from attention a where a.request_id = r.id and a.closed_at is null), '{}')`;

/** What draws a row anew, with more columns and their values. */
export const drawOpenRequest = (
  columns: string,
  values: string,
) => `create or replace function draw_open_request(of bigint) returns void language sql as $$
    insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
        created_at, updated_at, title_key, words, pickup, level, format, assigned_to, active_notes, slips, marks${columns})
      select r.id, r.side, r.state, r.service_type, r.partner_code, r.owner_library, r.due_date, r.attention_count,
        r.created_at, r.updated_at, ${cited}, (select s.assigned_to from assignment s where s.request_id = r.id),
        (select count(*) from (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null for share) counted),
        ${slips}, ${marks}${values}
      from request r left join citation c on c.request_id = r.id where r.id = of and r.closed_at is null
    on conflict (request_id) do nothing
  $$`;

/** What keeps it in step with its request: columns and values of a new row, and what a change sets. */
export const keepOpenRequest = (
  columns: string,
  values: string,
  set: string,
) => `create or replace function keep_open_request() returns trigger language plpgsql as $$
    begin
      if new.closed_at is not null then
        delete from open_request where request_id = new.id;
      elsif tg_op = 'INSERT' then
        insert into open_request (request_id, side, state, service_type, partner_code, owner_library, due_date, attention_count,
            created_at, updated_at${columns})
          values (new.id, new.side, new.state, new.service_type, new.partner_code, new.owner_library, new.due_date,
            new.attention_count, new.created_at, new.updated_at${values});
      else
        update open_request set side = new.side, state = new.state, service_type = new.service_type,
            partner_code = new.partner_code, owner_library = new.owner_library, due_date = new.due_date,
            attention_count = new.attention_count, created_at = new.created_at, updated_at = new.updated_at${set}
          where request_id = new.id;
        if not found then
          perform draw_open_request(new.id);
        end if;
      end if;
      return null;
    end $$`;

const cite = (set: string) => `create or replace function cite_open_request() returns trigger language plpgsql as $$
    begin
      update open_request set title_key = left(plain_words(new.title), 80), words = new.words, pickup = new.pickup_location,
          level = new.service #>> '{serviceLevel,value}', format = new.service #>> '{itemFormat,value}'${set}
        where request_id = new.request_id;
      return null;
    end $$`;

/** The columns of dates, for those that add more: names, values of a row drawn anew, of a new one, and what a change sets. */
export const dates = {
  columns: ', answer_by, needed_by',
  drawn: `, r.facts ->> 'retryBefore', ${neededBy('c.service', 'r.facts')}`,
  // Only requests of our own form have a date outside the citation.
  made: `, new.facts ->> 'retryBefore', new.facts #>> '{form,lastInterestDate}'`,
  changed: `, answer_by = new.facts ->> 'retryBefore',
            needed_by = case when new.facts ? 'form' then ${neededBy('(select c.service from citation c where c.request_id = new.id)', 'new.facts')}
              else needed_by end`,
};

const withDates = [
  drawOpenRequest(dates.columns, dates.drawn),
  keepOpenRequest(dates.columns, dates.made, dates.changed),
  cite(`, needed_by = coalesce(new.service ->> 'needBeforeDate',
            (select r.facts #>> '{form,lastInterestDate}' from request r where r.id = new.request_id))`),
];
const withoutDates = [drawOpenRequest('', ''), keepOpenRequest('', '', ''), cite('')];
