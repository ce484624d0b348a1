/** Libraries with their desks and locations as stored. */
import { isTimeZone } from '../../domain/calendar.js';
import { isInactive, periodProblem } from '../../domain/fulfilment/closures.js';
import { type DeskTask, deskProblem } from '../../domain/fulfilment/desks.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import type {
  DeskChange,
  DeskDraft,
  DeskView,
  HomeLibrary,
  InactivePeriod,
  LibraryChange,
  LibraryDraft,
  LibraryRecords,
  LibraryView,
  LocationChange,
  LocationDraft,
  LocationView,
} from '../../engine/model/local/libraries.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import { type Message, message, type Wording } from '../../words/message.js';
import { firstLibrary } from '../first-library.js';
import { believedRows } from './believed.js';
import { closureRecords } from './closures.js';
import {
  assignments,
  done,
  invalid,
  notNow,
  type RecordsContext,
  type Runner,
  unknown,
  viewOf,
  viewsOf,
} from './records-context.js';

type LibraryRow = {
  code: string;
  name: string;
  isil: string | null;
  symbol: string | null;
  resourceSharing: boolean;
  virtual: boolean;
  address: unknown;
  email: string | null;
  timeZone: string;
  defaultItemLocation: string | null;
  defaultPickup: string | null;
  closedWeekdays: number[] | null;
  borrowingFrom: string;
  borrowingUntil: string;
  lendingFrom: string;
  lendingUntil: string;
};

export function createLibraryRecords(recordsContext: RecordsContext, order: Runner, timeZone: string): LibraryRecords {
  const read = async (code: string, now: Date) => (await readLibraries(recordsContext, now, code))[0];
  const saved = async (code: string, now: Date): Promise<Outcome<LibraryView>> => {
    const library = await read(code, now);
    return library ? done(library) : unknown;
  };
  return {
    list: (now) => readLibraries(recordsContext, now),
    read,
    add: async (draft, now) => {
      const added = await order((on) => addLibrary(on, { timeZone, ...draft }));
      return added.kind === 'done' ? saved(draft.code, now) : added;
    },
    change: async (code, change, now) => {
      const changed = await order((on) => changeLibrary(on, code, change));
      return changed.kind === 'done' ? saved(code, now) : changed;
    },
    remove: (code) => order((on) => removeLibrary(on, code)),
    addDesk: (library, draft) => order((on) => addDesk(on, library, draft)),
    changeDesk: (library, code, change) => order((on) => changeDesk(on, library, code, change)),
    removeDesk: (library, code) =>
      order((on) => removed(on, 'delete from desk where code = $1 and library_code = $2', [code, library])),
    addLocation: (library, draft) => order((on) => addLocation(on, library, draft)),
    changeLocation: (library, code, change) => order((on) => changeLocation(on, library, code, change)),
    removeLocation: (library, code) =>
      order((on) => removed(on, 'delete from location where code = $1 and library_code = $2', [code, library])),
    mayWorkAt: async (desk, task, owner) => {
      const found = await readDesk(recordsContext, desk);
      if (!found) return unknown;
      const problem = await problemAt(recordsContext, task, found, owner);
      return problem ? notNow(problem) : done({ library: found.library });
    },
    home: (code) => readHome(recordsContext, code),
    asked: async (symbol) => {
      const rows = await believedRows<{ code: string }>(
        recordsContext,
        `select l.code from library l where l.resource_sharing and upper(l.symbol) = upper($1)
           and exists (select from library o where o.resource_sharing and o.code <> l.code)`,
        [symbol],
      );
      return rows[0]?.code;
    },
    symbols: async () =>
      (
        await believedRows<{ symbol: string }>(recordsContext, 'select symbol from library where symbol is not null')
      ).map(({ symbol }) => symbol),
    ...closureRecords(recordsContext, order),
  };
}

/** A desk with what its library allows; `undefined` when there is none. */
export async function readDesk(on: RecordsContext, code: string) {
  const rows = await believedRows<Omit<DeskView, 'email'> & { resourceSharing: boolean; timeZone: string }>(
    on,
    `select d.code, d.library_code as library, d.name, d.hold_shelf as "holdShelf",
       l.resource_sharing as "resourceSharing", l.time_zone as "timeZone"
     from desk d join library l on l.code = d.library_code where d.code = $1`,
    [code],
  );
  return rows[0];
}

/** Why a task cannot be done at a desk, with the desks that can do it. `owner`: code of the library of the request. */
export async function problemAt(
  on: RecordsContext,
  task: DeskTask,
  desk: NonNullable<Awaited<ReturnType<typeof readDesk>>>,
  owner?: string,
): Promise<Message | undefined> {
  // Who stands in the right library is not asked about others.
  if ((owner === undefined || owner === desk.library) && !deskProblem(task, desk)) return undefined;
  const [own] = owner
    ? await believedRows<{ code: string; name: string }>(
        on,
        'select code, name from library where code = $1 and resource_sharing',
        [owner],
      )
    : [];
  if (!deskProblem(task, desk, { owner: own })) return undefined;
  const able = await believedRows<{ name: string }>(
    on,
    `select d.name from desk d join library l on l.code = d.library_code
     where case when $1::text is null then l.resource_sharing and ($2::text is null or l.code = $2) else d.hold_shelf and l.code = $1 end
     order by ${firstLibrary}, d.code limit ${desksNamed}`,
    [task === 'shelve' ? desk.library : null, own?.code ?? null],
  );
  return deskProblem(task, desk, { owner: own, able: able.map(({ name }) => name) });
}

/** As many desks are named as fit into a sentence. */
const desksNamed = 4;

async function readHome(on: RecordsContext, code?: string): Promise<HomeLibrary | undefined> {
  const rows = await believedRows<{
    code: string;
    name: string;
    timeZone: string;
    symbol: string | null;
    desks: string[];
    desksOfOthers: string[];
  }>(
    on,
    `select l.code, l.name, l.time_zone as "timeZone", l.symbol,
       array(select d.code from desk d where d.library_code = l.code order by d.code) as desks,
       array(select d.code from desk d join library o on o.code = d.library_code
         where o.resource_sharing and o.code <> l.code) as "desksOfOthers"
     from library l where l.resource_sharing or l.code = $1
     order by coalesce(l.code = $1, false) desc, ${firstLibrary} limit 1`,
    [code ?? null],
  );
  return rows[0] && viewOf<HomeLibrary>(rows[0]);
}

async function readLibraries(on: RecordsContext, now: Date, code?: string): Promise<LibraryView[]> {
  const wanted = [code ?? null];
  const libraries = await believedRows<LibraryRow>(
    on,
    `select code, name, isil, symbol, resource_sharing as "resourceSharing", virtual, address, email, time_zone as "timeZone",
       default_item_location as "defaultItemLocation", default_pickup as "defaultPickup",
       closed_weekdays as "closedWeekdays",
       to_char(borrowing_inactive_from, 'YYYY-MM-DD') as "borrowingFrom", to_char(borrowing_inactive_until, 'YYYY-MM-DD') as "borrowingUntil",
       to_char(lending_inactive_from, 'YYYY-MM-DD') as "lendingFrom", to_char(lending_inactive_until, 'YYYY-MM-DD') as "lendingUntil"
     from library where $1::text is null or code = $1 order by resource_sharing desc, code`,
    wanted,
  );
  const desks = await believedRows<{
    code: string;
    library: string;
    name: string;
    holdShelf: boolean;
    email: string | null;
  }>(
    on,
    `select code, library_code as library, name, hold_shelf as "holdShelf", email from desk
     where $1::text is null or library_code = $1 order by code`,
    wanted,
  );
  const locations = await believedRows<{ code: string; library: string; name: string; kind: string }>(
    on,
    `select code, library_code as library, name, kind from location where $1::text is null or library_code = $1 order by code`,
    wanted,
  );
  return libraries.map(({ borrowingFrom, borrowingUntil, lendingFrom, lendingUntil, ...row }) => {
    const borrowing = periodOf(borrowingFrom, borrowingUntil);
    const lending = periodOf(lendingFrom, lendingUntil);
    return {
      ...viewOf<Omit<LibraryView, 'borrowsToday' | 'lendsToday' | 'desks' | 'locations'>>(row),
      ...(borrowing ? { inactiveForBorrowing: borrowing } : {}),
      ...(lending ? { inactiveForLending: lending } : {}),
      borrowsToday: row.resourceSharing && !isInactive(borrowing, now, row.timeZone),
      lendsToday: row.resourceSharing && !isInactive(lending, now, row.timeZone),
      desks: viewsOf<DeskView>({ rows: desks }).filter(({ library }) => library === row.code),
      locations: viewsOf<LocationView>({ rows: locations }).filter(({ library }) => library === row.code),
    };
  });
}

const periodOf = (from: string | null, until: string | null): InactivePeriod | undefined =>
  from === null ? undefined : { from, ...(until === null ? {} : { until }) };

async function addLibrary(on: RecordsContext, draft: LibraryDraft): Promise<Outcome<undefined>> {
  const problems = await problemsOf(on, draft.code, draft);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await on.client.query(
    `insert into library (code, name, time_zone) values ($1, $2, $3) on conflict do nothing`,
    [draft.code, draft.name, draft.timeZone],
  );
  if (made.rowCount !== 1) return invalid('code', message('refusedTaken.library', { code: draft.code }));
  return save(on, draft.code, draft);
}

async function changeLibrary(on: RecordsContext, code: string, change: LibraryChange): Promise<Outcome<undefined>> {
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

async function removeLibrary(on: RecordsContext, code: string): Promise<Outcome<undefined>> {
  const pickup = await on.client.query<{ code: string }>(
    'select code from library where default_pickup = $1 and code <> $1',
    [code],
  );
  if (pickup.rows[0]) return notNow(message('refusedLibrary.defaultPickup', { library: pickup.rows[0].code }));
  await on.client.query('delete from desk where library_code = $1', [code]);
  await on.client.query('delete from location where library_code = $1', [code]);
  return removed(on, 'delete from library where code = $1', [code]);
}

/** What is not there cannot be removed; what somebody names is not removed either. */
export async function removed({ client }: RecordsContext, sql: string, values: unknown[]): Promise<Outcome<undefined>> {
  const { rowCount } = await client.query(sql, values);
  return rowCount === 0 ? unknown : done(undefined);
}

async function addDesk(on: RecordsContext, library: string, draft: DeskDraft): Promise<Outcome<DeskView>> {
  const made = await on.client.query<{
    code: string;
    library: string;
    name: string;
    holdShelf: boolean;
    email: string | null;
  }>(
    `insert into desk (code, library_code, name, hold_shelf, email)
     select $1, l.code, $3, $4, $5 from library l where l.code = $2 on conflict do nothing
     returning code, library_code as library, name, hold_shelf as "holdShelf", email`,
    [draft.code, library, draft.name, draft.holdShelf ?? true, draft.email ?? null],
  );
  return madeOr(on, viewsOf<DeskView>(made)[0], library, message('refusedTaken.desk', { code: draft.code }));
}

async function addLocation(on: RecordsContext, library: string, draft: LocationDraft): Promise<Outcome<LocationView>> {
  const made = await on.client.query<{ code: string; library: string; name: string; kind: string }>(
    `insert into location (code, library_code, name, kind)
     select $1, l.code, $3, $4 from library l where l.code = $2 on conflict do nothing
     returning code, library_code as library, name, kind`,
    [draft.code, library, draft.name, draft.kind ?? 'shelf'],
  );
  const taken = message('refusedTaken.location', { code: draft.code });
  return madeOr(on, viewsOf<LocationView>(made)[0], library, taken);
}

async function changeDesk(
  on: RecordsContext,
  library: string,
  code: string,
  change: DeskChange,
): Promise<Outcome<DeskView>> {
  const { rows } = await on.client.query<{
    code: string;
    library: string;
    name: string;
    holdShelf: boolean;
    email: string | null;
  }>(
    `update desk set name = coalesce($3, name), hold_shelf = coalesce($4, hold_shelf),
       email = case when $5 then $6 else email end
     where code = $1 and library_code = $2 returning code, library_code as library, name, hold_shelf as "holdShelf", email`,
    [code, library, change.name ?? null, change.holdShelf ?? null, change.email !== undefined, change.email ?? null],
  );
  return rows[0] ? done(viewOf<DeskView>(rows[0])) : unknown;
}

async function changeLocation(
  on: RecordsContext,
  library: string,
  code: string,
  change: LocationChange,
): Promise<Outcome<LocationView>> {
  const { rows } = await on.client.query<{ code: string; library: string; name: string; kind: string }>(
    `update location set name = coalesce($3, name), kind = coalesce($4, kind)
     where code = $1 and library_code = $2 returning code, library_code as library, name, kind`,
    [code, library, change.name ?? null, change.kind ?? null],
  );
  return rows[0] ? done(viewOf<LocationView>(rows[0])) : unknown;
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
