/** The slips of each side, in the order of a loan. Whether one can be written now says the node. */
export const slipsOf = {
  borrowing: ['receiveSlip', 'returnSlip'],
  lending: ['resourceRequestSlip', 'shippingSlip', 'lendingReport'],
} as const;
export type Slip = (typeof slipsOf)[keyof typeof slipsOf][number];

/** The slip that is usually printed at this point of a loan: for the way there until the item arrived, for the way back after. */
export function slipNow({
  side,
  facts,
}: {
  side: keyof typeof slipsOf;
  facts: Readonly<Record<string, unknown>>;
}): Slip {
  if (side === 'lending') return facts['shippedAt'] ? 'shippingSlip' : 'resourceRequestSlip';
  return facts['receivedAt'] ? 'returnSlip' : 'receiveSlip';
}
