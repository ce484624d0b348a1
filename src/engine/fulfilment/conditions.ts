import { isSameSum, moneyText, type Terms } from '../../domain/request/terms.js';
import { message } from '../../words/message.js';
import type { RefusedOrder } from '../desk/run-order.js';
import type { OrderStep } from './local-step.js';

/** Terms are accepted as they were read: an order that names no offer, another one, or another price, is refused. */
export const acceptConditions: OrderStep = async ({ loan, fields }) => {
  const { terms } = loan.request.facts;
  const problems = terms ? problemsOf(terms, fields as Record<string, string | undefined>) : [];
  return problems.length > 0 ? { refused: { kind: 'invalid', problems } } : undefined;
};

type Problems = Extract<RefusedOrder, { kind: 'invalid' }>['problems'];

function problemsOf(
  { offer, cost }: Terms,
  { offer: seen, maximumCosts, currency }: Record<string, string | undefined>,
): Problems {
  if (seen !== undefined && seen !== String(offer))
    return [
      {
        field: 'offer',
        problem: message('refusedTerms.changed', { offer: String(offer), seen }),
      },
    ];
  if (maximumCosts !== undefined && !cost) return [{ field: 'maximumCosts', problem: message('refusedTerms.noPrice') }];
  const agreed = maximumCosts !== undefined || currency !== undefined;
  const named = { amount: maximumCosts ?? cost?.amount ?? '', ...(currency ? { currency } : {}) };
  if (agreed && cost && !isSameSum(named, cost))
    return [
      {
        field: maximumCosts === undefined ? 'currency' : 'maximumCosts',
        problem: message('refusedTerms.otherPrice', { price: moneyText(cost) }),
      },
    ];
  return seen === undefined
    ? [{ field: 'offer', problem: message('refusedTerms.unnamed', { offer: String(offer) }) }]
    : [];
}

/** Conditions (R93) are offered anew with what is to happen to them: the choice of an earlier offer does not go on. */
export const offerConditions: OrderStep = async ({ fields }) => ({ local: { ifUnanswered: fields['ifUnanswered'] } });
