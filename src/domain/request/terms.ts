/** The terms of a loan between libraries: what a lender asks for, and what the borrower agreed to. */

/** Decimal text, such as `12.50`, and its currency (ISO 4217), which partners leave out at times. */
export interface Money {
  amount: string;
  currency?: string;
}

/** One offer as it was read, whole. What is accepted names it by its number, so that nothing unread is accepted. */
export interface Terms {
  /** Counts the offers of this request, from 1, whichever partner made them. */
  offer: number;
  /** Codes of loan conditions, or a partner's own words. */
  conditions?: string[];
  cost?: Money;
  /** Why it is not supplied as asked: a code. */
  reason?: string;
  /** The lender's own words. */
  note?: string;
  /** Until when the lender waits for an answer. */
  replyBy?: string;
  offeredAt: string;
  acceptedAt?: string;
}

/** Money as text: `12.50 CAD`. */
export const moneyText = ({ amount, currency }: Money): string => [amount, currency].filter(Boolean).join(' ');

/** The sum that such a text says; nothing when it is no sum with its currency. */
export function moneyIn(text: string): Required<Money> | undefined {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text.trim()) ?? [];
  return amount && currency ? { amount, currency } : undefined;
}

/** True when both are the same sum: `35` is `35.00`. Without a currency a sum is one in whichever the other has. */
export function isSameSum(one: Money, other: Money): boolean {
  const sameCurrency = !one.currency || !other.currency || one.currency === other.currency;
  return sameCurrency && Number(one.amount) === Number(other.amount);
}

/** Two lists of conditions as one, each once, whatever the case and the dashes of its code. */
export function joinedConditions(one: readonly string[] = [], other: readonly string[] = []): string[] {
  const seen = new Set<string>();
  return [...one, ...other].filter((code) => {
    const key = code
      .trim()
      .toLowerCase()
      .replace(/[\u2010-\u2015]/g, '-');
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
