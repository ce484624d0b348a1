/** Sums by day for the reports: kept from the history by a job, read by index; no message writes to them. */
import type { Pool, PoolClient } from 'pg';
import type { PastLine, PastRequest } from '../../domain/figures/of-request.js';
import type { Service, Side, StateName } from '../../domain/tables/tables.js';
import type { CountedIn, CountedOf, FigureStore, RequestToCount } from '../../engine/model/figures.js';
import { figureWords, requestsBehind } from './figure-requests.js';
import { endedOf, months, sums, weeks } from './figure-sums.js';

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
    ended: (filter) => endedOf(pool, filter),
    months: (filter) => months(pool, filter),
    weeks: (filter) => weeks(pool, filter),
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
    [
      JSON.stringify(
        changed.map(({ id, now }) => ({ id, counted: now, said: [...new Set(now.flatMap(figureWords))] })),
      ),
    ],
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
      select grain, part, side, library, service, whom, measure, detail, sum(count), sum(sum)
      from given cross join lateral (values ('day', day, partner), ('month', date_trunc('month', day::timestamp)::date, partner),
        ('allDay', day, ''), ('allMonth', date_trunc('month', day::timestamp)::date, '')) as of (grain, part, whom)
      group by grain, part, side, library, service, whom, measure, detail
      order by grain, measure, part, side, whom, detail, service, library
      on conflict (grain, measure, day, side, partner, detail, service, library) do update
        set count = figure.count + excluded.count, amount = figure.amount + excluded.amount`,
    [JSON.stringify(rows)],
  );
}

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
  state: StateName;
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
