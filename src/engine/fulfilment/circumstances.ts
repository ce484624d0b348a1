/** What only the records of this library can tell of an order, so that it is named for what it is. */

import { byRule } from '../../domain/automatic-rules.js';
import type { LineFacts } from '../../domain/line-facts.js';
import type { Circumstances } from '../../domain/staff-actions.js';
import type { ActionName } from '../../domain/tables.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import type { ActionOrder } from '../model/orders.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { volumesAtMost } from './lend.js';
import { proposalFor, renewsHere } from './renew.js';
import { undoing, type WithdrawableMessage } from './undo.js';

export async function circumstancesOf(
  context: EngineContext,
  tx: StoreTransaction,
  loan: Loan,
  { action, fields }: Pick<ActionOrder, 'fields'> & { action: ActionName },
): Promise<Circumstances & { unsaid?: WithdrawableMessage }> {
  if (loan.request.side !== 'borrowing') return undoing(tx, loan, action);
  if (action === 'requestRenewal') return { fitsLenderDate: await renewsHere(context, loan, tx.local, fields) };
  if (action === 'returnToPartner' || action === 'returnByPatron')
    return { someStayLost: await someStayLost(tx, loan) };
  return undoing(tx, loan, action);
}

/** Of several volumes that are here or with the patron, some are lost and others are not. */
async function someStayLost({ local }: StoreTransaction, { request }: Loan): Promise<boolean> {
  const { items } = await local.circulation.items({ request: request.id, limit: volumesAtMost });
  return items.some(({ status }) => status === 'lost') && items.some(({ status }) => status !== 'lost');
}

/** What an order comes to: a patron's wish for a renewal goes on to the lender by itself where the policy says so. */

type Meant = Pick<ActionOrder, 'action' | 'fields'> & { because?: LineFacts };

export async function meaningOf(
  context: EngineContext,
  { action, fields }: Pick<ActionOrder, 'action' | 'fields'>,
  loan: Loan,
  local: Pick<LocalRecords, 'policies' | 'circulation'>,
  now: Date,
): Promise<Meant> {
  if (action !== 'patronAsksRenewal' || loan.request.side !== 'borrowing') return { action, fields };
  const wishedDueDate = fields['wishedDueDate'] ?? (await proposalFor(context, loan, local, now));
  const wish = { ...fields, wishedDueDate };
  if ((await local.policies.inForce()).mediatePatronRenewals) return { action, fields: wish };
  const rule = byRule('renewalPassedOn');
  const because = { rule, policy: 'mediatePatronRenewals', value: false, date: now.toISOString() };
  return { action: 'requestRenewal', fields: wish, because };
}
