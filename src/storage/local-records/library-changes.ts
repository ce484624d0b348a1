/** Libraries, their desks and locations, as staff change them. */
import { Not } from 'typeorm';
import type {
  DeskChange,
  DeskDraft,
  LibraryChange,
  LibraryDraft,
  LocationChange,
  LocationDraft,
} from '../../contract/local-inputs.js';
import type { DeskView, LocationView } from '../../contract/local-views.js';
import { isTimeZone } from '../../domain/calendar/calendar.js';
import { periodProblem } from '../../domain/fulfilment/closures.js';
import { dateProblem } from '../../domain/fulfilment/local-days.js';
import { sameSymbol } from '../../engine/directory/partner-book.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import { message, type Wording } from '../../words/message.js';
import { deskTable, type LibraryRow, libraryTable, locationTable } from '../tables/libraries.js';
import { insertNew, updateRow } from '../tables/on-client.js';
import {
  done,
  invalid,
  notNow,
  type RecordsContext,
  recordView,
  removed,
  takenCode,
  unknown,
} from './records-context.js';

export async function addLibrary(on: RecordsContext, draft: LibraryDraft): Promise<Outcome<undefined>> {
  const { code, name, timeZone } = draft;
  const taken = message('refusedTaken.library', { code });
  const problems = [...(await takenCode(on, libraryTable, { code }, taken)), ...(await problemsOf(on, code, draft))];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (!(await insertNew(on.tables, libraryTable, { code, name, timeZone }))) return invalid('code', taken);
  return save(on, code, draft);
}

export async function changeLibrary(
  on: RecordsContext,
  code: string,
  change: LibraryChange,
): Promise<Outcome<undefined>> {
  const there = await on.tables.findOne(libraryTable, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!there) return unknown;
  const problems = [...(await problemsOf(on, code, change)), ...neverTheirs(there.formerSymbols, change)];
  return problems.length > 0
    ? { kind: 'invalid', problems }
    : save(on, code, { ...change, ...formerOnes(there, change) });
}

/** A symbol that goes is kept: open requests are known by it, and not every partner learns of a change at once. */
function formerOnes(
  { symbol: before, formerSymbols }: Pick<LibraryRow, 'symbol' | 'formerSymbols'>,
  { symbol, formerSymbols: wished }: Pick<LibraryChange, 'symbol' | 'formerSymbols'>,
): Pick<LibraryChange, 'formerSymbols'> {
  const isNew = symbol !== undefined && before !== null && !(symbol && sameSymbol(before, symbol));
  if (!isNew && !wished && !symbol) return {};
  const all = [...(wished ?? formerSymbols), ...(isNew ? [before] : [])];
  return {
    formerSymbols: all.filter(
      (each, at) => !(symbol && sameSymbol(each, symbol)) && all.findIndex((other) => sameSymbol(other, each)) === at,
    ),
  };
}

/** What it never signed with is no symbol of its past. */
const neverTheirs = (
  formerSymbols: readonly string[],
  { formerSymbols: wished = [] }: Pick<LibraryChange, 'formerSymbols'>,
): FieldProblem[] =>
  wished
    .filter((symbol) => !formerSymbols.some((each) => sameSymbol(each, symbol)))
    .map((symbol) => ({ field: 'formerSymbols', problem: message('libraries.neverItsSymbol', { symbol }) }));

/** The partners that know it by the symbol before. */
export async function partnersToInform({ client }: Pick<RecordsContext, 'client'>) {
  const { rows } = await client.query<{ code: string; name: string }>(
    `select code, name from partner where status = 'active' and not practice order by name, code`,
  );
  return rows;
}

async function save({ tables }: RecordsContext, code: string, change: LibraryChange): Promise<Outcome<undefined>> {
  const { name, isil, symbol, formerSymbols, resourceSharing, virtual, address, email, timeZone } = change;
  const { defaultItemLocation, defaultPickup, closedWeekdays } = change;
  const { inactiveForBorrowing: borrowing, inactiveForLending: lending } = change;
  await updateRow(
    tables,
    libraryTable,
    { code },
    {
      ...{ name, isil, symbol, formerSymbols, resourceSharing, virtual, address, email, timeZone },
      ...{ defaultItemLocation, defaultPickup, closedWeekdays },
      ...(borrowing === undefined
        ? {}
        : { borrowingFrom: borrowing?.from ?? null, borrowingUntil: borrowing?.until ?? null }),
      ...(lending === undefined ? {} : { lendingFrom: lending?.from ?? null, lendingUntil: lending?.until ?? null }),
    },
  );
  return done(undefined);
}

async function problemsOf(on: RecordsContext, code: string, change: LibraryChange): Promise<FieldProblem[]> {
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
  problems.push(...(await takenSymbols(on, code, change)));
  const { defaultItemLocation: location, defaultPickup: pickup } = change;
  if (location && !(await on.tables.existsBy(locationTable, { code: location, library: code })))
    wrong('defaultItemLocation', message('refusedLibrary.noLocationOfIt', { location }));
  if (pickup && pickup !== code && !(await on.tables.existsBy(libraryTable, { code: pickup })))
    wrong('defaultPickup', message('refusedMissing.library', { library: pickup }));
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
      `select name from library where code is distinct from $1
         and (upper($2) in (upper(symbol), upper('ISIL:' || isil)) or upper($2) in (select upper(f) from unnest(former_symbols) f))
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
  const [pickup] = await on.tables.findBy(libraryTable, { defaultPickup: code, code: Not(code) });
  if (pickup) return notNow(message('refusedLibrary.defaultPickup', { library: pickup.code }));
  await on.tables.delete(deskTable, { library: code });
  await on.tables.delete(locationTable, { library: code });
  return removed(on, libraryTable, { code });
}

export async function addDesk(on: RecordsContext, library: string, draft: DeskDraft): Promise<Outcome<DeskView>> {
  if (!(await on.tables.existsBy(libraryTable, { code: library }))) return unknown;
  const { code, name, holdShelf, email } = draft;
  const taken = message('refusedTaken.desk', { code });
  const problems = await takenCode(on, deskTable, { code }, taken);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await insertNew(on.tables, deskTable, { code, library, name, holdShelf, email });
  return made ? done(recordView<DeskView>(made)) : invalid('code', taken);
}

export async function addLocation(
  on: RecordsContext,
  library: string,
  { code, name, kind }: LocationDraft,
): Promise<Outcome<LocationView>> {
  if (!(await on.tables.existsBy(libraryTable, { code: library }))) return unknown;
  const taken = message('refusedTaken.location', { code });
  const problems = await takenCode(on, locationTable, { code }, taken);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const made = await insertNew(on.tables, locationTable, { code, library, name, kind });
  return made ? done(made) : invalid('code', taken);
}

export async function changeDesk(
  on: RecordsContext,
  library: string,
  code: string,
  { name, holdShelf, email }: DeskChange,
): Promise<Outcome<DeskView>> {
  const desk = await updateRow(on.tables, deskTable, { code, library }, { name, holdShelf, email });
  return desk ? done(recordView<DeskView>(desk)) : unknown;
}

export async function changeLocation(
  on: RecordsContext,
  library: string,
  code: string,
  { name, kind }: LocationChange,
): Promise<Outcome<LocationView>> {
  const location = await updateRow(on.tables, locationTable, { code, library }, { name, kind });
  return location ? done(location) : unknown;
}
