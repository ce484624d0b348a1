/** A lending request that ends without an item: its reason becomes a note, and nothing is fetched for it any more. */
import { rejectReason } from '../../domain/request/reasons.js';
import { message, say } from '../../words/index.js';
import type { OrderStep, WordStep } from './local-step.js';

/** Reject (R87): reason and internal note become a note on the request. */
export const reject: OrderStep = async (order) => {
  const chosen = order.fields['reason'] as string;
  const { reject } = await order.local.reasons.inForce();
  const row = reject.find(({ code }) => code === chosen) ?? rejectReason(chosen);
  const words = order.fields['internalNote'] as string | undefined;
  // A note is a text: it is written in the language of the library.
  const why = message('said.rejectReason', { reason: row?.label ?? chosen });
  await nothingToFetch(order);
  return {
    local: {
      internalNote: [say(why, order.context.settings.language), words].filter(Boolean).join('\n'),
      rejectReason: row?.code ?? chosen,
    },
  };
};

export const nothingToFetch: OrderStep = async ({ loan, local, actor, now }) => {
  await local.lending.cancelMoves(loan.request.id, message('said.moveNotLent'), actor, now);
  return undefined;
};

/** The borrower wants it no longer. */
export const calledOff: WordStep = async ({ requestStep, local, now }) => {
  if (requestStep.loan.request.state !== 'cancelled') return;
  const by = { kind: 'system', name: 'Interlend' } as const;
  await local.lending.cancelMoves(requestStep.loan.request.id, message('said.moveRequestCancelled'), by, now);
};
