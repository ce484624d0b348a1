import { lostPossibleFrom, mayBeDeclaredLost } from '../../domain/fulfilment/lost.js';
import type { EventName } from '../../domain/tables/tables.js';
import { message } from '../../words/message.js';
import type { RefusedOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';

/**
 * A lender that declares an item lost before the policy's days are over is warned (R62, R112), and may confirm it. Not
 * where the borrower has said itself that it is lost, and not when an open case is only given another fee.
 */
export async function tooEarlyToDeclareLost(
  context: EngineContext,
  event: EventName,
  {
    loan,
    local,
    fields,
    now,
  }: { loan: Loan; local: Pick<LocalRecords, 'policies'>; fields: Record<string, unknown>; now: Date },
): Promise<RefusedOrder | undefined> {
  const { side, state, facts, dueDate } = loan.request;
  if (side !== 'lending' || event !== 'declareLost' || fields['confirmed'] === true) return undefined;
  if (state === 'lostReported' || state === 'lostAndFeeCommunicated') return undefined;
  const policies = await local.policies.inForce();
  const away = {
    ...(dueDate ? { lenderDue: dueDate } : {}),
    ...moment('shippedAt', facts.shippedAt),
    ...moment('receivedAt', facts.receivedAt),
    ...moment('returnedAt', facts.returnedAt),
  };
  if (mayBeDeclaredLost(away, policies, now, context.settings.timeZone)) return undefined;
  const { lostAfterOverdueDays: overdue, lostAfterTransitDays: transit } = policies;
  const possible = lostPossibleFrom(away, policies, context.settings.timeZone);
  const reason = possible
    ? message(possible.because === 'inTransit' ? 'refusedOrder.earlyOnItsWay' : 'refusedOrder.earlyOverdue', {
        limit: possible.limit,
        from: { day: possible.from },
      })
    : message('refusedOrder.earlyLoss', { overdue, transit });
  return { kind: 'warned', about: 'early', loan, reason, matchingAction: 'generalMessage' };
}

const moment = (name: 'shippedAt' | 'receivedAt' | 'returnedAt', at: string | undefined) =>
  at ? { [name]: new Date(at) } : {};
