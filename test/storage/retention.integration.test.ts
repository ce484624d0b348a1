import { expect } from 'chai';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { forgetMessages } from '../../src/storage/jobs/retention.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { fillLibrary } from './support/full-library.js';

const kept = { bodyDays: 400, refusedDays: 30, attemptDays: 90, mailDays: 0 };
const now = new Date('2026-11-10T02:50:00Z');

describe('what is kept of messages for a time only', () => {
  let home: TestDatabase;
  let database: Database;
  before(async function () {
    this.timeout(60_000);
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend retention' });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });
  /** 600 requests, one a day: number 600 came today, 599 yesterday. Those that are over ended ten days after they came. */
  beforeEach(async function () {
    this.timeout(60_000);
    await database.pool.query(`truncate partner, request, inbound_message, outbound_message, delivery_attempt, quarantine,
      history, library, location, patron restart identity cascade`);
    await fillLibrary(database.pool, 600);
    const day = (of: string) => `$1::timestamptz - make_interval(days => (600 - ${of})::int)`;
    for (const statement of [
      `update request set created_at = ${day('id')}, closed_at = case when closed_at is null then null else ${day('(id + 10)')} end`,
      `update inbound_message set received_at = ${day('request_id')}, outcome = case when id % 7 = 0 then 'refused' else 'applied' end`,
      `update outbound_message set created_at = ${day('request_id')}`,
      `update delivery_attempt a set opened_at = ${day('m.request_id')} from outbound_message m where m.id = a.message_id`,
      `insert into quarantine (source, content_type, reason, raw, received_at)
        select '192.0.2.1', 'text/xml', 'no XML', 'x', ${day('n')} from generate_series(1, 600) n`,
    ])
      await database.pool.query(statement, [now]);
  });

  const ids = async (text: string): Promise<number[]> =>
    (await database.pool.query(`${text} order by 1`)).rows.map((row) => Number(Object.values(row)[0]));
  const whole = () => ids(`select request_id from inbound_message where octet_length(raw) > 0`);
  const sentWhole = () => ids(`select request_id from outbound_message where body <> ''`);
  const history = () => ids('select count(*) from history');

  it('loses the texts of messages after their days, but never those of an open request or of what may be sent again', async () => {
    const open = await ids('select id from request where closed_at is null');
    const stopped = await ids(`select request_id from outbound_message where status not in ('delivered', 'withdrawn')`);
    const before = await history();
    expect(
      open.filter((id) => id < 180),
      'open requests that old',
    ).to.have.length.greaterThan(2);
    await forgetMessages(database.pool, { ...kept, refusedDays: 0, attemptDays: 0 }, new Date('2026-11-01T02:50:00Z'));
    // It runs nine days earlier: of 409 days ago came number 191, and number 181 was over then.
    const oldest = (id: number) => id >= 181 || open.includes(id);
    const all = Array.from({ length: 600 }, (_, at) => at + 1);
    expect(await whole()).to.deep.equal(all.filter(oldest));
    expect(await sentWhole()).to.deep.equal(all.filter((id) => oldest(id) || stopped.includes(id)));
    expect(await history()).to.deep.equal(before);
    expect(await ids('select count(*) from inbound_message')).to.deep.equal([600]);
  });

  it('loses what was refused or unreadable after its days', async () => {
    await forgetMessages(database.pool, { ...kept, bodyDays: 0, attemptDays: 0 }, now, 7);
    const over = `m.request_id in (select id from request where closed_at is not null)`;
    expect(
      await ids(`select id from inbound_message m where outcome = 'refused' and request_id < 570 and ${over}`),
    ).to.deep.equal([]);
    expect(await ids(`select count(*) from inbound_message where outcome = 'refused'`)).to.not.deep.equal([0]);
    expect(await ids(`select count(*) from inbound_message where outcome = 'applied'`)).to.deep.equal([600 - 85]);
    expect(await ids(`select min(id) from quarantine`)).to.deep.equal([570]);
  });

  it('loses records of calls after their days, but the last of each partner', async () => {
    await database.pool.query(
      `delete from delivery_attempt where partner_code = 'P20' and opened_at > $1::timestamptz - interval '100 days'`,
      [now],
    );
    await forgetMessages(database.pool, { ...kept, bodyDays: 0, refusedDays: 0 }, now);
    const left = await ids(
      `select m.request_id from delivery_attempt a join outbound_message m on m.id = a.message_id where m.request_id < 510`,
    );
    expect(
      left.filter((id) => 'P20' === `P${1 + (id % 20)}`),
      'of the partner that was called no more',
    ).to.deep.equal([499]);
    const unsettled = await ids(
      `select request_id from outbound_message where status in ('pending', 'held') and request_id < 510`,
    );
    expect(left).to.have.members([...unsettled, 499]);
  });

  it('keeps all where the days are 0, and the same whatever the pieces', async () => {
    const nothing = await forgetMessages(
      database.pool,
      { bodyDays: 0, refusedDays: 0, attemptDays: 0, mailDays: 0 },
      now,
    );
    expect(nothing).to.deep.equal({ bodies: 0, refused: 0, quarantined: 0, attempts: 0, mails: 0, calls: 0 });
    const first = new Date('2026-11-01T02:50:00Z');
    const small = await forgetMessages(database.pool, kept, first, 3);
    expect(small.bodies, 'texts').to.be.greaterThan(300);
    expect(await forgetMessages(database.pool, kept, first)).to.deep.equal(nothing);
  });

  it('drops calls to other systems after 30 days, whatever became of them, and none that is being sent', async () => {
    await database.pool.query(
      `insert into outbound_call (kind, target, ordering_key, name, message_id, request, status, created_at, lease_until)
        select 'webhook', '1', 'one', 'item.shipped', status || days, '{"body":"x"}', status,
          $1::timestamptz - make_interval(days => days), case when status = 'sending' then now() + interval '1 hour' end
        from unnest(array['pending', 'sending', 'delivered', 'failed']) as status, unnest(array[29, 31]) as days`,
      [now],
    );
    const { calls } = await forgetMessages(
      database.pool,
      { bodyDays: 0, refusedDays: 0, attemptDays: 0, mailDays: 0 },
      now,
      2,
    );
    expect(calls).to.equal(3);
    const { rows } = await database.pool.query('select message_id from outbound_call where message_id like $1', [
      '%31',
    ]);
    expect(rows).to.deep.equal([{ message_id: 'sending31' }]);
    await database.pool.query('delete from outbound_call');
  });

  it('empties the texts of mails that are over, and keeps to whom they went', async () => {
    await database.pool.query(
      `insert into mail (message_id, purpose, recipient, language, subject, text, html, attachments,
        status, give_up_at, created_at)
      select 'old-' || status || n, 'letter', 'sam@example.org', 'en', 'Due', 'Hello Sam', '<p>Hello Sam</p>', '[]', status,
        $1::timestamptz, $1::timestamptz - make_interval(days => n)
      from unnest(array['sent', 'failed', 'withdrawn', 'waiting']) as status, generate_series(80, 100, 10) as n order by n desc`,
      [now],
    );
    const { mails } = await forgetMessages(
      database.pool,
      { bodyDays: 0, refusedDays: 0, attemptDays: 0, mailDays: 89 },
      now,
      2,
    );
    expect(mails).to.equal(6);
    const { rows } = await database.pool.query(
      `select status, count(*) filter (where text = '' and html is null and attachments is null)::int as emptied,
         count(*) filter (where text <> '')::int as whole, bool_and(recipient = 'sam@example.org' and subject = 'Due') as known
       from mail group by status order by status`,
    );
    expect(rows).to.deep.equal([
      { status: 'failed', emptied: 2, whole: 1, known: true },
      { status: 'sent', emptied: 2, whole: 1, known: true },
      { status: 'waiting', emptied: 0, whole: 3, known: true },
      { status: 'withdrawn', emptied: 2, whole: 1, known: true },
    ]);
  });
});
