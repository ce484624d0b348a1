/** Who or what an event of the tables comes from. */

import events from '../words/en/event.json' with { type: 'json' };
import { type Code, type Message, message } from '../words/message.js';
import { askedSupplierEvents, deliveryEvents, passedSupplierEvents } from './borrowing.js';
import { requesterEvents } from './lending.js';
import { actionRow } from './staff-actions.js';
import type { EffectName, EventName, Side } from './tables.js';

/** `supplier`: the partner asked last. `passedSupplier`: one that was asked before it. `delivery`: what became of our own request. */
export type Source = 'supplier' | 'passedSupplier' | 'delivery' | 'requester' | 'order';

const sources = new Map<EventName, Source>([
  ...askedSupplierEvents.map((event) => [event, 'supplier'] as const),
  ...passedSupplierEvents.map((event) => [event, 'passedSupplier'] as const),
  ...deliveryEvents.map((event) => [event, 'delivery'] as const),
  ...requesterEvents.map((event) => [event, 'requester'] as const),
]);

/** Where an event comes from; what no partner says is an order of staff or of the node. */
export const sourceOf = (event: EventName): Source => sources.get(event) ?? 'order';

/** Messages that go to the partner being passed over, or to the passed one that spoke or whose parcel is in hand. */
const toPassed: ReadonlySet<EffectName> = new Set<EffectName>([
  'send:CancelToPassed',
  'send:NotificationToPassed',
  'send:ShippedReturnToPassed',
]);

/** Which partner an effect concerns: the one that has the request, or one that was passed over. */
export const targetOf = (effect: EffectName): 'active' | 'passed' => (toPassed.has(effect) ? 'passed' : 'active');

/** What is known beside the actions: everything that the catalogue has words for. */
export const knownEvents = Object.keys(events) as (keyof typeof events)[];

/** What a line of a history may be called: what the tables know, and what only the catalogue has words for. */
export type HistoryEvent = EventName | (typeof knownEvents)[number];

/**
 * What happened, as a history says it: of an action, that it was done. A borrower that asks again while our conditions wait
 * accepts them (`from`: the status before). One that was written by another version, and is gone since, is said to be a step.
 */
export const eventWords = (side: Side, event: string, from?: string): Message => {
  const named = event === 'requester.retry' && from === 'conditional' ? 'requester.conditionsAccepted' : event;
  return (
    actionRow(side, named)?.done ?? message(Object.hasOwn(events, named) ? (`event.${named}` as Code) : 'event.other')
  );
};

/** What is or would be done, as its button is called: for a job that says what it would do, or a colleague who did it. */
export const deedWords = (side: Side, event: string): Message =>
  actionRow(side, event)?.label ?? eventWords(side, event);
