/** Who or what an event of the tables comes from. */

import events from '../../words/en/events.json' with { type: 'json' };
import { type Message, message } from '../../words/message.js';
import { askedSupplierEvents, deliveryEvents, passedSupplierEvents } from './borrowing.js';
import { requesterEvents } from './lending.js';
import { actionRow, isAction, isOrderName, orderName } from './staff-actions.js';
import { type EventFacts, fits } from './state-machine.js';
import { type EffectName, type EventName, type OrderName, type Side, type StateName, sides } from './tables.js';

/** `supplier`: the partner asked last. `passedSupplier`: one that was asked before it. `delivery`: what became of our own request. */
export type Source = 'supplier' | 'passedSupplier' | 'delivery' | 'requester' | 'order';

/** Events that a history names by their facts, so that lines of every age read alike; the most special name first. */
const namedByFacts: readonly {
  event: EventName;
  when: EventFacts;
  name: keyof typeof events.event;
  from: Source;
}[] = [
  { event: 'supplier.unfilled', when: { last: true }, name: 'supplier.unfilledLast', from: 'supplier' },
  { event: 'supplier.retryPossible', when: { last: true }, name: 'supplier.retryPossibleLast', from: 'supplier' },
  { event: 'supplier.cancelled', when: { last: true }, name: 'supplier.cancelledLast', from: 'supplier' },
  {
    event: 'delivery.requestUndelivered',
    when: { last: true, ambiguous: true },
    name: 'delivery.requestUndeliveredAmbiguousLast',
    from: 'delivery',
  },
  {
    event: 'delivery.requestUndelivered',
    when: { ambiguous: true },
    name: 'delivery.requestUndeliveredAmbiguous',
    from: 'delivery',
  },
  {
    event: 'delivery.requestUndelivered',
    when: { last: true },
    name: 'delivery.requestUndeliveredLast',
    from: 'delivery',
  },
  { event: 'delivery.requestRefused', when: { last: true }, name: 'delivery.requestRefusedLast', from: 'delivery' },
  { event: 'requester.renew', when: { beyondCap: true }, name: 'requester.renewBeyondCap', from: 'requester' },
  { event: 'requester.cancel', when: { decidedByStaff: true }, name: 'requester.cancelToDecide', from: 'requester' },
];

/** What a history calls an event under these facts: the words that staff read are of this name. */
export function historyName(side: Side, event: EventName, facts: EventFacts = {}): HistoryEvent {
  if (isAction(side, event)) return orderName(side, event, facts);
  return namedByFacts.find((each) => each.event === event && fits(each, facts))?.name ?? event;
}

const sources = new Map<HistoryEvent, Source>([
  ...namedByFacts.map(({ name, from }) => [name, from] as const),
  ...askedSupplierEvents.map((event) => [event, 'supplier'] as const),
  ...passedSupplierEvents.map((event) => [event, 'passedSupplier'] as const),
  ...deliveryEvents.map((event) => [event, 'delivery'] as const),
  ...requesterEvents.map((event) => [event, 'requester'] as const),
]);

/** Where an event comes from; what no partner says is an order of staff or of the node. */
export const sourceOf = (event: HistoryEvent): Source => sources.get(event) ?? 'order';

/** Messages that go to the partner being passed over, or to the passed one that sent it or whose parcel is in hand. */
const toPassed: ReadonlySet<EffectName> = new Set<EffectName>([
  'send:CancelToPassed',
  'send:NotificationToPassed',
  'send:ShippedReturnToPassed',
]);

/** Which partner an effect concerns: the one that has the request, or one that was passed over. */
export const targetOf = (effect: EffectName): 'active' | 'passed' => (toPassed.has(effect) ? 'passed' : 'active');

/** What is known besides the actions: everything that the catalogue has words for. */
export const knownEvents = Object.keys(events.event) as (keyof typeof events.event)[];

const isKnownEvent = (name: string): name is keyof typeof events.event => Object.hasOwn(events.event, name);

/** What a line of a history may be called: what the tables know, and what only the catalogue has words for. */
export type HistoryEvent = EventName | OrderName | (typeof knownEvents)[number];

/** The event that a program or an address names; `other` for a name that no history has. */
export function readHistoryEvent(name: string): HistoryEvent {
  const known =
    isKnownEvent(name) || sources.has(name as HistoryEvent) || sides.some((side) => isOrderName(side, name));
  return known ? (name as HistoryEvent) : 'other';
}

/**
 * What happened, as a history says it: of an action, that it was done. A borrower that asks again while our conditions wait
 * accepts them (`from`: the status before). One that was written by another version, and is gone since, is said to be a step.
 */
export const eventWords = (side: Side, event: HistoryEvent, from?: StateName): Message => {
  const named = event === 'requester.retry' && from === 'conditional' ? 'requester.conditionsAccepted' : event;
  return actionRow(side, named)?.done ?? message(isKnownEvent(named) ? `event.${named}` : 'event.other');
};

/** What is or would be done, as its button is called: for a job that says what it would do, or a colleague who did it. */
export const deedWords = (side: Side, event: HistoryEvent): Message =>
  actionRow(side, event)?.label ?? eventWords(side, event);
