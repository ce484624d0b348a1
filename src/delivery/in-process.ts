import type { Consumer, DeliveryQueue } from '../engine/model/delivery-queue.js';
import type { Logger } from '../logging.js';
import { newCounts } from './counts.js';
import { settledWithin } from './within.js';

/** Without a broker the process that wrote a message sends it. The places of its sender keep the number at once. */
export function createInProcessDelivery({ instance, log }: { instance: string; log: Logger }): DeliveryQueue {
  const counts = newCounts();
  const sending = new Set<Promise<void>>();
  const since = new Date();
  let consumer: Consumer | undefined;

  return {
    publish: async (claimed) => {
      if (!consumer) {
        counts.refused += 1;
        return 'refused';
      }
      counts.confirmed += 1;
      counts.taken += 1;
      const taken = { claimed, publisher: instance, publishedAt: Date.now() };
      const sent = consumer
        .send({ ...taken, isRedelivered: false, isOlderThanLink: false, lacksBody: false })
        .catch((error: unknown) => log.error({ err: error, message: claimed.id }, 'A message could not be sent.'))
        .finally(() => {
          counts.acknowledged += 1;
          sending.delete(sent);
        });
      sending.add(sent);
      return 'accepted';
    },
    consume: async (given) => {
      if (consumer) throw new Error('This queue has a consumer already.');
      consumer = given;
    },
    stopConsuming: async () => {
      consumer = undefined;
    },
    health: () => ({ kind: 'in-process', connected: true, consumers: consumer ? 1 : 0, since }),
    counts: () => ({ ...counts }),
    close: async () => {
      consumer = undefined;
      await settledWithin(sending, 5000);
    },
  };
}
