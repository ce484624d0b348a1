/** What of a request can be changed where it is: what only this library reads, and what a partner reads too. */
import type { StateName } from './tables.js';

/** States in which the partner that has the request can still act on a change. */
export const statesThatHearChanges: ReadonlySet<StateName> = new Set<StateName>([
  'requestSent',
  'requestAccepted',
  'willSupply',
  'conditional',
  'retryLater',
]);

/** States of a borrowing request that no partner has. */
const unsentStates: ReadonlySet<StateName> = new Set<StateName>([
  'created',
  'pendingApproval',
  'locateFailed',
  'localHolding',
  'badCitation',
  'readyToSend',
  'rejectedByPartner',
]);

/** Whether what the lender reads can usually be changed; the node has the last word. */
export const mayChangeForLender = (state: StateName): boolean =>
  unsentStates.has(state) || statesThatHearChanges.has(state);
