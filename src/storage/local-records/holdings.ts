/** The library's own holdings as stored. */

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
import type { HoldingDraft, HoldingRecords, HoldingView } from '../../engine/model/local/holdings.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { onlyRow } from '../only-row.js';
import { isRowId } from '../row-id.js';
import { pageOf } from '../views/page.js';
import { importHoldings } from './holding-import.js';
import { keysOf, saveIdentifiers } from './holding-keys.js';
import { beginnings, done, type RecordsContext, type Runner, removed, unknown, viewsOf } from './records-context.js';

type HoldingRow = {
  id: string;
  barcode: string;
  title: string;
  author: string | null;
  location: string;
  library: string;
  callNumber: string | null;
  policy: string;
  lent: boolean;
  replacementCost: string;
  replacementCurrency: string | null;
  identifiers: unknown;
};

export function createHoldingRecords(recordsContext: RecordsContext, order: Runner): HoldingRecords {
  return {
    list: (filter) => listHoldings(recordsContext, filter),
    read: (id) => readHolding(recordsContext, id),
    add: (draft) => order((on) => save(on, draft)),
    replace: async (id, draft) => (isRowId(id) ? order((on) => save(on, draft, id)) : unknown),
    remove: async (id) =>
      isRowId(id) ? order((on) => removed(on, 'delete from holding where id = $1', [id])) : unknown,
    importCsv: (file) => order((on) => importHoldings(on, file)),
    freeHere: (asked) => freeHere(recordsContext, asked),
    match: (asked, wish) => matchHoldings(recordsContext, asked, wish?.lentToo ?? false),
  };
}

/** Most holdings that are looked at for one request: a title that is on a thousand shelves needs no more. */
const candidatesAtMost = 500;

/** With a partner, or set aside for a patron of ours. */
const isLent = `(exists (select from lent_item lent where lent.holding_id = h.id and lent.returned_at is null)
  or exists (select from temporary_item held join request filled on filled.id = held.request_id
    where held.barcode = h.barcode and held.removed_at is null and filled.state = 'filledLocally'))`;
const columns = `h.id::text, h.barcode, h.title, h.author, h.location_code as location, l.library_code as library,
  h.call_number as "callNumber", h.policy, ${isLent} as lent,
  h.replacement_cost::text as "replacementCost", h.replacement_currency as "replacementCurrency",
  coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
    from holding_identifier i where i.holding_id = h.id), '[]') as identifiers`;
const from = 'from holding h join location l on l.code = h.location_code';

async function readHolding({ client }: RecordsContext, id: string): Promise<HoldingView | undefined> {
  if (!isRowId(id)) return undefined;
  return viewsOf<HoldingView>(await client.query<HoldingRow>(`select ${columns} ${from} where h.id = $1`, [id]))[0];
}

/** By words of title and author, the barcode, or a number as it is written. */
async function listHoldings(
  { client }: RecordsContext,
  { q, after, limit }: Parameters<HoldingRecords['list']>[0],
): Promise<Page<HoldingView>> {
  if (after !== undefined && !isRowId(after)) return { items: [] };
  const numbers = q === undefined ? [] : identifierKinds.flatMap((kind) => normalised(kind, q) ?? []);
  const found = await client.query<HoldingRow>(
    `select ${columns} ${from}
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
    `select ${columns} ${from} where h.id in (
       select holding_id from holding_identifier where (kind, value) in (select * from unnest($1::text[], $2::text[]))
       union select id from holding where title_key = $3 and $3 <> '')
       and ($5 or not ${isLent})
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
  const { client } = on;
  const { identifiers, problems } = identifiersOf(draft);
  const {
    barcode,
    title,
    author,
    location,
    callNumber,
    policy = 'loanable',
    replacementCost,
    replacementCurrency,
  } = draft;
  if ((replacementCost === undefined) !== (replacementCurrency === undefined))
    problems.push({
      field: replacementCost === undefined ? 'replacementCost' : 'replacementCurrency',
      problem: message('refusedHolding.amountAndCurrency'),
    });
  const there = onlyRow(
    await client.query<{ location: boolean; barcode: boolean }>(
      `select exists (select from location where code = $1) as location,
       exists (select from holding where barcode = $2 and ($3::bigint is null or id <> $3)) as barcode`,
      [location, barcode, id ?? null],
    ),
  );
  if (!there.location) problems.push({ field: 'location', problem: message('refusedMissing.location', { location }) });
  if (there.barcode) problems.push({ field: 'barcode', problem: message('refusedTaken.item', { barcode }) });
  if (problems.length > 0) return { kind: 'invalid', problems };
  const cost = [replacementCost ?? null, replacementCurrency ?? null];
  const values = [
    barcode,
    title,
    ...keysOf(title, author),
    location,
    callNumber ?? null,
    policy,
    ...cost,
    author ?? null,
  ];
  const saved =
    id === undefined
      ? await client.query<{ id: string }>(
          `insert into holding (barcode, title, title_key, search_text, location_code, call_number, policy, replacement_cost,
             replacement_currency, author)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id::text`,
          values,
        )
      : await client.query<{ id: string }>(
          `update holding set barcode = $1, title = $2, title_key = $3, search_text = $4, location_code = $5, call_number = $6,
             policy = $7, replacement_cost = coalesce($8, replacement_cost),
             replacement_currency = coalesce($9, replacement_currency), author = $10, updated_at = now(),
             bib_id = case when source is null then null else bib_id end where id = $11 returning id::text`,
          [...values, id],
        );
  const savedId = saved.rows[0]?.id;
  if (savedId === undefined) return unknown;
  await saveIdentifiers(on, [{ id: savedId, identifiers }]);
  const view = await readHolding(on, savedId);
  return view ? done(view) : unknown;
}
