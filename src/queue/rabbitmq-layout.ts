/** The queues of one node, declared here and nowhere else. Other arguments need another version in the name. */
import { createHash } from 'node:crypto';
import type { Channel } from 'amqplib';

export interface BellNames {
  bell: string;
  /** Where rings go that no handler could take; kept a week to be looked at. */
  parkedExchange: string;
  parked: string;
}

/** Node ids may be long or odd (an agency symbol); a queue name may hold 255 bytes. */
export function bellNames(nodeId: string): BellNames {
  const plain = /^[\w.:-]{1,80}$/.test(nodeId);
  const hash = createHash('sha256').update(nodeId).digest('hex').slice(0, 16);
  const node = plain ? nodeId : `${nodeId.replace(/[^\w.:-]+/g, '_').slice(0, 60)}-${hash}`;
  return {
    bell: `interlend.${node}.bell.v1`,
    parkedExchange: `interlend.${node}.parked.v1`,
    parked: `interlend.${node}.parked.v1`,
  };
}

const weekMs = 7 * 24 * 3600 * 1000;

export async function declareBell(channel: Channel, names: BellNames): Promise<void> {
  await channel.assertExchange(names.parkedExchange, 'fanout', { durable: true });
  await channel.assertQueue(names.parked, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-max-length': 1000, 'x-overflow': 'drop-head', 'x-message-ttl': weekMs },
  });
  await channel.bindQueue(names.parked, names.parkedExchange, '');
  await channel.assertQueue(names.bell, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': 5,
      'x-max-length': 10_000,
      // Refusing is safe: the sweep finds the rows of a ring that found no room.
      'x-overflow': 'reject-publish',
      'x-dead-letter-exchange': names.parkedExchange,
    },
  });
}

/** For tests and for taking a node out of service. */
export async function deleteBell(channel: Channel, names: BellNames): Promise<void> {
  await channel.deleteQueue(names.bell);
  await channel.deleteQueue(names.parked);
  await channel.deleteExchange(names.parkedExchange);
}
