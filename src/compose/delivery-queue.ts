/** The queue that carries outgoing messages: RabbitMQ, or the process itself where no broker is set. */

import { createInProcessDelivery } from '../delivery/in-process.js';
import { createRabbitDelivery } from '../delivery/rabbitmq.js';
import type { DeliveryQueue } from '../engine/model/delivery-queue.js';
import { databaseIdentity } from '../storage/database/database-identity.js';
import type { Opening } from './opening.js';
import type { Storage } from './storage.js';

/** Connects to the queue. It is closed with the node. */
export async function openDeliveryQueue(opening: Opening, storage: Pick<Storage, 'database'>): Promise<DeliveryQueue> {
  const queue = await connect(opening, storage);
  opening.closing.base(() => queue.close());
  return queue;
}

async function connect(
  { options: { amqpUrl: url, settings, secretKey }, nodeId, instance, log }: Opening,
  { database }: Pick<Storage, 'database'>,
): Promise<DeliveryQueue> {
  if (!url || settings.readOnly) return createInProcessDelivery({ instance, log });
  return createRabbitDelivery({
    url,
    managementUrl: settings.amqpManagementUrl,
    nodeId,
    instance,
    secretKey,
    log,
    database: await databaseIdentity(database.pool),
  });
}
