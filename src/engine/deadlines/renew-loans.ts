/** Renewals that nobody has to ask for: before a patron's loan is due, the lender is asked by itself (R47). */

import { mayRenewByItself } from '../../domain/request/loan-conditions.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { message } from '../../words/message.js';
import { acting } from '../desk/act.js';
import { runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import { proposalFor } from '../fulfilment/renew.js';
import { atLibrary } from '../step/at-library.js';
import { inBatches } from './each-due.js';

/** How many loans are looked up at once. */
const atOnce = 200;
const actor = { kind: 'system', name: 'Interlend' } as const;

/**
 * Asks for the renewal of what is due within the days of the policy, once for each due date; gives how many were asked
 * for. What may not be renewed any more (R53), is recalled or left out by the partner's profile keeps its date.
 */
export async function renewLoans(context: EngineContext, now: Date): Promise<number> {
  const { autoRenewDays: days } = await context.local.policies.inForce();
  if (days === 0) return 0;
  const seen = new Set<string>();
  let renewed = 0;
  for (;;) {
    // What was asked for is not found again; what could not be is: look beyond it.
    const found = await context.local.circulation.loansToRenew(now, days, atOnce + seen.size);
    const fresh = found.filter(({ request }) => !seen.has(request));
    if (fresh.length === 0) return renewed;
    for (const { request } of fresh) seen.add(request);
    await inBatches(fresh, async ({ request, dueAt }) => {
      try {
        if (await renew(context, request, dueAt, days, now)) renewed += 1;
      } catch (error) {
        context.log.error({ err: error, request }, 'One loan could not be renewed by itself; it is tried again.');
      }
    });
  }
}

async function renew(context: EngineContext, id: string, dueAt: string, days: number, now: Date): Promise<boolean> {
  const because = {
    rule: byRule('renewalAsked'),
    policy: 'autoRenewDays',
    value: days,
    date: now.toISOString(),
    patronDue: dueAt,
  };
  const attempted = await runOrder(
    context,
    { id, actor, sharesCommit: true },
    async (requestStep, tx, partners) => {
      const { loan } = requestStep;
      if (loan.request.facts.autoRenewedFor === dueAt)
        return { kind: 'notAllowed', loan, reason: message('refusedOrder.renewalAsked') };
      if (!mayRenewByItself(loan.request.facts.conditions))
        return { kind: 'notAllowed', loan, reason: message('refusedOrder.renewalLeft') };
      loan.request.facts.autoRenewedFor = dueAt;
      const at = await atLibrary(context, loan.request.owner, tx.local);
      const fields = { wishedDueDate: await proposalFor(at, loan, tx.local, now) };
      return acting(context, { action: 'requestRenewal', fields, actor, because }, now)(requestStep, tx, partners);
    },
    now,
  );
  return attempted.kind === 'done';
}
