/** The library's own holdings as stored. */
import { Not } from 'typeorm';
import type { HoldingDraft } from '../../contract/local-inputs.js';
import type { HoldingView } from '../../contract/local-views.js';
import {
  findHoldings,
  type HoldingMatch,
  identifiersIn,
  type TitleAskedFor,
} from '../../domain/fulfilment/holdings.js';
import { identifierKinds, normalised } from '../../domain/fulfilment/identifiers.js';
import { identifiersOf } from '../../domain/fulfilment/imports/holding-rows.js';
import { folded, titleKeys } from '../../domain/fulfilment/titles.js';
import type { Page } from '../../engine/model/actor.js';
import type { HoldingRecords } from '../../engine/model/local/holdings.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { holdingTable } from '../tables/holding.js';
import { locationTable } from '../tables/libraries.js';
import { updateRow } from '../tables/on-client.js';
import { pageOf } from '../views/page.js';
import { columnsOfHolding, type HoldingRow, holdingsFrom, isHoldingLent } from './holding-columns.js';
import { importHoldings } from './holding-import.js';
import { keysOf, saveIdentifiers } from './holding-keys.js';
import { copiesInUse } from './holding-use.js';
import { beginnings, done, type RecordsContext, type Runner, removed, unknown, viewsOf } from './records-context.js';

export function createHoldingRecords(recordsContext: RecordsContext, order: Runner): HoldingRecords {
  return {
    list: (filter) => listHoldings(recordsContext, filter),
    read: (id) => readHolding(recordsContext, id),
    copies: (id) => copiesInUse(recordsContext, id),
    add: (draft) => order((on) => save(on, draft)),
    replace: async (id, draft) => (isRowId(id) ? order((on) => save(on, draft, id)) : unknown),
    remove: async (id) => (isRowId(id) ? order((on) => removed(on, holdingTable, { id })) : unknown),
    importCsv: (file) => order((on) => importHoldings(on, file)),
    freeHere: (asked) => freeHere(recordsContext, asked),
    match: (asked, wish) => matchHoldings(recordsContext, asked, wish?.lentToo ?? false),
  };
}

/** Most holdings that are looked at for one request: a title that is on a thousand shelves needs no more. */
const candidatesAtMost = 500;

async function readHolding({ client }: RecordsContext, id: string): Promise<HoldingView | undefined> {
  if (!isRowId(id)) return undefined;
  return viewsOf<HoldingView>(
    await client.query<HoldingRow>(`select ${columnsOfHolding} ${holdingsFrom} where h.id = $1`, [id]),
  )[0];
}

/** By words of title and author, the barcode, or a number as it is written. */
async function listHoldings(
  { client }: RecordsContext,
  { q, after, limit }: Parameters<HoldingRecords['list']>[0],
): Promise<Page<HoldingView>> {
  if (after !== undefined && !isRowId(after)) return { items: [] };
  const numbers = q === undefined ? [] : identifierKinds.flatMap((kind) => normalised(kind, q) ?? []);
  const found = await client.query<HoldingRow>(
    `select ${columnsOfHolding} ${holdingsFrom}
     where ($1::text is null or h.barcode = $1 or to_tsvector('simple', h.search_text) @@ to_tsquery('simple', $2)
         or h.id in (select holding_id from holding_identifier where value = any($3)))
       and ($4::bigint is null or h.id > $4) order by h.id limit $5`,
    [q?.trim() ?? null, (q && beginnings(folded(q))) ?? '', numbers, after ?? null, limit + 1],
  );
  return pageOf(viewsOf<HoldingView>(found), limit, ({ id }) => id);
}

async function matchHoldings(
  { client }: RecordsContext,
  asked: TitleAskedFor,
  lentToo: boolean,
): Promise<HoldingMatch<HoldingView>[]> {
  const numbers = identifiersIn(asked);
  const main = asked.title ? titleKeys(asked.title).main : '';
  const found = await client.query<HoldingRow>(
    `select ${columnsOfHolding} ${holdingsFrom} where h.id in (
       select holding_id from holding_identifier where (kind, value) in (select * from unnest($1::text[], $2::text[]))
       union select id from holding where title_key = $3 and $3 <> '')
       and ($5 or not ${isHoldingLent})
     order by h.id limit $4`,
    [numbers.map(({ kind }) => kind), numbers.map(({ value }) => value), main, candidatesAtMost, lentToo],
  );
  return findHoldings(asked, viewsOf<HoldingView>(found));
}

async function freeHere(on: RecordsContext, asked: TitleAskedFor): Promise<HoldingMatch<HoldingView>[]> {
  const matches = (await matchHoldings(on, asked, false)).filter(
    ({ holding, otherEdition }) => holding.policy === 'loanable' && !otherEdition,
  );
  if (matches.length === 0) return [];
  const { rows } = await on.client.query<{ id: string }>(
    `select id::text from holding where id = any($1::bigint[]) and shelf_status = 'notAvailable'`,
    [matches.map(({ holding }) => holding.id)],
  );
  const away = new Set(rows.map(({ id }) => id));
  return matches.filter(({ holding }) => !away.has(holding.id));
}

async function save(on: RecordsContext, draft: HoldingDraft, id?: string): Promise<Outcome<HoldingView>> {
  const { tables } = on;
  const { identifiers, problems } = identifiersOf(draft);
  const { barcode, title, author, location, callNumber, policy = 'loanable' } = draft;
  const { replacementCost, replacementCurrency } = draft;
  if ((replacementCost === undefined) !== (replacementCurrency === undefined))
    problems.push({
      field: replacementCost === undefined ? 'replacementCost' : 'replacementCurrency',
      problem: message('refusedHolding.amountAndCurrency'),
    });
  if (!(await tables.existsBy(locationTable, { code: location })))
    problems.push({ field: 'location', problem: message('refusedMissing.location', { location }) });
  if (await tables.existsBy(holdingTable, { barcode, ...(id === undefined ? {} : { id: Not(id) }) }))
    problems.push({ field: 'barcode', problem: message('refusedTaken.item', { barcode }) });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const [titleKey, searchText] = keysOf(title, author);
  const row = {
    ...{ barcode, title, titleKey, searchText, location, callNumber: callNumber ?? null, policy },
    ...{ replacementCost, replacementCurrency, author: author ?? null },
  };
  const saved =
    id === undefined
      ? await tables.insert(holdingTable, row).then(({ identifiers: [made] }) => made)
      : await updateRow(tables, holdingTable, { id }, { ...row, updatedAt: () => 'now()', bib: ofItsRecord });
  if (!saved) return unknown;
  await saveIdentifiers(on, [{ id: saved['id'], identifiers }]);
  const view = await readHolding(on, saved['id']);
  return view ? done(view) : unknown;
}

/** Only a record may say which title it belongs to. */
const ofItsRecord = () => 'case when source is null then null else bib_id end';
