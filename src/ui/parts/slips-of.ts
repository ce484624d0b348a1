/** The slips of each side, in the order of a loan. Whether one can be written now says the node. */
export const slipsOf = {
  borrowing: ['receiveSlip', 'returnSlip'],
  lending: ['resourceRequestSlip', 'shippingSlip', 'lendingReport'],
} as const;
export type Slip = (typeof slipsOf)[keyof typeof slipsOf][number];
