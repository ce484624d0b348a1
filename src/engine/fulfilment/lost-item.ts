/** What keeps our item from its shelf (R118): lent, or lost on a loan until it turns up. */
import type { OrderStep, WordStep } from './local-step.js';

export const itemLost: OrderStep = async ({ loan, local }) => {
  await local.lending.setProcess(loan.request.id, 'LOST_RESOURCE_SHARING_ITEM');
  return undefined;
};

/** The borrower has it after all: it is lent as before. */
export const itemFound: WordStep = async ({ requestStep, local }) => {
  await local.lending.setProcess(requestStep.loan.request.id, 'RESOURCE_SHARING_LOAN');
};
