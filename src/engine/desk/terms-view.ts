/** The terms of a request as a desk reads them: each condition with its words, the price beside the limit. */
import { type LoanCondition, loanCondition } from '../../domain/loan-conditions.js';
import { isoReasonWords } from '../../domain/reasons.js';
import type { Money } from '../../domain/terms.js';
import type { Loan } from '../model/records.js';
import type { TermsView } from '../model/requests.js';

/** Nothing when nothing was ever offered, asked or sent with a condition or a price. */
export function termsView({ request, citation }: Loan): TermsView | undefined {
  const { facts, side } = request;
  const { terms, conditions = [], costs } = facts;
  const cost = costs ?? terms?.cost;
  if (!terms && conditions.length === 0 && !cost) return undefined;
  const reason = terms?.reason && isoReasonWords(terms.reason);
  const most = citation.billing?.maximumCosts;
  const limit: Money | undefined = most && {
    amount: most.monetaryValue,
    ...(most.currencyCode ? { currency: most.currencyCode.value } : {}),
  };
  return {
    conditions: conditions.map((each) => conditionView(loanCondition(each))),
    ...(cost ? { cost } : {}),
    ...(limit ? { limit } : {}),
    ...(terms ? { offer: terms.offer, offeredAt: terms.offeredAt } : {}),
    ...(reason ? { reason } : {}),
    ...(terms?.note ? { note: terms.note } : {}),
    ...(terms?.replyBy ? { replyBy: terms.replyBy } : {}),
    ...(terms?.acceptedAt ? { acceptedAt: terms.acceptedAt } : {}),
    standing: request.state === 'conditional' ? (side === 'borrowing' ? 'toAnswer' : 'offered') : 'inForce',
  };
}

const conditionView = ({ code, label, says, notForLoan }: LoanCondition) => ({ code, label, says, notForLoan });
