/** What an order comes to: a patron's wish for a renewal goes on to the lender by itself where the policy says so. */
import { byRule } from '../../domain/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import type { ActionOrder } from '../model/orders.js';
import type { Loan } from '../model/records.js';
import { proposalFor } from './renew.js';

type Meant = Pick<ActionOrder, 'action' | 'fields'> & { because?: Record<string, unknown> };

export async function meaningOf(
  context: EngineContext,
  { action, fields }: Pick<ActionOrder, 'action' | 'fields'>,
  loan: Loan,
  local: LocalRecords,
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
