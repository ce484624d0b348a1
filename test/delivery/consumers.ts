import { randomUUID } from 'node:crypto';
import type { DeliveryQueue, QueuedMessage } from '../../src/engine/model/delivery-queue.js';
import type { Claimed } from '../../src/engine/model/store.js';

/** A leased message, as a step or a claim gives it. */
export const aMessage = (over: Partial<Claimed> = {}): Claimed => ({
  id: String(Math.ceil(Math.random() * 1e12)),
  leaseToken: randomUUID(),
  attempt: 1,
  requestId: '17',
  conversationId: '18',
  partnerCode: 'LACITE',
  kind: 'request',
  summary: 'Request',
  requestingAgencyRequestId: 'OCAL-00017',
  body: '<ISO18626Message>« Les Belles-Sœurs »</ISO18626Message>',
  ambiguous: false,
  crashes: 0,
  ageSeconds: 0,
  probe: false,
  unwell: false,
  ...over,
});

/** Notes what reaches a process, and how often it lost its link. */
export async function consuming(
  queue: DeliveryQueue,
  send: (taken: QueuedMessage) => Promise<void> = async () => {},
  atOnce = 32,
) {
  const taken: QueuedMessage[] = [];
  const givenUp: QueuedMessage[] = [];
  let lost = 0;
  await queue.consume({
    atOnce,
    send: async (each) => {
      taken.push(each);
      await send(each);
    },
    giveUp: async (each) => void givenUp.push(each),
    linkLost: () => {
      lost += 1;
    },
  });
  return {
    taken,
    givenUp,
    timesLost: () => lost,
    ids: () => taken.map(({ claimed }) => claimed.id),
    has: ({ id }: Claimed) => taken.some(({ claimed }) => claimed.id === id),
  };
}
