/** Items, holds, loans and fees as views. The condition is ours, its values are the caller's. */

import type { FeeView, HoldView, LoanView, TemporaryItemView } from '../../../contract/local-views.js';
import { wordingOf } from '../../database/wording-text.js';
import { type RecordsContext, viewsOf } from '../records-context.js';

export interface Wanted {
  where: string;
  values?: unknown[];
  /** `order by …`, `limit …`, `for update of …` */
  rest?: string;
}

const select =
  <T>(columnsAndTables: string) =>
  async ({ client }: RecordsContext, { where, values = [], rest = '' }: Wanted): Promise<T[]> =>
    viewsOf<T>(
      await client.query<Record<string, unknown>>(`select ${columnsAndTables} where ${where} ${rest}`, values),
    );

/** A patron's due date as a day, where the item `i` is kept. */
const dayHere = (at: string): string =>
  `to_char(${at} at time zone (select b.time_zone from library b where b.code = i.library_code), 'YYYY-MM-DD')`;

/** Table `i`, request `r`. */
export const itemColumns = `i.id::text, i.request_id::text as request, r.external_id as "externalId", i.position, i.barcode, i.description, i.title,
     i.author, i.suppressed, i.library_code as library, i.location_code as location, i.item_policy as "itemPolicy",
     i.fulfilment_note as "fulfilmentNote", i.internal_note as "internalNote", i.status, i.due_at as "dueAt",
     ${dayHere('i.due_at')} as "dueDay", i.received_at as "receivedAt", i.received_by as "receivedBy", i.removed_at as "removedAt"
   from temporary_item i join request r on r.id = i.request_id`;
export const selectItems = select<TemporaryItemView>(itemColumns);

/** Table `h`, item `i`, request `r`, patron `p`. */
export const selectHolds = select<HoldView>(
  `h.id::text, h.item_id::text as item, i.barcode, i.title, h.request_id::text as request, r.external_id as "externalId",
     h.patron_id as patron, p.name as "patronName", h.pickup_library as "pickupLibrary", coalesce(o.name, h.pickup_library) as "pickupName", h.status, h.notify,
     h.placed_at as "placedAt", h.on_shelf_at as "onShelfAt", h.expires_at as "expiresAt", r.facts -> 'conditions' as conditions
   from hold h join temporary_item i on i.id = h.item_id join request r on r.id = h.request_id
     left join patron p on p.id = h.patron_id left join library o on o.code = h.pickup_library`,
);

/** Table `l`, item `i`, request `r`, patron `p`. */
export const loanColumns = `l.id::text, l.item_id::text as item, i.barcode, i.title, l.request_id::text as request, r.external_id as "externalId",
     l.patron_id as patron, p.name as "patronName", l.status, l.out_at as "outAt", l.due_at as "dueAt",
     ${dayHere('l.due_at')} as "dueDay", r.due_date as "lenderDue", to_char(r.due_day, 'YYYY-MM-DD') as "lenderDueDay", l.returned_at as "returnedAt", l.lost_at as "lostAt", l.renewals, i.fulfilment_note as "fulfilmentNote",
     case when r.state = 'recalled' and l.status = 'out' then true end as recalled
   from patron_loan l join temporary_item i on i.id = l.item_id join request r on r.id = l.request_id
     left join patron p on p.id = l.patron_id`;
export const selectLoans = select<LoanView>(loanColumns);

/** Table `f`, patron `p`. */
const storedFees = select<Omit<FeeView, 'note'> & { note?: string }>(
  `f.id::text, f.patron_id as patron, p.name as "patronName", f.loan_id::text as loan, f.request_id::text as request, f.kind,
     f.amount::text, f.currency, f.status, f.note, f.created_at as "createdAt", f.created_by as "createdBy",
     f.settled_at as "settledAt", f.settled_by as "settledBy"
   from fee f left join patron p on p.id = f.patron_id`,
);
export const selectFees = async (on: RecordsContext, wanted: Wanted): Promise<FeeView[]> =>
  (await storedFees(on, wanted)).map(({ note, ...fee }) =>
    note === undefined ? fee : { ...fee, note: wordingOf(note) ?? note },
  );
