/** What the lender's conditions ask of the loan desk, as the reason why an item is not lent yet. */
import { askedBeforeLending } from '../../domain/loan-conditions.js';
import { inEach, type Message, message } from '../../words/message.js';
import type { RequestFacts } from '../records.js';

/** Nothing when no condition asks, or it is said that they are met. */
export function askBeforeLending({ conditions }: RequestFacts, met: boolean): Message | undefined {
  const asks = met ? [] : askedBeforeLending(conditions);
  if (asks.length === 0) return undefined;
  const together = (language: 'text' | 'french') => asks.map((each) => each[language]).join(' ');
  return message('said.asWritten', { words: inEach({ label: together('text'), french: together('french') }) });
}
