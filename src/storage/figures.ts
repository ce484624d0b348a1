/** Sums by day for the reports: kept from the history by a job, read by index; no message writes to them. */
import type { Pool, PoolClient } from 'pg';
import type { PastLine, PastRequest } from '../domain/figures/of-request.js';
import type { Service, Side } from '../domain/tables.js';
import type {
  BehindFigure,
  CountedIn,
  CountedOf,
  FigureFilter,
  FigureOfMonth,
  FigureStore,
  FigureSum,
  RequestToCount,
} from '../engine/ports/figures.js';
import type { Page, StoredSummary } from '../engine/ports.js';
import { lineColumns, lineOf } from './views/request-views.js';

/** Requests that are read and decided at a time. */
const requestsAtOnce = 500;
/** A line may be committed after one with a higher number: lines younger than this are looked at once more. */
const settled = `interval '2 minutes'`;

export function createFigureStore(pool: Pool): FigureStore {
  return {
    count: async (lines, now, decide) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const more = await countNext(client, lines, now, decide);
        await client.query('commit');
        return more;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    readAt: async () => {
      const { rows } = await pool.query<{ at: Date | null }>({
        name: 'figures-read-at',
        text: `select read_at as at from figure_read where name = 'history'`,
      });
      return rows[0]?.at ?? undefined;
    },
    sums: (filter) => sums(pool, filter),
    months: (filter) => months(pool, filter),
    requestsBehind: (filter, after, limit) => requestsBehind(pool, filter, after, limit),
  };
}

async function countNext(
  client: PoolClient,
  linesAtOnce: number,
  now: Date,
  decide: (requests: readonly RequestToCount[]) => CountedOf[],
): Promise<boolean> {
  await client.query(`insert into figure_read (name) values ('history') on conflict do nothing`);
  // Two processes count one after the other.
  const { rows: places } = await client.query<{ readTo: string }>(
    `select read_to::text as "readTo" from figure_read where name = 'history' for update`,
  );
  const { rows: read } = await client.query<{ lines: number; requests: string[] | null; settledTo: string | null }>({
    name: 'figures-next-lines',
    text: `select count(*)::int as lines, array_agg(distinct request_id::text) as requests,
        (max(id) filter (where at < $3::timestamptz - ${settled}))::text as "settledTo"
      from (select h.id, h.request_id, h.at from history h where h.id > $1 order by h.id limit $2) next`,
    values: [places[0]?.readTo ?? '0', linesAtOnce, now],
  });
  const { lines = 0, requests, settledTo } = read[0] ?? {};
  const ids = requests ?? [];
  for (let first = 0; first < ids.length; first += requestsAtOnce)
    await countRequests(client, ids.slice(first, first + requestsAtOnce), decide);
  await client.query(
    `update figure_read set read_to = greatest(read_to, $1::bigint), read_at = $2 where name = 'history'`,
    [settledTo ?? '0', now],
  );
  return lines === linesAtOnce && settledTo !== null;
}

async function countRequests(
  client: PoolClient,
  ids: readonly string[],
  decide: (requests: readonly RequestToCount[]) => CountedOf[],
): Promise<void> {
  const requests = await readRequests(client, ids);
  const before = new Map(requests.map(({ id, before }) => [id, before ?? []]));
  const changed = decide(requests).filter(({ id, now }) => asKey(now) !== asKey(before.get(id)));
  if (changed.length === 0) return;
  await client.query(
    `insert into request_figure (request_id, counted, said)
      select id::bigint, counted, array(select jsonb_array_elements_text(said))
      from jsonb_to_recordset($1::jsonb) as given (id text, counted jsonb, said jsonb)
      on conflict (request_id) do update set counted = excluded.counted, said = excluded.said`,
    [JSON.stringify(changed.map(({ id, now }) => ({ id, counted: now, said: [...new Set(now.flatMap(wordsOf))] })))],
  );
  const sums = new Map<string, CountedIn & { count: number; sum: number }>();
  const add = (counted: readonly CountedIn[], sign: 1 | -1) => {
    for (const each of counted) {
      const key = placeOf(each);
      const sum = sums.get(key) ?? { ...each, count: 0, sum: 0 };
      sum.count += sign;
      sum.sum += sign * Number(each.amount ?? 0);
      sums.set(key, sum);
    }
  };
  for (const { id, now } of changed) {
    add(before.get(id) ?? [], -1);
    add(now, 1);
  }
  const rows = [...sums.values()].filter(({ count, sum }) => count !== 0 || sum !== 0);
  if (rows.length === 0) return;
  await client.query(
    `with given as (
        select * from jsonb_to_recordset($1::jsonb) as given (day date, side text, library text, service text, partner text,
          measure text, detail text, count int, sum numeric))
      insert into figure (grain, day, side, library, service, partner, measure, detail, count, amount)
      select grain, part, side, library, service, partner, measure, detail, sum(count), sum(sum)
      from given cross join lateral (values ('day', day), ('month', date_trunc('month', day::timestamp)::date)) as of (grain, part)
      group by grain, part, side, library, service, partner, measure, detail
      order by grain, measure, part, side, partner, detail, service, library
      on conflict (grain, measure, day, side, partner, detail, service, library) do update
        set count = figure.count + excluded.count, amount = figure.amount + excluded.amount`,
    [JSON.stringify(rows)],
  );
}

/** How a thing is named in `said`: by its day, and by its reason and day. Stages have no list. */
const wordsOf = ({ measure, detail, day }: CountedIn): string[] =>
  measure === 'stage' ? [] : [`${measure} ${day}`, ...(detail ? [`${measure} ${detail} ${day}`] : [])];

/** Where a thing is counted. */
const placeOf = ({ day, side, library, service, partner, measure, detail }: CountedIn): string =>
  JSON.stringify([day, side, library, service, partner, measure, detail]);

/** The same for the same things, in whatever order their properties were stored. */
const asKey = (counted: readonly CountedIn[] | undefined): string =>
  JSON.stringify((counted ?? []).map((each) => [placeOf(each), each.amount ?? '']));

interface PastRow {
  id: string;
  side: Side;
  service: Service;
  library: string | null;
  partner: string | null;
  state: string;
  createdAt: Date;
  closedAt: Date | null;
  rejectReason: string | null;
  fee: string | null;
  currency: string | null;
  before: CountedIn[] | null;
}

async function readRequests(client: PoolClient, ids: readonly string[]): Promise<RequestToCount[]> {
  const { rows } = await client.query<PastRow>({
    name: 'figures-requests',
    text: `select r.id::text, r.side, r.service_type as service, r.owner_library as library, r.partner_code as partner,
        r.state, r.created_at as "createdAt", r.closed_at as "closedAt", r.facts #>> '{local,rejectReason}' as "rejectReason",
        r.facts #>> '{lostCase,fee}' as fee, r.facts #>> '{lostCase,currency}' as currency, f.counted as before
      from request r left join request_figure f on f.request_id = r.id where r.id = any($1::bigint[])`,
    values: [ids],
  });
  const { rows: lines } = await client.query<PastLine & { request: string }>({
    name: 'figures-lines',
    text: `select h.request_id::text as request, h.at, h.event, h.to_state as to, c.partner_code as partner,
        c.facts ->> 'reasonUnfilled' as reason
      from history h left join conversation c on c.id = h.conversation_id
      where h.request_id = any($1::bigint[]) order by h.request_id, h.id`,
    values: [ids],
  });
  const past = new Map<string, PastLine[]>();
  for (const { request, at, event, to, partner, reason } of lines) {
    const line = { at, event, to: to ?? undefined, partner: partner ?? undefined, reason: reason ?? undefined };
    const known = past.get(request);
    if (known) known.push(line);
    else past.set(request, [line]);
  }
  return rows.map(({ id, before, library, partner, closedAt, rejectReason, fee, currency, ...row }): RequestToCount => {
    const request: PastRequest = {
      ...row,
      library: library ?? '',
      partner: partner ?? '',
      closedAt: closedAt ?? undefined,
      rejectReason: rejectReason ?? undefined,
      fee: fee ?? undefined,
      currency: currency ?? undefined,
      lines: past.get(id) ?? [],
    };
    return { id, past: request, ...(before ? { before } : {}) };
  });
}

/** The conditions of a filter on `figure f`, with its values from `$1` on. */
const narrowed = `($3::text is null or f.library = $3) and ($4::text is null or f.partner = $4)
  and ($5::text is null or f.service = $5) and ($6::text[] is null or f.library = '' or f.library = any($6))`;
const valuesOf = ({ from, to, library, partner, service, owners }: FigureFilter) => [
  ...[from, to, library ?? null, partner ?? null, service ?? null, owners ?? null],
];

/** The period `$1` to `$2` from as few rows as can be: whole months by their sums, the days before and after them singly. */
const monthsAndDays = `(
    (f.grain = 'month' and f.day >= date_trunc('month', $1::date + interval '1 month' - interval '1 day')::date
      and f.day < date_trunc('month', $2::date + interval '1 day')::date)
    or (f.grain = 'day' and f.day between $1 and $2
      and (f.day < date_trunc('month', $1::date + interval '1 month' - interval '1 day')::date
        or f.day >= date_trunc('month', $2::date + interval '1 day')::date)))`;

/** Weeks are told of the last year of a period: of more, months are. */
const weeksTold = 53;

/** All cuts of a report. */
async function sums(pool: Pool, filter: FigureFilter): Promise<FigureSum[]> {
  const [parts, weeks] = await Promise.all([
    pool.query({
      name: 'figure-sums',
      text: `select f.side, f.measure, f.detail, f.service, f.partner,
          to_char(date_trunc('month', f.day::timestamp), 'YYYY-MM-DD') as since, sum(f.count)::int as count,
          (sum(f.amount) filter (where f.measure = 'fee'))::text as amount,
          grouping(f.detail) as "noDetail", grouping(f.partner) as "noPartner"
        from figure f where ${monthsAndDays} and ${narrowed}
        group by grouping sets ((f.side, f.measure, f.detail), (f.side, f.measure, f.service, date_trunc('month', f.day::timestamp)),
          (f.side, f.measure, f.partner))`,
      values: valuesOf(filter),
    }),
    pool.query({
      name: 'figure-weeks',
      text: `select f.side, f.measure, to_char(date_trunc('week', f.day::timestamp), 'YYYY-MM-DD') as since,
          sum(f.count)::int as count
        from figure f where f.grain = 'day' and f.measure = 'requests' and ${narrowed}
          and f.day between greatest($1::date, $2::date - ${weeksTold} * 7) and $2
        group by f.side, f.measure, date_trunc('week', f.day::timestamp)`,
      values: valuesOf(filter),
    }),
  ]);
  return [
    ...parts.rows.map(
      (row): FigureSum => ({
        ...{ side: row.side, measure: row.measure, count: row.count, amount: row.amount ?? '0' },
        ...(row.noDetail === 0
          ? { cut: 'whole', ...(row.detail ? { detail: row.detail } : {}) }
          : row.noPartner === 0
            ? { cut: 'partner', partner: row.partner }
            : { cut: 'month', since: row.since, service: row.service }),
      }),
    ),
    ...weeks.rows.map((row): FigureSum => ({ cut: 'week', amount: '0', ...row })),
  ];
}

async function months(pool: Pool, filter: FigureFilter): Promise<FigureOfMonth[]> {
  const { rows } = await pool.query<FigureOfMonth>({
    name: 'figure-months',
    text: `select to_char(f.day, 'YYYY-MM') as month, f.side, f.service, f.partner, f.measure, sum(f.count)::int as count
      from figure f where ${monthsAndDays} and ${narrowed} and f.measure not in ('stage', 'fee')
      group by 1, 2, 3, 4, 5 having sum(f.count) <> 0 order by 1, 2, 3, 4, 5`,
    values: valuesOf(filter),
  });
  return rows;
}

/** Days that are looked at together at most: where only some of their requests count, each of them is looked at. */
const daysAtMost = { all: 366, some: 31 };
const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * The newest day first, each request at the last day on which it counts. Days are read a few at a time until there are
 * enough: a number of a year stands for more requests than anybody reads. `after`: the day and the id of the last one.
 */
async function requestsBehind(
  pool: Pool,
  filter: FigureFilter & BehindFigure,
  after: string | undefined,
  limit: number,
): Promise<Page<StoredSummary>> {
  const [, lastDay, lastId] = /^(\d{4}-\d{2}-\d{2}) (\d{1,18})$/.exec(after ?? '') ?? [];
  const first = Date.parse(filter.from);
  let to = Date.parse(lastDay ?? filter.to);
  const rows: { day: string; line: StoredSummary }[] = [];
  const most = filter.partner || filter.library || filter.service ? daysAtMost.some : daysAtMost.all;
  for (let days = 1, read = 0; to >= first && rows.length <= limit; ) {
    const from = Math.max(first, to - (days - 1) * dayMs);
    rows.push(
      ...(await behindOn(pool, filter, {
        ...{ from: dayOf(from), to: dayOf(to), limit: limit + 1 - rows.length },
        ...(lastDay && lastId ? { before: { day: lastDay, id: lastId } } : {}),
      })),
    );
    to = from - dayMs;
    read += days;
    // As many days as will do, by what was found so far.
    const enough = rows.length === 0 ? most : Math.ceil(((limit + 1 - rows.length) * read) / rows.length);
    days = Math.max(1, Math.min(most, days * 4, enough));
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ line }) => line),
    ...(rows.length > limit && last ? { next: `${last.day} ${last.line.id}` } : {}),
  };
}

async function behindOn(
  pool: Pool,
  { side, measure, reason, to: until, library, partner, service, owners }: FigureFilter & BehindFigure,
  part: { from: string; to: string; limit: number; before?: { day: string; id: string } },
): Promise<{ day: string; line: StoredSummary }[]> {
  const said = `${measure}${reason ? ` ${reason}` : ''} `;
  const { rows } = await pool.query({
    name: 'requests-behind-figure',
    text: `select ${lineColumns}, c.title, c.author, p.counted_on as "countedOn"
      from (select r.id, d.day as counted_on from request_figure f join request r on r.id = f.request_id
          cross join lateral (select max(right(each, 10)) as day from unnest(f.said) each
            where left(each, length($1)) = $1 and length(each) = length($1) + 10 and right(each, 10) <= $12) d
        where f.said && array(select $1 || to_char(day, 'YYYY-MM-DD') from generate_series($2::date, $3::date, '1 day') day)
          and d.day between $2::text and $3::text
          and r.side = $4 and ($5::text is null or r.owner_library = $5) and ($7::text is null or r.service_type = $7)
          and ($8::text[] is null or r.owner_library is null or r.owner_library = any($8))
          and ($6::text is null or exists (select from jsonb_to_recordset(f.counted) as c (measure text, partner text)
            where c.measure = $9 and c.partner = $6))
          and ($10::bigint is null or d.day < $13 or r.id < $10)
        order by d.day desc, r.id desc limit $11) p
      join request r on r.id = p.id join citation c on c.request_id = p.id order by p.counted_on desc, r.id desc`,
    values: [
      ...[said, part.from, part.to, side, library ?? null, partner ?? null, service ?? null, owners ?? null],
      ...[measure, part.before?.id ?? null, part.limit, until, part.before?.day ?? null],
    ],
  });
  return rows.map((row) => ({ day: row.countedOn as string, line: lineOf(row) }));
}
