/** The lender wants it back earlier: what patrons have of it is due earlier too (R51). */

import type { LoanView } from '../../../contract/local-views.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import type { Message } from '../../../words/message.js';
import { done, type RecordsContext } from '../records-context.js';
import { note } from './note.js';
import { selectLoans } from './selects.js';

/** Items and loans that are due later are due then; the overdue profile begins anew for a loan that changed. */
export async function bringForward(
  on: RecordsContext,
  request: string,
  dueAt: Date,
  why: Message,
  by: Actor,
  now: Date,
): Promise<Outcome<LoanView[]>> {
  await on.client.query(
    'update temporary_item set due_at = $2 where request_id = $1 and removed_at is null and due_at > $2',
    [request, dueAt],
  );
  const { rows } = await on.client.query<{ id: string }>(
    `update patron_loan set due_at = $2, profile_day = null where request_id = $1 and status = 'out' and due_at > $2
     returning id::text`,
    [request, dueAt],
  );
  if (rows.length === 0) return done([]);
  await note(on, request, 'local.broughtForward', by, now, { due: dueAt.toISOString(), why });
  return done(
    await selectLoans(on, {
      where: 'l.id = any($1::bigint[])',
      values: [rows.map(({ id }) => id)],
      rest: 'order by l.id',
    }),
  );
}
