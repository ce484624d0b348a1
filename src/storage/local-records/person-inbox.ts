/** The notices of one person, read from what is stored of requests; what they have read is their own. */
import type { Pool } from 'pg';
import { eventWords, type HistoryEvent } from '../../domain/tables/events.js';
import type { EventName, Side } from '../../domain/tables/tables.js';
import type { Inbox, InboxItem, InboxReader, PersonInbox } from '../../engine/model/local/person-inbox.js';
import type { Wording } from '../../words/message.js';
import { pageOf } from '../views/page.js';

/** As many items as an inbox shows at once, and for how many days. */
const itemsAtMost = 60;
/** More unread ones are not counted. */
const countedUnread = 100;
const shownDays = 30;
/** What was read stays known for longer than items are shown. */
const readKeptDays = 60;
/** Of one request in a person's hands, as many steps of others as are shown. */
const stepsOfOne = 3;

export const createPersonInbox = (client: Pick<Pool, 'query'>): PersonInbox => ({
  read: (reader) => readInbox(client, reader),
  markRead: async (code, items) => {
    await client.query({
      name: 'inbox-mark-read',
      text: `with gone as (delete from inbox_read where staff_code = $1 and read_at < now() - make_interval(days => ${readKeptDays}) and item <> '*')
        insert into inbox_read (staff_code, item) select $1, item from unnest($2::text[]) item
        on conflict (staff_code, item) do update set read_at = now()`,
      values: [code, items ? [...new Set(items)] : ['*']],
    });
  },
});

/** A message of a request that is somebody else's task is theirs to read. */
const nobodyElses = (request: string) =>
  `not exists (select from assignment s where s.request_id = ${request} and s.assigned_to <> $1)`;
const since = `now() - make_interval(days => ${shownDays})`;

/** Where items come from: each names its kind, moment and request, and whether it is done on the request itself. */
const sources = [
  `select 'mark ' || a.id as id, case a.reason when 'message' then 'message' else 'patron' end as kind, a.opened_at as at,
      a.request_id, a.partner_code, null::text as who, a.facts ->> 'note' as note, a.says, null::text as event,
      a.closed_at is not null as done, null::date as closed_from, null::date as closed_until
    from attention a where a.reason in ('message', 'patronAnswered') and a.opened_at > ${since}
      and (a.reason = 'message' or not $4) and ${nobodyElses('a.request_id')}`,
  `select 'note ' || n.id, 'message', n.created_at, n.request_id, n.partner_code, null, n.text, null::jsonb, null, n.dismissed_at is not null,
      null::date, null::date
    from note n where n.active and n.author_kind = 'partner' and n.created_at > ${since} and ${nobodyElses('n.request_id')}
      and not exists (select from attention m where m.request_id = n.request_id and m.reason = 'message' and m.opened_at = n.created_at)`,
  `select 'task ' || request_id || ' ' || extract(epoch from assigned_at)::bigint, 'assigned', assigned_at, request_id, null, assigned_by,
      note, null::jsonb, null, false, null::date, null::date
    from assignment where assigned_to = $1 and assigned_by <> $2 and assigned_at > ${since}`,
  `select 'step ' || h.id, 'step', h.at, h.request_id, null, case h.actor_kind when 'patron' then null else h.actor end, null, null::jsonb,
      h.event, false, null::date, null::date
    from assignment s cross join lateral (
      select * from history h where h.request_id = s.request_id and h.at > greatest(s.assigned_at, ${since})
        and h.to_state is distinct from h.from_state and h.to_state is not null and h.actor_kind <> 'system'
        and not (h.actor_kind = 'staff' and h.actor = $2)
      order by h.id desc limit ${stepsOfOne}) h
    where s.assigned_to = $1`,
  `select 'closure ' || n.id, case when n.closed_from is null then 'reopened' else 'closed' end, n.at, null::bigint, n.partner_code, null,
      null, null::jsonb, null, false, n.closed_from, n.closed_until
    from partner_notice n where n.at > ${since}`,
];

/** The newest that are read, or that are not, after a place in that order; of each source no more than a page needs. */
const itemsSql = `with found as (${sources
  .map(
    (source) => `(select s.*, own.side from (${source})
        s (id, kind, at, request_id, partner_code, who, note, says, event, done, closed_from, closed_until)
      left join request own on own.id = s.request_id
      where (s.done or exists (select from inbox_read i
          where i.staff_code = $1 and (i.item = s.id or (i.item = '*' and i.read_at >= s.at)))) = $5
        and ($6::timestamptz is null or (s.at, s.id) < ($6, $7))
        and ($3::text[] is null or own.owner_library is null or own.owner_library = any($3))
      order by s.at desc, s.id desc limit $8)`,
  )
  .join(' union all ')})
  select f.id, f.kind, f.at, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment, f.request_id::text as request,
    f.partner_code as partner, coalesce(f.who, p.name) as who, f.note, f.says, f.event, f.done, f.closed_from::text as "from",
    f.closed_until::text as until, f.side, coalesce(nullif(c.bibliographic ->> 'titleOfComponent', ''), c.title) as title
  from found f left join citation c on c.request_id = f.request_id left join partner p on p.code = f.partner_code
  order by f.at desc, f.id desc limit $8`;

/** Of our requests in the hands of a partner, as many as it has. */
const touchedSql = `select r.partner_code as partner, count(*)::int as count from request r
  where r.partner_code = any($1) and r.side = 'borrowing' and r.closed_at is null
    and ($2::text[] is null or r.owner_library is null or r.owner_library = any($2))
  group by r.partner_code`;

/** Where a page ended: among the unread or the read, at a moment, with an id. */
interface Place {
  isRead: boolean;
  moment?: string | undefined;
  id?: string | undefined;
}

function placeIn(after: string | undefined): Place {
  const [, which, moment, id] =
    /^(new|read)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\/(.{1,100})$/.exec(after ?? '') ?? [];
  return { isRead: which === 'read', moment, id };
}

async function readInbox(client: Pick<Pool, 'query'>, reader: InboxReader): Promise<Inbox> {
  const { unreadOnly = false, limit = itemsAtMost } = reader;
  const place = placeIn(reader.after);
  const isFirst = place.moment === undefined;
  const fresh = place.isRead && !isFirst ? [] : await itemsOf(client, reader, { ...place, isRead: false }, limit + 1);
  // The number of unread ones is that of the first page; of a later one it is asked for by itself.
  const counted =
    isFirst && fresh.length <= limit
      ? fresh.length
      : (await itemsOf(client, reader, { isRead: false }, countedUnread)).length;
  const rest = limit + 1 - fresh.length;
  const read =
    unreadOnly || rest <= 0 ? [] : await itemsOf(client, reader, place.isRead ? place : { isRead: true }, rest);
  const rows = [...fresh.map((row) => ({ ...row, isRead: false })), ...read.map((row) => ({ ...row, isRead: true }))];
  const page = pageOf(rows, limit, ({ isRead, moment, id }) => `${isRead ? 'read' : 'new'}/${moment}/${id}`);
  const counts = await touchedBy(client, page.items, reader.owners);
  return { ...page, items: page.items.map((row) => itemOf(row, counts)), unread: counted };
}

async function itemsOf(
  client: Pick<Pool, 'query'>,
  { code, name, owners, withoutPatrons = false }: InboxReader,
  { isRead, moment, id }: Place,
  limit: number,
): Promise<Omit<InboxRow, 'isRead'>[]> {
  const { rows } = await client.query<Omit<InboxRow, 'isRead'>>({
    name: 'inbox',
    text: itemsSql,
    values: [code, name, owners ?? null, withoutPatrons, isRead, moment ?? null, id ?? null, limit],
  });
  return rows;
}

async function touchedBy(
  client: Pick<Pool, 'query'>,
  rows: readonly InboxRow[],
  owners: readonly string[] | undefined,
): Promise<ReadonlyMap<string, number>> {
  const closing = rows.filter(({ kind }) => kind === 'closed').flatMap(({ partner }) => partner ?? []);
  if (closing.length === 0) return new Map();
  const touched = await client.query<{ partner: string; count: number }>({
    name: 'inbox-touched',
    text: touchedSql,
    values: [closing, owners ?? null],
  });
  return new Map(touched.rows.map(({ partner, count }) => [partner, count]));
}

interface InboxRow {
  id: string;
  kind: InboxItem['kind'];
  at: Date;
  /** To the microsecond: where a page ends. */
  moment: string;
  request: string | null;
  partner: string | null;
  who: string | null;
  note: string | null;
  says: Wording | null;
  event: HistoryEvent | null;
  done: boolean;
  from: string | null;
  until: string | null;
  side: Side | null;
  title: string | null;
  isRead: boolean;
}

function itemOf(row: InboxRow, counts: ReadonlyMap<string, number>): InboxItem {
  const { id, kind, at, request, side, partner, who, note, says, event, done, from, until, title, isRead } = row;
  const [source, unreadId = ''] = id.split(' ');
  const said = note ?? (kind === 'message' || kind === 'patron' ? says : null);
  const isClosure = kind === 'closed' || kind === 'reopened';
  return {
    id,
    kind,
    at: at.toISOString(),
    isRead,
    ...(who ? { who } : {}),
    ...(said ? { says: said } : {}),
    ...(event && side ? { label: eventWords(side, event as EventName) } : {}),
    ...(request && side ? { request, side } : {}),
    ...(title ? { title } : {}),
    ...(!done && (source === 'mark' || source === 'note') ? { unread: { kind: source, id: unreadId } } : {}),
    ...(isClosure && partner ? { partner } : {}),
    ...(from && until ? { from, until } : {}),
    ...(kind === 'closed' ? { requests: counts.get(partner ?? '') ?? 0 } : {}),
  };
}
