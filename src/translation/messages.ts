/** Effect + situation + facts → the message that says it, in canonical form; the partner's dialect words it. */
import type { InitiatingMessage } from '../protocol/messages.js';
import { type BorrowingSend, borrowingMessages } from './borrowing-messages.js';
import type { SentFacts } from './facts.js';
import { type LendingSend, lendingMessages } from './lending-messages.js';
import type { Situation } from './situation.js';

export type { BorrowingSend } from './borrowing-messages.js';
export type { SentFacts } from './facts.js';
export type { LendingSend } from './lending-messages.js';
export type { Situation } from './situation.js';

/** Throws when the effect is not one of the situation's side: the tables cannot produce that. */
export function compose(
  effect: BorrowingSend | LendingSend,
  situation: Situation,
  facts: SentFacts,
): InitiatingMessage {
  if (situation.side === 'borrowing' && isOf(borrowingMessages, effect))
    return borrowingMessages[effect](situation, facts);
  if (situation.side === 'lending' && isOf(lendingMessages, effect)) return lendingMessages[effect](situation, facts);
  throw new Error(`${effect} is no message of the ${situation.side} side.`);
}

function isOf<T extends object>(messages: T, effect: string): effect is keyof T & string {
  return Object.hasOwn(messages, effect);
}
