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

/** An event without words is shown as it is. */
export const eventWords = (side: Side, event: string): Message =>
  actionRow(side, event)?.label ?? message(`event.${event}` as Code);

/** What is known beside the actions: everything that the catalogue has words for. */
export const knownEvents = Object.keys(events) as (keyof typeof events)[];
