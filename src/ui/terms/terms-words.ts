import { loanCondition } from '../../domain/request/loan-conditions.js';
import { isSameSum, type Money, type Terms } from '../../domain/request/terms.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

export type TermsOf = NonNullable<Request['terms']>;

/** A price with its currency as a code: `CAD 12.50`. A currency that is none is shown as it came. */
export function useMoney(): (money: Money) => string {
  const { locale } = useWords();
  return ({ amount, currency }) =>
    currency && /^[A-Z]{3}$/.test(currency)
      ? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' }).format(Number(amount))
      : [new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(Number(amount)), currency]
          .filter(Boolean)
          .join(' ');
}

/** What a price does to the limit of the request, before anything is accepted. */
export function useLimitWords(): (terms: TermsOf) => { text: string; isOver: boolean } | undefined {
  const { t } = useWords();
  const money = useMoney();
  return ({ cost, limit }) => {
    if (!cost) return undefined;
    if (!limit) return { text: t('terms.noLimit'), isOver: false };
    if (cost.currency && limit.currency && cost.currency !== limit.currency)
      return { text: t('terms.otherCurrency', { limit: money(limit) }), isOver: true };
    const over = Number(cost.amount) - Number(limit.amount);
    const currency = cost.currency ?? limit.currency;
    const by = { amount: over.toFixed(2), ...(currency ? { currency } : {}) };
    return over > 0
      ? { text: t('terms.overLimit', { over: money(by), limit: money(limit) }), isOver: true }
      : { text: t('terms.withinLimit', { limit: money(limit) }), isOver: false };
  };
}

/** What becomes of the limit when the price is accepted. */
export function useLimitAfter(): (terms: TermsOf) => string | undefined {
  const { t } = useWords();
  const money = useMoney();
  return ({ cost, limit }) => {
    if (!cost) return undefined;
    if (!limit) return t('terms.limitSet', { price: money(cost) });
    const comparable = !cost.currency || !limit.currency || cost.currency === limit.currency;
    if (comparable && (isSameSum(cost, limit) || Number(cost.amount) < Number(limit.amount)))
      return t('terms.limitStays', { limit: money(limit) });
    return t('terms.limitRises', { limit: money(limit), price: money(cost) });
  };
}

/** An offer in one line, as the history keeps it. */
export function useTermsLine(timeZone: string | undefined): (terms: Terms) => string {
  const { t, textOf } = useWords();
  const clock = useClock(timeZone);
  const money = useMoney();
  return ({ conditions = [], cost, replyBy }) =>
    [
      ...conditions.map((each) => textOf(loanCondition(each).label)),
      ...(cost ? [money(cost)] : []),
      ...(replyBy ? [t('terms.replyByShort', { date: clock.day(replyBy) })] : []),
    ].join(' · ');
}
