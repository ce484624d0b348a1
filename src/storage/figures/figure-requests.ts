/** The requests behind a number of a report: the days on which it was counted are known, so only their requests are read. */
import type { Pool } from 'pg';
import { endings } from '../../domain/figures/of-request.js';
import type { Page } from '../../engine/model/actor.js';
import type { BehindFigure, CountedIn, FigureFilter } from '../../engine/model/figures.js';
import type { StoredSummary } from '../../engine/model/requests.js';
import { type LineRow, lineColumns, lineOf } from '../views/request-views.js';

/** How a thing is named in `said`: by its side and day, and beside by its reason, by its partner and by its service. Stages have no list. */
export function figureWords({ side, measure, detail, partner, service, day }: CountedIn): string[] {
  if (measure === 'stage') return [];
  const word = (part: string) => `${side} ${measure}${part} ${day}`;
  return [
    ...[word(''), word(` #${service}`)],
    ...(detail ? [word(` =${detail}`)] : []),
    ...(partner ? [word(` @${partner}`)] : []),
  ];
}

/** What is still open was counted as a request, and as no ending. */
const countedAs = (measure: BehindFigure['measure']): string => (measure === 'open' ? 'requests' : measure);
const endingsWithout = (measure: BehindFigure['measure']): readonly string[] => (measure === 'open' ? endings : []);

/** The word without its day that finds fewest: a partner has fewer requests than a reason, a reason fewer than a service. */
function wordBefore({ side, measure, partner, reason, service }: BehindFigure & FigureFilter): string {
  const part = partner ? ` @${partner}` : reason ? ` =${reason}` : service ? ` #${service}` : '';
  return `${side} ${countedAs(measure)}${part} `;
}

/** Days that are read at once at most. */
const daysAtMost = 200;

/**
 * The newest day first, each request at the last day on which it counts. As many days are read as the sums say that it
 * takes: a number of a year stands for more requests than anybody reads. `after`: the day and the id of the last one.
 */
export async function requestsBehind(
  pool: Pool,
  filter: FigureFilter & BehindFigure,
  after: string | undefined,
  limit: number,
): Promise<Page<StoredSummary>> {
  const [, lastDay, lastId] = /^(\d{4}-\d{2}-\d{2}) (\d{1,18})$/.exec(after ?? '') ?? [];
  const before = lastDay && lastId ? { day: lastDay, id: lastId } : undefined;
  const rows: { day: string; line: StoredSummary }[] = [];
  for (let until = lastDay ?? filter.to; rows.length <= limit; ) {
    const days = await daysCounted(pool, filter, until, limit + 1 - rows.length);
    const first = days.at(-1);
    if (first === undefined) break;
    rows.push(
      ...(await behindOn(pool, filter, { days, limit: limit + 1 - rows.length, ...(before ? { before } : {}) })),
    );
    until = dayBefore(first);
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ line }) => line),
    ...(rows.length > limit && last ? { next: `${last.day} ${last.line.id}` } : {}),
  };
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The newest days until one on which something was counted, as many as hold that many things. */
async function daysCounted(
  pool: Pool,
  { side, measure, reason, from, library, partner, service, owners }: FigureFilter & BehindFigure,
  until: string,
  wanted: number,
): Promise<string[]> {
  const signed = 'case when f.measure = any($11::text[]) then -f.count else f.count end';
  const { rows } = await pool.query<{ day: string; count: number }>({
    text: `select to_char(f.day, 'YYYY-MM-DD') as day, sum(${signed})::int as count from figure f
      where f.grain = $1 and f.measure = any($2::text[] || $11::text[]) and f.day between $3 and $4 and f.side = $5 and f.partner = $6
        and ($7::text is null or f.detail = $7) and ($8::text is null or library = $8)
        and ($9::text is null or f.service = $9) and ($10::text[] is null or library = '' or library = any($10))
      group by f.day having sum(${signed}) > 0 order by f.day desc limit ${daysAtMost}`,
    values: [
      ...[
        partner ? 'day' : 'allDay',
        [countedAs(measure)],
        from,
        until,
        side,
        partner ?? '',
        reason ?? null,
        library ?? null,
      ],
      ...[service ?? null, owners ?? null, endingsWithout(measure)],
    ],
  });
  const days: string[] = [];
  let found = 0;
  for (const { day, count } of rows) {
    if (found >= wanted) break;
    found += count;
    days.push(day);
  }
  return days;
}

/** Planned for its values: for any words at all every request would be read. */
async function behindOn(
  pool: Pool,
  filter: FigureFilter & BehindFigure,
  { days, limit, before }: { days: readonly string[]; limit: number; before?: { day: string; id: string } },
): Promise<{ day: string; line: StoredSummary }[]> {
  const { side, measure, reason, to, library, partner, service, owners } = filter;
  const word = wordBefore(filter);
  const { rows } = await pool.query<LineRow & { countedOn: string }>({
    text: `select ${lineColumns}, c.title, c.author, p.counted_on as "countedOn"
      from (select r.id, d.day as counted_on from request_figure f join request r on r.id = f.request_id
          cross join lateral (select max(right(each, 10)) as day from unnest(f.said) each
            where left(each, length($1)) = $1 and length(each) = length($1) + 10 and right(each, 10) <= $2) d
        where f.said && $3::text[] and d.day = any($4::text[])
          and r.side = $5 and ($6::text is null or r.owner_library = $6) and ($7::text is null or r.service_type = $7)
          and ($8::text[] is null or r.owner_library is null or r.owner_library = any($8))
          and ($9::text is null or exists (select from jsonb_to_recordset(f.counted) as c (measure text, partner text, detail text)
            where c.measure = $10 and c.partner = $9 and ($11::text is null or c.detail = $11)))
          and ($15::text[] = '{}' or not exists (select from jsonb_to_recordset(f.counted) as e (measure text) where e.measure = any($15)))
          and ($12::bigint is null or d.day < $13 or r.id < $12)
        order by d.day desc, r.id desc limit $14) p
      join request r on r.id = p.id join citation c on c.request_id = p.id order by p.counted_on desc, r.id desc`,
    values: [
      ...[word, to, days.map((day) => `${word}${day}`), days, side, library ?? null, service ?? null, owners ?? null],
      ...[partner ?? null, countedAs(measure), reason ?? null, before?.id ?? null, before?.day ?? null, limit],
      endingsWithout(measure),
    ],
  });
  return rows.map((row) => ({ day: row.countedOn, line: lineOf(row) }));
}
