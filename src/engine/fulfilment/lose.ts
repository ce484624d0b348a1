/** The patron's side of a lost item (R65–R72): the loan is lost with its fee, and leaves the record when that is paid. */

import type { Actor } from '../model/actor.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';
import { loansOf } from './lend.js';
import { type LocalAnswer, type OrderStep, refusalOfOutcome, type WordStep } from './local-step.js';

/** Staff say that it is lost (R66): with the fee that they name, else the lender's, else the policy's. */
export const lose: OrderStep = async ({ context, loan, local, fields, actor, now }) => {
  const named = fields['cost'] as string | undefined;
  const currency = (fields['currency'] as string | undefined) ?? context.settings.currency;
  const fee = named && currency === context.settings.currency ? named : feeOf(loan, context.settings.currency);
  return loseLoans(local, loan, fee, actor, now);
};

/** The lender says so (R64): what the patron still has is lost, with the lender's fee. */
export const loseByLender: WordStep = async ({ context, requestStep, local, now }) => {
  const by: Actor = { kind: 'system', name: 'Interlend' };
  await loseLoans(local, requestStep.loan, feeOf(requestStep.loan, context.settings.currency), by, now);
};

/** The fee went to the lender (R71): the loan leaves the patron's record, the fee stays. */
export const payFee: OrderStep = async ({ loan, local, actor, now }) => {
  for (const { id } of await loansOf(local, loan.request.id, 'lost')) {
    const refused = refusalOfOutcome(await local.circulation.deleteLoanKeepingFee(id, actor, now), loan);
    if (refused) return refused;
  }
  return undefined;
};

/**
 * A loan that the profile made lost without a fee is found and declared lost anew, so that the fee is charged (R69). Where
 * a volume is lost already, the case is about it: the patron keeps the others.
 */
async function loseLoans(
  local: Pick<LocalRecords, 'policies' | 'circulation'>,
  loan: Loan,
  fee: string | undefined,
  by: Actor,
  now: Date,
): Promise<LocalAnswer> {
  const { circulation } = local;
  const order = fee === undefined ? {} : { fee };
  const lost = await loansOf(local, loan.request.id, 'lost');
  const anew: string[] = [];
  for (const { id, patron } of fee === undefined ? [] : lost) {
    const { items: fees } = await circulation.fees({ ...(patron ? { patron } : {}), limit: 200 });
    if (fees.some((each) => each.loan === id && each.kind === 'replacement' && each.status !== 'waived')) continue;
    const refused = refusalOfOutcome(await circulation.foundLoan(id, by, now), loan);
    if (refused) return refused;
    anew.push(id);
  }
  const out = (await loansOf(local, loan.request.id, 'out')).map(({ id }) => id);
  for (const id of lost.length > 0 ? anew : out) {
    const refused = refusalOfOutcome(await circulation.declareLoanLost(id, order, by, now), loan);
    if (refused) return refused;
  }
  return undefined;
}

/** What the lender charges, when it is in the currency that this library charges its patrons in. */
function feeOf({ request }: Loan, currency: string): string | undefined {
  const { fee, currency: theirs = currency } = request.facts.lostCase ?? {};
  return theirs === currency ? fee : undefined;
}

/** What keeps our item from its shelf (R118): lent, or lost on a loan until it turns up. */
export const itemLost: OrderStep = async ({ loan, local }) => {
  await local.lending.setProcess(loan.request.id, 'LOST_RESOURCE_SHARING_ITEM');
  return undefined;
};

/** The borrower has it after all: it is lent as before. */
export const itemFound: WordStep = async ({ requestStep, local }) => {
  await local.lending.setProcess(requestStep.loan.request.id, 'RESOURCE_SHARING_LOAN');
};
