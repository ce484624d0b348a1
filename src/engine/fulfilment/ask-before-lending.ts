/** What the lender's conditions ask of the loan desk, as the reason why an item is not lent yet. */
import { askedBeforeLending } from '../../domain/request/loan-conditions.js';
import { following, type Wording } from '../../words/message.js';
import type { RequestFacts } from '../model/records.js';

/** Nothing when no condition asks, or it is said that they are met. */
export function askBeforeLending({ conditions }: RequestFacts, met: boolean): Wording | undefined {
  const asks = met ? [] : askedBeforeLending(conditions);
  const [first, ...others] = asks;
  return first && following(first, ...others);
}
