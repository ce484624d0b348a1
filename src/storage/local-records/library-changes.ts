/** Libraries, their desks and locations, as staff change them. */
import { isTimeZone } from '../../domain/calendar.js';
import { periodProblem } from '../../domain/fulfilment/closures.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import type {
  DeskChange,
  DeskDraft,
  DeskView,
  LibraryChange,
  LibraryDraft,
  LocationChange,
  LocationDraft,
  LocationView,
} from '../../engine/model/local/libraries.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import { type Message, message, type Wording } from '../../words/message.js';
import {
  assignments,
  done,
  invalid,
  notNow,
  type RecordsContext,
  recordView,
  removed,
  unknown,
  viewsOf,
} from './records-context.js';

export type DeskViewRow = { code: string; library: string; name: string; holdShelf: boolean; email: string | null };
export type LocationViewRow = { code: string; library: string; name: string; kind: string };

export async function addLibrary(on: RecordsContext, draft: LibraryDraft): Promise<Outcome<undefined>> {
  const problems = await problemsOf(on, draft.code, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await on.client.query(
    `insert into library (code, name, time_zone) values ($1, $2, $3) on conflict do nothing`,
    [draft.code, draft.name, draft.timeZone],
  );
  if (made.rowCount !== 1) return invalid('code', message('refusedTaken.library', { code: draft.code }));
  return save(on, draft.code, draft);
}

export async function changeLibrary(
  on: RecordsContext,
  code: string,
  change: LibraryChange,
): Promise<Outcome<undefined>> {
  const there = await on.client.query('select from library where code = $1 for update', [code]);
  if (there.rowCount === 0) return unknown;
  const problems = await problemsOf(on, code, change);
  return problems.length > 0 ? { kind: 'invalid', problems } : save(on, code, change);
}

async function save({ client }: RecordsContext, code: string, change: LibraryChange): Promise<Outcome<undefined>> {
  const { inactiveForBorrowing: borrowing, inactiveForLending: lending, address } = change;
  const { set, values } = assignments({
    name: change.name,
    isil: change.isil,
    symbol: change.symbol,
    resource_sharing: change.resourceSharing,
    virtual: change.virtual,
    address: address && JSON.stringify(address),
    email: change.email,
    time_zone: change.timeZone,
    default_item_location: change.defaultItemLocation,
    default_pickup: change.defaultPickup,
    closed_weekdays: change.closedWeekdays,
    ...(borrowing === undefined
      ? {}
      : { borrowing_inactive_from: borrowing?.from ?? null, borrowing_inactive_until: borrowing?.until ?? null }),
    ...(lending === undefined
      ? {}
      : { lending_inactive_from: lending?.from ?? null, lending_inactive_until: lending?.until ?? null }),
  });
  if (set !== '') await client.query(`update library set ${set} where code = $1`, [code, ...values]);
  return done(undefined);
}

async function problemsOf({ client }: RecordsContext, code: string, change: LibraryChange): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: Wording) => problems.push({ field, problem });
  if (change.timeZone !== undefined && !isTimeZone(change.timeZone))
    wrong('timeZone', message('refusedLibrary.timeZone'));
  for (const field of ['inactiveForBorrowing', 'inactiveForLending'] as const) {
    const period = change[field];
    if (!period) continue;
    const dates = [period.from, ...(period.until === undefined ? [] : [period.until])];
    const problem = dates.map(dateProblem).find((each) => each !== undefined) ?? periodProblem(period);
    if (problem) wrong(field, problem);
  }
  problems.push(...(await takenSymbols({ client }, code, change)));
  const { defaultItemLocation: location, defaultPickup: pickup } = change;
  if (location) {
    const own = await client.query('select from location where code = $1 and library_code = $2', [location, code]);
    if (own.rowCount === 0) wrong('defaultItemLocation', message('refusedLibrary.noLocationOfIt', { location }));
  }
  if (pickup && pickup !== code) {
    const there = await client.query('select from library where code = $1', [pickup]);
    if (there.rowCount === 0) wrong('defaultPickup', message('refusedMissing.library', { library: pickup }));
  }
  return problems;
}

/** A symbol leads to one library or partner: messages to it must not reach two. */
async function takenSymbols(
  { client }: Pick<RecordsContext, 'client'>,
  code: string,
  { symbol, isil }: Pick<LibraryChange, 'symbol' | 'isil'>,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [field, wished] of [
    ['symbol', symbol],
    ['isil', isil && `ISIL:${isil}`],
  ] as const) {
    if (!wished) continue;
    const { rows } = await client.query<{ name: string }>(
      `select name from library where code <> $1 and upper($2) in (upper(symbol), upper('ISIL:' || isil))
       union all select p.name from partner_symbol s join partner p on p.code = s.partner_code where upper(s.symbol) = upper($2)
       limit 1`,
      [code, wished],
    );
    const [holder] = rows;
    if (!holder) continue;
    problems.push({ field, problem: message('libraries.symbolTaken', { symbol: wished, holder: holder.name }) });
  }
  return problems;
}

export async function removeLibrary(on: RecordsContext, code: string): Promise<Outcome<undefined>> {
  const pickup = await on.client.query<{ code: string }>(
    'select code from library where default_pickup = $1 and code <> $1',
    [code],
  );
  if (pickup.rows[0]) return notNow(message('refusedLibrary.defaultPickup', { library: pickup.rows[0].code }));
  await on.client.query('delete from desk where library_code = $1', [code]);
  await on.client.query('delete from location where library_code = $1', [code]);
  return removed(on, 'delete from library where code = $1', [code]);
}

export async function addDesk(on: RecordsContext, library: string, draft: DeskDraft): Promise<Outcome<DeskView>> {
  const made = await on.client.query<DeskViewRow>(
    `insert into desk (code, library_code, name, hold_shelf, email)
     select $1, l.code, $3, $4, $5 from library l where l.code = $2 on conflict do nothing
     returning code, library_code as library, name, hold_shelf as "holdShelf", email`,
    [draft.code, library, draft.name, draft.holdShelf ?? true, draft.email ?? null],
  );
  return madeOr(on, viewsOf<DeskView>(made)[0], library, message('refusedTaken.desk', { code: draft.code }));
}

export async function addLocation(
  on: RecordsContext,
  library: string,
  draft: LocationDraft,
): Promise<Outcome<LocationView>> {
  const made = await on.client.query<LocationViewRow>(
    `insert into location (code, library_code, name, kind)
     select $1, l.code, $3, $4 from library l where l.code = $2 on conflict do nothing
     returning code, library_code as library, name, kind`,
    [draft.code, library, draft.name, draft.kind ?? 'shelf'],
  );
  const taken = message('refusedTaken.location', { code: draft.code });
  return madeOr(on, viewsOf<LocationView>(made)[0], library, taken);
}

export async function changeDesk(
  on: RecordsContext,
  library: string,
  code: string,
  change: DeskChange,
): Promise<Outcome<DeskView>> {
  const { rows } = await on.client.query<DeskViewRow>(
    `update desk set name = coalesce($3, name), hold_shelf = coalesce($4, hold_shelf),
       email = case when $5 then $6 else email end
     where code = $1 and library_code = $2 returning code, library_code as library, name, hold_shelf as "holdShelf", email`,
    [code, library, change.name ?? null, change.holdShelf ?? null, change.email !== undefined, change.email ?? null],
  );
  return rows[0] ? done(recordView<DeskView>(rows[0])) : unknown;
}

export async function changeLocation(
  on: RecordsContext,
  library: string,
  code: string,
  change: LocationChange,
): Promise<Outcome<LocationView>> {
  const { rows } = await on.client.query<LocationViewRow>(
    `update location set name = coalesce($3, name), kind = coalesce($4, kind)
     where code = $1 and library_code = $2 returning code, library_code as library, name, kind`,
    [code, library, change.name ?? null, change.kind ?? null],
  );
  return rows[0] ? done(recordView<LocationView>(rows[0])) : unknown;
}

async function madeOr<T>(
  on: RecordsContext,
  made: T | undefined,
  library: string,
  taken: Message,
): Promise<Outcome<T>> {
  if (made) return done(made);
  const there = await on.client.query('select from library where code = $1', [library]);
  return there.rowCount === 0 ? unknown : invalid('code', taken);
}
