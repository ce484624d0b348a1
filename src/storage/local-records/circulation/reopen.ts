/** A return that was an accident: the patron has the item still. */

import type { LoanView } from '../../../contract/local-views.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { done, type RecordsContext } from '../records-context.js';
import { note } from './note.js';
import { selectLoans } from './selects.js';

/** Of each item that is here, the loan that ended last is out again. Nothing to reopen is no mistake. */
export async function reopenLoans(
  on: RecordsContext,
  request: string,
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView[]>> {
  const { rows } = await on.client.query<{ id: string; item: string }>(
    `update patron_loan set status = 'out', returned_at = null where status = 'returned' and id in (
       select distinct on (l.item_id) l.id from patron_loan l
         join temporary_item i on i.id = l.item_id and i.removed_at is null
       where l.request_id = $1 order by l.item_id, l.id desc)
     returning id::text, item_id::text as item`,
    [request],
  );
  if (rows.length === 0) return done([]);
  await on.client.query(`update temporary_item set status = 'onLoan' where id = any($1::bigint[])`, [
    rows.map(({ item }) => item),
  ]);
  const loans = await selectLoans(on, {
    where: 'l.id = any($1::bigint[])',
    values: [rows.map(({ id }) => id)],
    rest: 'order by l.id',
  });
  await note(on, request, 'local.reopened', by, now, { barcodes: loans.map(({ barcode }) => barcode) });
  return done(loans);
}
