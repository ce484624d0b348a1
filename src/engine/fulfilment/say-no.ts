/** A lending request that ends without an item: its reason becomes a note, and nothing is fetched for it any more. */
import { rejectReason } from '../../domain/reasons.js';
import type { OrderStep, WordStep } from './local-step.js';

/** Reject (R87): reason and internal note become a note on the request. */
export const reject: OrderStep = async (order) => {
  const chosen = order.fields['reason'] as string;
  const { reject } = await order.local.reasons.inForce();
  const row = reject.find(({ code }) => code === chosen) ?? rejectReason(chosen);
  const words = order.fields['internalNote'] as string | undefined;
  await nothingToFetch(order);
  return {
    local: {
      internalNote: [`Reject reason: ${row?.label ?? chosen}`, words].filter(Boolean).join('\n'),
      rejectReason: row?.code ?? chosen,
    },
  };
};

export const nothingToFetch: OrderStep = async ({ loan, local, actor, now }) => {
  await local.lending.cancelMoves(loan.request.id, 'The item is not to be lent any more.', actor, now);
  return undefined;
};

/** The borrower wants it no longer. */
export const calledOff: WordStep = async ({ bench, local, now }) => {
  if (bench.loan.request.state !== 'cancelled') return;
  const by = { kind: 'system', name: 'Interlend' } as const;
  await local.lending.cancelMoves(bench.loan.request.id, 'The borrower cancelled its request.', by, now);
};
