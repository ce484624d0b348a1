/** The days on which libraries are closed, and the calendar that follows from them. */

import type { ClosureChange, ClosureDraft } from '../../contract/local-inputs.js';
import type { ClosureNotified, ClosureView } from '../../contract/local-views.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { LendingPauses } from '../../domain/fulfilment/closed-for-lending.js';
import { libraryCalendar, longestClosure, periodProblem } from '../../domain/fulfilment/closures.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import type { Actor } from '../../engine/model/actor.js';
import type { LibraryRecords } from '../../engine/model/local/libraries.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { nameFirstLibrary } from '../node/first-library.js';
import { type ClosureRow, closureTable, libraryTable } from '../tables/libraries.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import { orderNotice, stopTelling } from './closure-notices.js';
import {
  done,
  invalid,
  type RecordsContext,
  type Runner,
  recordView,
  rememberedRows,
  unknown,
  viewsOf,
} from './records-context.js';

type ClosureNoticeRow = ClosureRow & { told: unknown };

export function closureRecords(
  recordsContext: RecordsContext,
  order: Runner,
): Pick<LibraryRecords, 'closures' | 'close' | 'changeClosure' | 'removeClosure' | 'calendar' | 'standing'> {
  return {
    closures: (library, from) => listClosures(recordsContext, library, from),
    close: (library, draft, by) => order((on) => close(on, library, draft, by)),
    changeClosure: (library, id, change, by) => order((on) => changeClosure(on, library, id, change, by)),
    removeClosure: (library, id, by, tell) => order((on) => reopen(on, library, id, by, tell)),
    calendar: (code) => readCalendar(recordsContext, code),
    standing: (symbol) => readStanding(recordsContext, symbol),
  };
}

async function listClosures({ client }: RecordsContext, library: string, from?: string): Promise<ClosureView[]> {
  const found = await client.query<ClosureNoticeRow>(
    `select closure.id::text, library_code as library, kind, to_char(first_day, 'YYYY-MM-DD') as "from",
       to_char(last_day, 'YYYY-MM-DD') as until, note, created_at as "createdAt", created_by as "createdBy",
       (select json_build_object('partners', n.partners, 'requests', n.requests) from closure_notice n
         where n.closure_id = closure.id order by n.id desc limit 1) as told
     from closure where library_code = $1 and ($2::date is null or last_day >= $2) order by first_day, closure.id`,
    [library, from ?? null],
  );
  return viewsOf<ClosureView>(found);
}

async function close(
  on: RecordsContext,
  library: string,
  draft: ClosureDraft,
  by: Actor,
): Promise<Outcome<ClosureView>> {
  const { from, until = from, kind = 'closure', note, tell = kind === 'closure' } = draft;
  const wrong = wrongPeriod(from, until);
  if (wrong) return wrong;
  if (!(await on.tables.existsBy(libraryTable, { code: library }))) return unknown;
  const made = await insertNew(on.tables, closureTable, { library, kind, from, until, note, createdBy: by.name });
  if (!made) return unknown;
  const closure = recordView<ClosureView>(made);
  return done(tell ? { ...closure, told: await orderNotice(on, closure, 'closed', by.name) } : closure);
}

function wrongPeriod(from: string, until: string) {
  const [noFrom, noUntil] = [dateProblem(from), dateProblem(until)];
  if (noFrom) return invalid('from', noFrom);
  if (noUntil) return invalid('until', noUntil);
  const problem = periodProblem({ from, until });
  if (problem) return invalid('until', problem);
  const latest = new Date(Date.parse(from) + longestClosure * 86_400_000).toISOString().slice(0, 10);
  if (until > latest) return invalid('until', message('refusedClosure.tooLong', { most: longestClosure }));
  return undefined;
}

/** Another period is told; another note alone is not. */
async function changeClosure(
  on: RecordsContext,
  library: string,
  id: string,
  { tell, ...change }: ClosureChange,
  by: Actor,
): Promise<Outcome<ClosureView>> {
  const before = await lockClosure(on, library, id);
  if (!before) return unknown;
  const { from, until, note } = { ...before, ...change };
  const wrong = wrongPeriod(from, until);
  if (wrong) return wrong;
  const changed = await updateRow(on.tables, closureTable, { id }, { from, until, note: note ?? null });
  if (!changed) return unknown;
  const closure = recordView<ClosureView>(changed);
  const other = before.from !== from || before.until !== until;
  if (!other) return done(closure);
  if (tell ?? before.kind === 'closure')
    return done({ ...closure, told: await orderNotice(on, closure, 'changed', by.name) });
  await stopTelling(on, id);
  return done(closure);
}

async function reopen(
  on: RecordsContext,
  library: string,
  id: string,
  by: Actor,
  tell = true,
): Promise<Outcome<ClosureNotified>> {
  const before = await lockClosure(on, library, id);
  if (!before) return unknown;
  await on.tables.delete(closureTable, { id });
  if (tell) return done(await orderNotice(on, before, 'reopened', by.name));
  await stopTelling(on, id);
  return done({ partners: 0, requests: 0 });
}

async function lockClosure({ tables }: RecordsContext, library: string, id: string): Promise<ClosureView | undefined> {
  if (!isRowId(id)) return undefined;
  const row = await tables.findOne(closureTable, { where: { id, library }, lock: { mode: 'pessimistic_write' } });
  return row ? recordView<ClosureView>(row) : undefined;
}

/** One statement, for every request that comes asks it. Closures that are over are left out. */
async function readStanding(on: RecordsContext, symbol?: string): Promise<LendingPauses | undefined> {
  const rows = await rememberedRows<
    Omit<LendingPauses, 'inactiveForLending'> & { lendingFrom: string | null; lendingUntil: string | null }
  >(
    on,
    `select l.code as library, l.time_zone as "timeZone",
        to_char(l.lending_inactive_from, 'YYYY-MM-DD') as "lendingFrom", to_char(l.lending_inactive_until, 'YYYY-MM-DD') as "lendingUntil",
        coalesce((select json_agg(json_build_object('kind', c.kind, 'from', to_char(c.first_day, 'YYYY-MM-DD'),
            'until', to_char(c.last_day, 'YYYY-MM-DD')) order by c.first_day, c.id)
          from closure c where c.library_code = l.code and c.last_day >= current_date - 2), '[]') as closures
      from library l where l.resource_sharing
      order by coalesce(upper(l.symbol) = upper($1::text), false)
        or coalesce(upper($1::text) in (select upper(f) from unnest(l.former_symbols) f), false) desc, ${nameFirstLibrary} limit 1`,
    [symbol ?? null],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { lendingFrom: from, lendingUntil: until, ...standing } = row;
  return from === null ? standing : { ...standing, inactiveForLending: { from, ...(until === null ? {} : { until }) } };
}

/** The calendar of a library, or of the resource sharing library that requests belong to. Past years are left out. */
export async function readCalendar(on: RecordsContext, code?: string): Promise<Calendar | undefined> {
  const rows = await rememberedRows<{
    timeZone: string;
    closedWeekdays: number[] | null;
    closures: { from: string; until: string }[];
  }>(
    on,
    `select l.time_zone as "timeZone", l.closed_weekdays as "closedWeekdays",
       coalesce((select json_agg(json_build_object('from', to_char(c.first_day, 'YYYY-MM-DD'), 'until', to_char(c.last_day, 'YYYY-MM-DD')))
         from closure c where c.library_code = l.code and c.last_day > current_date - 400), '[]') as closures
     from library l where ($1::text is null and l.resource_sharing) or l.code = $1 order by ${nameFirstLibrary} limit 1`,
    [code ?? null],
  );
  return rows[0] && libraryCalendar(rows[0].timeZone, rows[0].closures, rows[0].closedWeekdays);
}
