/** The days on which libraries are closed, and the calendar that follows from them. */
import type { Calendar } from '../../domain/calendar.js';
import { libraryCalendar, longestClosure, periodProblem } from '../../domain/fulfilment/closures.js';
import { isLocalDate } from '../../domain/fulfilment/local-days.js';
import type { ClosureDraft, ClosureView, LibraryRecords } from '../../engine/local/libraries.js';
import type { Outcome } from '../../engine/local/outcome.js';
import type { Actor } from '../../engine/ports.js';
import { isRowId } from '../row-id.js';
import { done, type Ground, invalid, type Runner, unknown, viewOf, viewsOf } from './ground.js';

export function closureRecords(
  ground: Ground,
  order: Runner,
): Pick<LibraryRecords, 'closures' | 'close' | 'removeClosure' | 'calendar'> {
  return {
    closures: (library, from) => listClosures(ground, library, from),
    close: (library, draft, by) => order((on) => close(on, library, draft, by)),
    removeClosure: (library, id) => order((on) => reopen(on, library, id)),
    calendar: (code) => readCalendar(ground, code),
  };
}

const columns = `id::text, library_code as library, kind, to_char(first_day, 'YYYY-MM-DD') as "from",
  to_char(last_day, 'YYYY-MM-DD') as until, note, created_at as "createdAt", created_by as "createdBy"`;

async function listClosures({ client }: Ground, library: string, from?: string): Promise<ClosureView[]> {
  const found = await client.query(
    `select ${columns} from closure where library_code = $1 and ($2::date is null or last_day >= $2) order by first_day, id`,
    [library, from ?? null],
  );
  return viewsOf<ClosureView>(found);
}

async function close(on: Ground, library: string, draft: ClosureDraft, by: Actor): Promise<Outcome<ClosureView>> {
  const { from, until = from, kind = 'closure', note } = draft;
  if (!isLocalDate(from)) return invalid('from', 'Write the date as YYYY-MM-DD.');
  if (!isLocalDate(until)) return invalid('until', 'Write the date as YYYY-MM-DD.');
  const problem = periodProblem({ from, until });
  if (problem) return invalid('until', problem);
  const latest = new Date(Date.parse(from) + longestClosure * 86_400_000).toISOString().slice(0, 10);
  if (until > latest)
    return invalid('until', `A closure has at most ${longestClosure} days; make the library inactive instead.`);
  const made = await on.client.query(
    `insert into closure (library_code, kind, first_day, last_day, note, created_by)
     select l.code, $2, $3::date, $4::date, $5, $6 from library l where l.code = $1 returning ${columns}`,
    [library, kind, from, until, note ?? null, by.name],
  );
  return made.rows[0] ? done(viewOf<ClosureView>(made.rows[0])) : unknown;
}

async function reopen({ client }: Ground, library: string, id: string): Promise<Outcome<undefined>> {
  if (!isRowId(id)) return unknown;
  const gone = await client.query('delete from closure where id = $1 and library_code = $2', [id, library]);
  return gone.rowCount === 0 ? unknown : done(undefined);
}

/** The calendar of a library, or of the resource sharing library that requests belong to. Past years are left out. */
export async function readCalendar({ client }: Ground, code?: string): Promise<Calendar | undefined> {
  const { rows } = await client.query<{ timeZone: string; closures: { from: string; until: string }[] }>(
    `select l.time_zone as "timeZone",
       coalesce((select json_agg(json_build_object('from', to_char(c.first_day, 'YYYY-MM-DD'), 'until', to_char(c.last_day, 'YYYY-MM-DD')))
         from closure c where c.library_code = l.code and c.last_day > current_date - 400), '[]') as closures
     from library l where ($1::text is null and l.resource_sharing) or l.code = $1 order by l.virtual, l.code limit 1`,
    [code ?? null],
  );
  return rows[0] && libraryCalendar(rows[0].timeZone, rows[0].closures);
}
