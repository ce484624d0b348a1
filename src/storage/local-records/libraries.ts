import type { DeskView, LibraryView, LocationView } from '../../contract/local-views.js';
import { isInactive } from '../../domain/fulfilment/closures.js';
import { type DeskTask, deskProblem } from '../../domain/fulfilment/desks.js';
import { sameSymbol } from '../../engine/directory/partner-book.js';
import type { HomeLibrary, InactivePeriod, LibraryRecords } from '../../engine/model/local/libraries.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { Message } from '../../words/message.js';
import { nameFirstLibrary } from '../node/first-library.js';
import { deskTable, libraryTable, locationTable } from '../tables/libraries.js';
import { closureRecords } from './closures.js';
import {
  addDesk,
  addLibrary,
  addLocation,
  changeDesk,
  changeLibrary,
  changeLocation,
  partnersToInform,
  removeLibrary,
} from './library-changes.js';
import {
  done,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  rememberedFind,
  rememberedRows,
  removed,
  unknown,
  viewsOf,
} from './records-context.js';

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
      const changed = await order(async (on) => {
        const before = change.symbol ? (await on.tables.findOneBy(libraryTable, { code }))?.symbol : undefined;
        const outcome = await changeLibrary(on, code, change);
        const isNew = change.symbol && before && !sameSymbol(before, change.symbol);
        return outcome.kind === 'done' ? done(isNew ? await partnersToInform(on) : undefined) : outcome;
      });
      if (changed.kind !== 'done') return changed;
      const library = await saved(code, now);
      return library.kind === 'done' && changed.value ? done({ ...library.value, toInform: changed.value }) : library;
    },
    remove: (code) => order((on) => removeLibrary(on, code)),
    addDesk: (library, draft) => order((on) => addDesk(on, library, draft)),
    changeDesk: (library, code, change) => order((on) => changeDesk(on, library, code, change)),
    removeDesk: (library, code) => order((on) => removed(on, deskTable, { code, library })),
    addLocation: (library, draft) => order((on) => addLocation(on, library, draft)),
    changeLocation: (library, code, change) => order((on) => changeLocation(on, library, code, change)),
    removeLocation: (library, code) => order((on) => removed(on, locationTable, { code, library })),
    mayWorkAt: async (desk, task, owner) => {
      const found = await readDesk(recordsContext, desk);
      if (!found) return unknown;
      const problem = await problemAtDesk(recordsContext, task, found, owner);
      return problem ? notNow(problem) : done({ library: found.library });
    },
    home: (code) => readHome(recordsContext, code),
    asked: async (symbol) => {
      const rows = await rememberedRows<{ code: string }>(
        recordsContext,
        `select l.code from library l where l.resource_sharing
             and (upper(l.symbol) = upper($1) or upper($1) in (select upper(f) from unnest(l.former_symbols) f))
           and exists (select from library o where o.resource_sharing and o.code <> l.code)`,
        [symbol],
      );
      return rows[0]?.code;
    },
    symbols: async () =>
      (
        await rememberedRows<{ symbol: string }>(
          recordsContext,
          'select unnest(former_symbols || array_remove(array[symbol], null)) as symbol from library',
        )
      ).map(({ symbol }) => symbol),
    ...closureRecords(recordsContext, order),
  };
}

/** A desk with what its library allows; `undefined` when there is none. */
export async function readDesk(on: RecordsContext, code: string) {
  const rows = await rememberedRows<Omit<DeskView, 'email'> & { resourceSharing: boolean; timeZone: string }>(
    on,
    `select d.code, d.library_code as library, d.name, d.hold_shelf as "holdShelf",
       l.resource_sharing as "resourceSharing", l.time_zone as "timeZone"
     from desk d join library l on l.code = d.library_code where d.code = $1`,
    [code],
  );
  return rows[0];
}

/** Why a task cannot be done at a desk, with the desks that can do it. `owner`: code of the library of the request. */
export async function problemAtDesk(
  on: RecordsContext,
  task: DeskTask,
  desk: NonNullable<Awaited<ReturnType<typeof readDesk>>>,
  owner?: string,
): Promise<Message | undefined> {
  // Who is in the right library is not asked about others.
  if ((owner === undefined || owner === desk.library) && !deskProblem(task, desk)) return undefined;
  const [own] = owner
    ? await rememberedRows<{ code: string; name: string }>(
        on,
        'select code, name from library where code = $1 and resource_sharing',
        [owner],
      )
    : [];
  if (!deskProblem(task, desk, { owner: own })) return undefined;
  const able = await rememberedRows<{ name: string }>(
    on,
    `select d.name from desk d join library l on l.code = d.library_code
     where case when $1::text is null then l.resource_sharing and ($2::text is null or l.code = $2) else d.hold_shelf and l.code = $1 end
     order by ${nameFirstLibrary}, d.code limit ${desksNamed}`,
    [task === 'shelve' ? desk.library : null, own?.code ?? null],
  );
  return deskProblem(task, desk, { owner: own, able: able.map(({ name }) => name) });
}

/** As many desks are named as fit into a sentence. */
const desksNamed = 4;

async function readHome(on: RecordsContext, code?: string): Promise<HomeLibrary | undefined> {
  const rows = await rememberedRows<{
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
     order by coalesce(l.code = $1, false) desc, ${nameFirstLibrary} limit 1`,
    [code ?? null],
  );
  return rows[0] && recordView<HomeLibrary>(rows[0]);
}

async function readLibraries(on: RecordsContext, now: Date, code?: string): Promise<LibraryView[]> {
  const libraries = await rememberedFind(on, libraryTable, {
    where: code === undefined ? {} : { code },
    order: { resourceSharing: 'DESC', code: 'ASC' },
  });
  const ofThem = { where: code === undefined ? {} : { library: code }, order: { code: 'ASC' } } as const;
  const desks = await rememberedFind(on, deskTable, ofThem);
  const locations = await rememberedFind(on, locationTable, ofThem);
  return libraries.map(({ borrowingFrom, borrowingUntil, lendingFrom, lendingUntil, ...row }) => {
    const borrowing = periodOf(borrowingFrom, borrowingUntil);
    const lending = periodOf(lendingFrom, lendingUntil);
    return {
      ...recordView<Omit<LibraryView, 'borrowsToday' | 'lendsToday' | 'desks' | 'locations'>>(row),
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
