import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The statement that writes a step, or a new request, keeps the small active view with it: one change of its row instead of one by
 * each trigger. The triggers are there for whatever else changes a request, its marks and its notes, and for the version before this
 * one, whose steps say nothing in the new columns.
 */
export class StepsKeepOpenRequests1766934000012 implements MigrationInterface {
  static readonly does = 'Writes a step and its line among open requests in one statement.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...triggers, ...comments]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [...triggersBefore, ...withoutColumns]) await runner.query(statement);
  }
}

const columns = [
  'alter table request add column shown_version integer',
  'alter table open_request add column version integer',
  'alter table citation add column counted boolean not null default false',
  'alter table attention add column counted boolean not null default false',
  'alter table note add column counted boolean not null default false',
];
const withoutColumns = [
  `comment on table open_request is 'The small active view: a request under way with all that lists count and narrow by. Triggers keep it in step.'`,
  'alter table request drop column shown_version',
  'alter table open_request drop column version',
  'alter table citation drop column counted',
  'alter table attention drop column counted',
  'alter table note drop column counted',
];
const comments = [
  `comment on table open_request is 'The small active view: a request under way with all that lists count and narrow by. Its steps keep it in step, and triggers at any other change.'`,
  `comment on column request.shown_version is 'The version whose step kept open_request itself; at any other change a trigger does.'`,
  `comment on column open_request.version is 'The version of the last step that kept this row itself.'`,
  `comment on column citation.counted is 'Whether its request came into open_request with it; where not, a trigger brings it there.'`,
  `comment on column attention.counted is 'Whether its step has put it into open_request; where not, a trigger does.'`,
  `comment on column note.counted is 'Whether its step has counted it in open_request; where not, a trigger does.'`,
];

/** They look whether a step has done their work. */
const triggers = [
  'drop trigger open_request_of_changed on request',
  `create trigger open_request_of_changed after update on request for each row
    when ((new.closed_at is null or old.closed_at is null)
      and (new.shown_version is distinct from new.version or new.version = old.version))
    execute function keep_open_request()`,
  'drop trigger open_request_of_new on request',
  `create trigger open_request_of_new after insert on request for each row
    when (new.closed_at is null and new.shown_version is distinct from new.version) execute function keep_open_request()`,
  'drop trigger open_request_cited on citation',
  `create trigger open_request_cited after insert on citation for each row
    when (not new.counted) execute function cite_open_request()`,
  `create trigger open_request_citation_changed after update on citation for each row
    execute function cite_open_request()`,
  'drop trigger open_request_marked on attention',
  `create trigger open_request_marked after insert on attention for each row
    when (not new.counted) execute function mark_open_request()`,
  `create trigger open_request_mark_changed after update or delete on attention for each row
    execute function mark_open_request()`,
  'drop trigger open_request_noted on note',
  `create trigger open_request_noted after insert on note for each row
    when (new.active and not new.counted) execute function count_active_notes()`,
  // A step tells of itself in request_change.
  'drop trigger open_request_told on open_request',
  `create trigger open_request_told after delete on open_request for each row execute function tell_open_request()`,
  `create trigger open_request_new_told after insert on open_request for each row
    when (new.version is null) execute function tell_open_request()`,
  `create trigger open_request_change_told after update on open_request for each row
    when (new.version is not distinct from old.version) execute function tell_open_request()`,
];
const triggersBefore = [
  'drop trigger open_request_of_changed on request',
  `create trigger open_request_of_changed after update on request for each row
    when (new.closed_at is null or old.closed_at is null) execute function keep_open_request()`,
  'drop trigger open_request_of_new on request',
  `create trigger open_request_of_new after insert on request for each row
    when (new.closed_at is null) execute function keep_open_request()`,
  'drop trigger open_request_citation_changed on citation',
  'drop trigger open_request_cited on citation',
  `create trigger open_request_cited after insert or update on citation for each row
    execute function cite_open_request()`,
  'drop trigger open_request_mark_changed on attention',
  'drop trigger open_request_marked on attention',
  `create trigger open_request_marked after insert or update or delete on attention for each row
    execute function mark_open_request()`,
  'drop trigger open_request_noted on note',
  `create trigger open_request_noted after insert on note for each row
    when (new.active) execute function count_active_notes()`,
  'drop trigger open_request_change_told on open_request',
  'drop trigger open_request_new_told on open_request',
  'drop trigger open_request_told on open_request',
  `create trigger open_request_told after insert or update or delete on open_request for each row
    execute function tell_open_request()`,
];
