import type { Side } from '../parts/status-looks.js';
import type { Key } from '../words/index.js';

/** Views that every desk has, as what is after the `?`. */
export const readyViews: Record<Side, readonly { name: Key; search: string }[]> = {
  borrowing: [
    { name: 'list.view_toSend', search: 'state=created&state=readyToSend&state=locateFailed' },
    {
      name: 'list.view_toAnswer',
      search: 'state=conditional&state=mediatedRenewal&state=badCitation&state=pendingApproval',
    },
    { name: 'list.view_toReceive', search: 'state=shippedPhysically&state=shippedDigitally&state=copyShipped' },
    { name: 'list.view_toReturn', search: 'state=returnedByPatron&state=receivedNotForLoan&state=recalled' },
    { name: 'list.view_overdue', search: 'due=overdue&sort=due' },
    { name: 'list.view_mine', search: 'assignedTo=me' },
    { name: 'list.view_unread', search: 'unread=true' },
  ],
  lending: [
    { name: 'list.view_new', search: 'state=created&state=locateFailed' },
    { name: 'list.view_toShip', search: 'state=willSupply&state=beingProcessed' },
    { name: 'list.view_toCheckIn', search: 'state=returnedByPartner' },
    { name: 'list.view_renewals', search: 'state=renewRequested' },
    { name: 'list.view_overdue', search: 'due=overdue&sort=due' },
    { name: 'list.view_mine', search: 'assignedTo=me' },
    { name: 'list.view_unread', search: 'unread=true' },
  ],
};
