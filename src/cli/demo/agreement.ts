/** What a borrower's state and its lender's state may be together when nothing is on its way between them. */
const together: Record<string, readonly string[]> = {
  requestSent: ['created', 'locateFailed', 'beingProcessed', 'conditional'],
  requestAccepted: ['created', 'beingProcessed', 'willSupply'],
  willSupply: ['willSupply', 'beingProcessed'],
  conditional: ['conditional', 'retryPossible'],
  badCitation: ['retryPossible', 'created'],
  shippedPhysically: ['shippedPhysically'],
  shippedDigitally: ['shippedDigitally'],
  copyShipped: ['shippedPhysically'],
  copyReceived: ['shippedPhysically', 'requestCompleted'],
  receivedPhysically: ['receivedByPartner'],
  receivedNotForLoan: ['receivedByPartner'],
  receivedDigitally: ['shippedDigitally', 'requestCompleted'],
  loaned: ['receivedByPartner'],
  mediatedRenewal: ['receivedByPartner'],
  renewRequested: ['renewRequested'],
  renewed: ['receivedByPartner'],
  renewNotAccepted: ['receivedByPartner', 'recalled', 'overdue'],
  recalled: ['recalled'],
  overdue: ['overdue'],
  returnedByPatron: ['receivedByPartner', 'recalled', 'overdue'],
  passedOn: ['passedOn', 'requestCompleted'],
  returnedToPartner: ['returnedByPartner', 'requestCompleted'],
  lostReported: ['lostReported'],
  declaredLost: ['lostAndFeeCommunicated'],
  lostAndFeePaid: ['lostAndFeeCommunicated', 'completedWithoutReturn'],
  damagedReported: ['damaged'],
  cancelRequested: ['cancelRequested'],
  cancelNotAccepted: ['willSupply', 'shippedPhysically'],
  cancelledByPartner: ['cancelled'],
  cancelledByStaff: ['cancelled'],
  cancelledByPatron: ['cancelled'],
  requestCompleted: ['requestCompleted', 'completedWithoutReturn'],
};

/** Whether two libraries that share a request tell the same story of it. */
export function agree(borrower: string, lender: string): boolean {
  return together[borrower]?.includes(lender) ?? false;
}

/** A partner that was left must have nothing open for us. */
export const leftBehind: readonly string[] = ['rejected', 'cancelled', 'expired', 'retryPossible', 'requestCompleted'];
