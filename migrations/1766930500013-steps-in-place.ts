import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dates, drawOpenRequest, keepOpenRequest } from './1766927000000-dates-of-open-requests.js';
import { buildIndex, dropIndex, fillInPieces } from './beside-the-work.js';

/**
 * A step changes the row of a request in its place (HOT): no index names a column that most steps change. What lists ask of
 * requests that are over stands in columns of its own, written once when they are closed; what is under way is found through
 * the small active view, which now knows since when an item is on its way and a lender is waited for.
 */
export class StepsInPlace1766930500013 implements MigrationInterface {
  static readonly does = 'Writes steps of requests with fewer changes of indexes.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...kept, ...withMoments]) await runner.query(statement);
    await fillInPieces(runner, {
      table: 'request',
      set: 'closed_state = t.state',
      where: `t.closed_at is not null and t.closed_state is null or t.facts ? 'lostCase' and t.lost_state is null`,
    });
    await runner.query(
      `update open_request o set left_at = ${leftAt('r.facts')}, waiting_since = r.facts ->> 'waitingSince'
        from request r where r.id = o.request_id and coalesce(${leftAt('r.facts')}, r.facts ->> 'waitingSince') is not null`,
    );
    await buildIndex(runner, 'request_closed_state', 'request (side, closed_state, id) where closed_state is not null');
    await buildIndex(runner, 'request_closed_marked', 'request (id) where closed_marked');
    await buildIndex(runner, 'request_lost_state', 'request (lost_state, id) where lost_state is not null');
    await buildIndex(runner, 'request_of_partner', 'request (partner_code, id)');
    await buildIndex(
      runner,
      'attention_open_request',
      'attention (request_id) where closed_at is null and request_id is not null',
    );
    for (const [name] of before) await dropIndex(runner, name);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, on] of before) await buildIndex(runner, name, on);
    for (const name of ['request_closed_state', 'request_closed_marked', 'request_lost_state', 'request_of_partner'])
      await dropIndex(runner, name);
    await dropIndex(runner, 'attention_open_request');
    for (const statement of [...withoutMoments, ...removed]) await runner.query(statement);
  }
}

/** When the item left on the way it is on; none while it is at the borrower. */
const leftAt = (facts: string) =>
  `coalesce(${facts} ->> 'returnedAt', case when ${facts} ->> 'receivedAt' is null then ${facts} ->> 'shippedAt' end)`;

/** Each names a column that steps change. */
const before: readonly (readonly [string, string])[] = [
  ['request_state', 'request (side, state, id)'],
  ['request_attention', 'request (side, id) where attention_count > 0'],
  ['request_marked', 'request (id) where attention_count > 0 and closed_at is not null'],
  [
    'request_partner',
    'request (partner_code, id) include (side, state, service_type, owner_library, created_at, closed_at, attention_count)',
  ],
  ['request_lent_due', `request (due_date) where side = 'lending' and due_date is not null and closed_at is null`],
  ['request_lost_case', `request (id) where facts ? 'lostCase'`],
  ['request_lost_case_state', `request ((facts #>> '{lostCase,state}'), id) where facts ? 'lostCase'`],
  [
    'request_on_its_way',
    `request ((${leftAt('facts')}), id) where side = 'lending' and closed_at is null and ${leftAt('facts')} is not null`,
  ],
  [
    'request_waiting',
    `request ((facts ->> 'waitingSince'), id) where side = 'borrowing' and state in ('requestSent', 'requestAccepted', 'willSupply')`,
  ],
  ['request_unlocated', `request (id) where side = 'lending' and state = 'created' and not (facts ? 'locate')`],
  ['request_retry', `request ((facts ->> 'retryAfter'), id) where side = 'borrowing' and state = 'retryLater'`],
];

const columns = [
  `alter table request add column if not exists closed_state text, add column if not exists closed_marked boolean,
    add column if not exists lost_state text`,
  'alter table open_request add column if not exists left_at text, add column if not exists waiting_since text',
  // Room for the next version of a row beside it.
  'alter table request set (fillfactor = 60)',
  'alter table conversation set (fillfactor = 70)',
];

/** Whoever writes, the version before too; only what is over or has a lost case asks for it. */
const kept = [
  `create or replace function keep_closed_request() returns trigger language plpgsql as $$
    begin
      new.closed_state := case when new.closed_at is not null then new.state end;
      new.closed_marked := case when new.closed_at is not null then new.attention_count > 0 end;
      new.lost_state := case when new.facts ? 'lostCase' then coalesce(new.facts #>> '{lostCase,state}', '') end;
      return new;
    end $$`,
  'drop trigger if exists closed_request_kept on request',
  `create trigger closed_request_kept before insert or update on request for each row
    when (new.closed_at is not null or new.closed_state is not null or new.lost_state is not null or new.facts ? 'lostCase')
    execute function keep_closed_request()`,
];
const removed = [
  'drop trigger closed_request_kept on request',
  'drop function keep_closed_request()',
  'alter table request drop column closed_state, drop column closed_marked, drop column lost_state',
  'alter table request reset (fillfactor)',
  'alter table conversation reset (fillfactor)',
  'alter table open_request drop column left_at, drop column waiting_since',
];

const moments = `${dates.columns}, left_at, waiting_since`;
const momentsOf = (facts: string) => `, ${leftAt(facts)}, ${facts} ->> 'waitingSince'`;
const withMoments = [
  drawOpenRequest(moments, `${dates.drawn}${momentsOf('r.facts')}`),
  keepOpenRequest(
    moments,
    `${dates.made}${momentsOf('new.facts')}`,
    `${dates.changed}, left_at = ${leftAt('new.facts')}, waiting_since = new.facts ->> 'waitingSince'`,
  ),
];
const withoutMoments = [
  drawOpenRequest(dates.columns, dates.drawn),
  keepOpenRequest(dates.columns, dates.made, dates.changed),
];
