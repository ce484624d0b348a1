/** The queues of one library, declared here and nowhere else. Other arguments need another version in the name. */
import { createHash } from 'node:crypto';
import type { Channel } from 'amqplib';

export interface QueueNames {
  /** Messages that may be sent now. */
  delivery: string;
  /** Messages that were handed out too often. */
  deadExchange: string;
  dead: string;
}

/** Node ids may be long or odd (an agency symbol); a queue name may hold 255 bytes. */
function plainName(nodeId: string): string {
  if (/^[\w.:-]{1,80}$/.test(nodeId)) return nodeId;
  const hash = createHash('sha256').update(nodeId).digest('hex').slice(0, 16);
  return `${nodeId.replace(/[^\w.:-]+/g, '_').slice(0, 60)}-${hash}`;
}

/**
 * The database is part of the name: a restored copy, or a library that was given the same node id, has queues of its own and never
 * takes a message of this one.
 */
export function queueNames(nodeId: string, database: string): QueueNames {
  const library = `interlend.${plainName(nodeId)}.${database.slice(0, 12)}`;
  return {
    delivery: `${library}.delivery.v1`,
    deadExchange: `${library}.dead.v1`,
    dead: `${library}.dead.v1`,
  };
}

const dayMs = 24 * 3600 * 1000;
/** Nobody consumed it for so long: the library is gone, or has another database. */
const unusedMs = 60 * dayMs;

export async function declareQueues(channel: Channel, names: QueueNames): Promise<void> {
  await channel.assertExchange(names.deadExchange, 'fanout', { durable: true });
  await channel.assertQueue(names.dead, {
    durable: true,
    arguments: {
      ...{ 'x-queue-type': 'quorum', 'x-max-length': 1000, 'x-overflow': 'drop-head' },
      ...{ 'x-message-ttl': 7 * dayMs, 'x-expires': unusedMs },
    },
  });
  await channel.bindQueue(names.dead, names.deadExchange, '');
  await channel.assertQueue(names.delivery, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': 10,
      'x-max-length': 10_000,
      // Refusing is safe: the process that leased the message sends it.
      'x-overflow': 'reject-publish',
      'x-dead-letter-exchange': names.deadExchange,
      'x-expires': unusedMs,
    },
  });
}

/** For tests and for taking a library out of service. */
export async function deleteQueues(channel: Channel, names: QueueNames): Promise<void> {
  await channel.deleteQueue(names.delivery);
  await channel.deleteQueue(names.dead);
  await channel.deleteExchange(names.deadExchange);
}

/** Of the versions that only woke their senders through the broker. */
export const oldQueueNames = (nodeId: string) => ({
  bell: `interlend.${plainName(nodeId)}.bell.v1`,
  parked: `interlend.${plainName(nodeId)}.parked.v1`,
});
