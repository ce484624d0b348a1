/** A loss that the lender has not been notified of: staff are asked to report it until that is done. */
import { allowedActions } from '../../domain/tables/staff-actions.js';
import { markFor } from '../deadlines/expire-holds.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';

/** Whether the lender waits for the item and can be notified that it is lost. */
export const mayReportLost = ({ side, serviceType, state }: Loan['request']): boolean =>
  side === 'borrowing' && allowedActions(side, serviceType, state).some(({ name }) => name === 'reportLost');

/** Adds the attention item of a loss, where there is a lender to notify. */
export async function askToReportLoss(context: EngineContext, request: string, now: Date): Promise<void> {
  const loan = await context.views.loan(request);
  if (loan && mayReportLost(loan.request)) await markFor(context, request, 'lossUntold', now);
}
