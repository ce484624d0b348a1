/** Items, holds, loans and fees as desks list them, the newest first. */

import type { FeeView, HoldView } from '../../../contract/local-views.js';
import type { Page } from '../../../engine/model/actor.js';
import type { Circulation } from '../../../engine/model/local/circulation.js';
import { isRowId } from '../../database/row-id.js';
import { pageOf } from '../../views/page.js';
import { ofOwnedRequests } from '../../views/request-conditions.js';
import type { RecordsContext } from '../records-context.js';
import { hereOf } from './here.js';
import { selectFees, selectHolds, selectItems, selectLoans, type Wanted } from './selects.js';

export function circulationLists(on: RecordsContext): Pick<Circulation, 'items' | 'holds' | 'loans' | 'fees'> {
  return {
    items: async ({ request, barcode, removed = false, ...paging }) => {
      const here = request && !removed && !barcode && isFirst(paging) ? await hereOf(on, request) : undefined;
      if (here) return pageOf(here.items, paging.limit, ({ id }) => id);
      return page(on, selectItems, 'i', paging, [
        [removed ? 'i.removed_at is not null' : 'i.removed_at is null'],
        ['i.request_id', rowId(request)],
        ['i.barcode', barcode],
      ]);
    },
    holds: ({ shelf = 'active', library, patron, barcode, ...paging }) =>
      page<HoldView>(on, selectHolds, 'h', paging, [
        ['h.closed_at is null'],
        [shelf === 'expired' ? `h.status = 'expired'` : `h.status <> 'expired'`],
        ['h.pickup_library', library],
        ['h.patron_id', patron],
        ['i.barcode', barcode],
      ]),
    loans: async ({ patron, request, status, ...paging }) => {
      const here =
        request && !patron && status !== 'deleted' && isFirst(paging) ? await hereOf(on, request) : undefined;
      const wanted = here?.loans.filter((each) => status === undefined || each.status === status);
      if (wanted) return pageOf(wanted, paging.limit, ({ id }) => id);
      return page(on, selectLoans, 'l', paging, [
        ['l.patron_id', patron],
        ['l.request_id', rowId(request)],
        status === undefined ? [`l.status <> 'deleted'`] : ['l.status', status],
      ]);
    },
    fees: ({ patron, status, ...paging }) =>
      page<FeeView>(on, selectFees, 'f', paging, [
        ['f.patron_id', patron],
        ['f.status', status],
      ]),
  };
}

const isFirst = ({ owners, after }: { owners?: readonly string[]; after?: string }): boolean =>
  owners === undefined && after === undefined;

/** A condition, or a column with the value it must have; without a value it is no condition. */
type Condition = [condition: string] | [column: string, value: string | undefined];

async function page<T extends { id: string }>(
  on: RecordsContext,
  select: (on: RecordsContext, wanted: Wanted) => Promise<T[]>,
  table: string,
  { owners, after, limit }: { owners?: readonly string[]; after?: string; limit: number },
  conditions: Condition[],
): Promise<Page<T>> {
  if (after !== undefined && !isRowId(after)) return { items: [] };
  const values: unknown[] = [];
  const wheres = conditions.flatMap((condition) => {
    if (condition.length === 1) return condition;
    if (condition[1] === undefined) return [];
    return [`${condition[0]} = $${values.push(condition[1])}`];
  });
  wheres.push(...ofOwnedRequests(`${table}.request_id`, owners, (value) => `$${values.push(value)}`));
  // A fee of no request is the library's at which its patron picks up.
  if (owners && table === 'f')
    wheres.push(`(f.request_id is not null or not exists (select from patron p where p.id = f.patron_id
      and p.pickup_library <> all($${values.push(owners)})))`);
  if (after !== undefined) wheres.push(`${table}.id < $${values.push(after)}`);
  const rest = `order by ${table}.id desc limit $${values.push(limit + 1)}`;
  return pageOf(await select(on, { where: wheres.join(' and ') || 'true', values, rest }), limit, ({ id }) => id);
}

/** What cannot be an id is nobody's: no row has the id 0. */
const rowId = (text: string | undefined): string | undefined => (text === undefined || isRowId(text) ? text : '0');
