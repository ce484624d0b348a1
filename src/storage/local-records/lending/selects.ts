/** Candidates, lent items and move requests as views. The condition is ours, its values are the caller's. */

import type { CandidateView, LentItemView, MoveRequestView } from '../../../contract/lending-operations.js';
import type { InHand, LendingRecords } from '../../../engine/model/local/lending.js';
import { type JsonLine, withTimes } from '../../database/json-times.js';
import { isRowId } from '../../database/row-id.js';
import { pageOf } from '../../views/page.js';
import { ofOwnedRequests } from '../../views/request-conditions.js';
import { type RecordsContext, viewsOf } from '../records-context.js';

interface Wanted {
  where: string;
  values?: unknown[];
  /** `order by …`, `limit …` */
  rest?: string;
}

const select =
  <T>(columnsAndTables: string) =>
  async ({ client }: Pick<RecordsContext, 'client'>, { where, values = [], rest = '' }: Wanted): Promise<T[]> =>
    viewsOf<T>(
      await client.query<Record<string, unknown>>(`select ${columnsAndTables} where ${where} ${rest}`, values),
    );

/** Table `c`, holding `h`, location `l`, library `b`, open loan `i`. */
const candidates = `c.holding_id::text as holding, h.barcode, h.title, l.library_code as library, b.name as "libraryName",
     h.location_code as location, l.name as "locationName", h.call_number as "callNumber", h.policy, c.found_by as by,
     c.other_edition as "otherEdition", i.id is null and h.policy = 'loanable' as available, o.external_id as "lentOn"
   from lending_candidate c join holding h on h.id = c.holding_id join location l on l.code = h.location_code
     join library b on b.code = l.library_code
     left join lent_item i on i.holding_id = h.id and i.returned_at is null left join request o on o.id = i.request_id`;

/** Table `i`, request `r`, own holding `o`. */
const lentColumns = `i.id::text, i.request_id::text as request, r.external_id as "externalId", i.position, i.holding_id::text as holding,
     i.barcode, i.description, i.library_code as library, i.location_code as location,
     i.lending_location as "lendingLocation", i.process_type as "processType", i.shipped_at as "shippedAt",
     i.shipped_by as "shippedBy", i.returned_at as "returnedAt", i.returned_by as "returnedBy",
     o.replacement_cost::text as "replacementCost", o.replacement_currency as "replacementCurrency"`;
/** Of lent items, or of rows that have just become some. */
export const lentFrom = (table: string): string =>
  `${lentColumns} from ${table} i join request r on r.id = i.request_id left join holding o on o.id = i.holding_id`;
const lent = lentFrom('lent_item');

/** Table `m`, request `r`, its citation `c`. */
const moves = `m.id::text, m.request_id::text as request, r.external_id as "externalId", c.title, m.kind, m.location_code as location,
     l.name as "locationName", m.barcode, h.call_number as "callNumber", m.manual_description as "manualDescription", m.note,
     to_char(m.needed_by, 'YYYY-MM-DD') as "neededBy",
     m.status, m.asked_at as "askedAt", m.asked_by as "askedBy", m.closed_at as "closedAt", m.closed_by as "closedBy",
     coalesce(m.closing_words, to_jsonb(m.closing_note)) as "closingNote", m.alert_removed_at as "alertRemovedAt"
   from move_request m join request r on r.id = m.request_id join citation c on c.request_id = m.request_id
     left join location l on l.code = m.location_code left join holding h on h.id = m.holding_id`;

export const selectCandidates = select<CandidateView>(candidates);
export const selectLent = select<LentItemView>(lent);
export const selectMoves = select<MoveRequestView>(moves);

/** Most lines of one kind that a request shows. */
const linesAtMost = 200;

const allOf = (columnsAndTables: string, table: string, order: string): string =>
  `(select coalesce(json_agg(line), '[]') from (select ${columnsAndTables} where ${table}.request_id = $1
    order by ${order} limit ${linesAtMost}) line) as `;

/** All three of the request `$1`, as columns: each step of a lender asks for them. */
export const inHandColumns = `${allOf(candidates, 'c', 'c.position')} candidates, ${allOf(lent, 'i', 'i.position, i.id')} items,
       ${allOf(moves, 'm', 'm.id')} moves`;

/** What these columns give. */
export type InHandRow = { [Name in keyof InHand]: JsonLine<InHand[Name][number]>[] };

/** The same as views. */
export function inHandOf(found: InHandRow | undefined): InHand {
  const views = <T>(lines: JsonLine<T>[] = []) => viewsOf<T>({ rows: lines.map((line) => withTimes(line)) });
  return { candidates: views(found?.candidates), items: views(found?.items), moves: views(found?.moves) };
}

/** In one statement, and within a step only once until something is written. */
export function selectInHand(
  { client, writes }: Pick<RecordsContext, 'client' | 'writes'>,
  request: string,
): Promise<InHand> {
  const read = async () => inHandOf((await client.query<InHandRow>(`select ${inHandColumns}`, [request])).rows[0]);
  return writes?.locked.has(request) ? writes.remember(keyOfInHand(request), read) : read();
}

/** Under which it is remembered within a step. */
export const keyOfInHand = (request: string): string => `in hand ${request}`;

/** What one request has in hand, and the desk's two lists: items that are away, items to be fetched. */

export function lendingLists(on: Pick<RecordsContext, 'client'>): Pick<LendingRecords, 'inHand' | 'items' | 'moves'> {
  return {
    inHand: async (request) =>
      isRowId(request) ? selectInHand(on, request) : { candidates: [], items: [], moves: [] },
    items: async ({ request, barcode, out, owners, after, limit }) => {
      if (isOff(after) || isOff(request)) return { items: [] };
      const values: unknown[] = [request ?? null, barcode ?? null, out ?? null, after ?? null, limit + 1];
      const own = ofOwnedRequests('i.request_id', owners, (value) => `$${values.push(value)}`);
      const found = await selectLent(on, {
        where: [
          `($1::bigint is null or i.request_id = $1) and ($2::text is null or i.barcode = $2)
          and ($3::boolean is null or (i.returned_at is null) = $3) and ($4::bigint is null or i.id < $4)`,
          ...own,
        ].join(' and '),
        values,
        rest: 'order by i.id desc limit $5',
      });
      return pageOf(found, limit, ({ id }) => id);
    },
    moves: async ({ status = 'inProcess', location, owners, after, limit }) => {
      if (isOff(after)) return { items: [] };
      const values: unknown[] = [status, location ?? null, after ?? null, limit + 1];
      const own = ofOwnedRequests('m.request_id', owners, (value) => `$${values.push(value)}`);
      const found = await selectMoves(on, {
        where: [
          `m.status = $1 and ($2::text is null or m.location_code = $2) and ($3::bigint is null or m.id > $3)`,
          ...own,
        ].join(' and '),
        values,
        rest: 'order by m.id limit $4',
      });
      return pageOf(found, limit, ({ id }) => id);
    },
  };
}

const isOff = (id: string | undefined): boolean => id !== undefined && !isRowId(id);
