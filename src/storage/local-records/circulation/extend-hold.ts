/** A hold whose patron asks for more time. */

import type { HoldView } from '../../../contract/local-views.js';
import { holdExpires } from '../../../domain/fulfilment/hold-shelf.js';
import { endOfLocalDate } from '../../../domain/fulfilment/local-days.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { isRowId } from '../../database/row-id.js';
import { readCalendar } from '../closures.js';
import { readPolicies } from '../policies.js';
import { done, invalid, notNow, type RecordsContext, unknown } from '../records-context.js';
import { note } from './note.js';
import { selectHolds } from './selects.js';

export async function extendHold(
  on: RecordsContext,
  id: string,
  { until }: { until?: string },
  by: Actor,
  now: Date,
): Promise<Outcome<HoldView>> {
  if (!isRowId(id)) return unknown;
  const [hold] = await selectHolds(on, {
    where: 'h.id = $1 and h.closed_at is null',
    values: [id],
    rest: 'for update of h',
  });
  if (!hold) return unknown;
  if (hold.status !== 'onShelf' && hold.status !== 'expired') return notNow(message('refusedLoan.holdNotOnShelf'));
  const { holdShelfDays } = await readPolicies(on);
  const calendar = (await readCalendar(on, hold.pickupLibrary)) ?? { timeZone: 'UTC' };
  const expiresAt = until ? endOfLocalDate(until, calendar.timeZone) : holdExpires(now, holdShelfDays, calendar);
  if (expiresAt <= now) return invalid('until', message('refusedField.dayOver'));
  const { rows } = await on.client.query<{ due: Date | null }>('select due_date as due from request where id = $1', [
    hold.request,
  ]);
  const due = rows[0]?.due;
  if (due && expiresAt > due)
    return invalid('until', message('refusedDate.lenderWantsEarlier', { due: due.toISOString().slice(0, 10) }));
  await on.client.query(`update hold set status = 'onShelf', expires_at = $2, reminded_at = null where id = $1`, [
    id,
    expiresAt,
  ]);
  await note(on, hold.request, 'local.holdExtended', by, now, { barcode: hold.barcode, expiresAt });
  return done({ ...hold, status: 'onShelf', expiresAt: expiresAt.toISOString() });
}
