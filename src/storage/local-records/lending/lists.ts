/** What one request has in hand, and the desk's two lists: items that are away, items to be fetched. */
import type { LendingRecords } from '../../../engine/model/local/lending.js';
import { isRowId } from '../../row-id.js';
import { pageOf } from '../../views/page.js';
import { ofOwnedRequests } from '../../views/request-conditions.js';
import type { RecordsContext } from '../records-context.js';
import { selectInHand, selectLent, selectMoves } from './selects.js';

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
