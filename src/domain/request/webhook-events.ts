/** What other systems can be notified of: one row an event, with its words. */

import { worded } from '../../words/message.js';
import type { StateName } from '../tables/tables.js';

interface WebhookEventRow {
  /** States that the event is about: it happens when a request comes into one of them. */
  states?: readonly string[];
}

export const webhookEventRows = worded(
  {
    'request.created': {},
    'request.statusChanged': {},
    'request.closed': {},
    'request.unfilled': { states: ['rejectedByPartner', 'rejected', 'expired', 'cancelledByPartner'] },
    'request.cancelled': { states: ['cancelledByPatron', 'cancelledByStaff', 'cancelled'] },
    'request.needsAttention': {},
    'item.shipped': { states: ['shippedPhysically', 'shippedDigitally', 'copyShipped'] },
    'item.received': {
      states: ['receivedPhysically', 'receivedNotForLoan', 'receivedDigitally', 'copyReceived', 'receivedByPartner'],
    },
    'item.lent': { states: ['loaned'] },
    'item.returned': { states: ['returnedByPatron', 'returnedToPartner', 'returnedByPartner', 'passedOn'] },
    'item.recalled': { states: ['recalled'] },
    'item.overdue': { states: ['overdue'] },
    'item.lost': { states: ['lostReported', 'declaredLost', 'lostAndFeePaid', 'lostAndFeeCommunicated'] },
    'dueDate.changed': {},
    'message.received': {},
    'message.written': {},
    'letter.written': {},
    'job.failed': {},
  } as const satisfies Record<string, WebhookEventRow>,
  { label: 'webhookEvent' },
);

export type WebhookEvent = keyof typeof webhookEventRows;
export const webhookEvents = Object.keys(webhookEventRows) as [WebhookEvent, ...WebhookEvent[]];

/** Sent by hand, so that a receiver can be tried; nobody chooses it. */
export const testEvent = 'webhook.test';

/** Events of items and requests that a change of state is. */
export const eventsOfState = (state: StateName): WebhookEvent[] =>
  webhookEvents.filter((event) => ((webhookEventRows[event] as WebhookEventRow).states ?? []).includes(state));
