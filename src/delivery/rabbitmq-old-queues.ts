/**
 * The version before left queues that nobody needs once its last process is gone. They are removed when they are empty and have no
 * consumer; an old process that starts all the same declares them anew.
 */
import type { ChannelModel } from 'amqplib';
import type { Logger } from '../logging.js';
import { oldQueueNames } from './rabbitmq-queues.js';

/** Whether there is nothing to remove any more. Never throws. */
export async function removeOldQueues(connection: ChannelModel, nodeId: string, log: Logger): Promise<boolean> {
  const { bell, parked } = oldQueueNames(nodeId);
  if (await isGone(connection, bell)) return isGone(connection, parked);
  const removed = await removeIfUnused(connection, bell);
  if (!removed) return false;
  await removeIfUnused(connection, parked, parked);
  log.info({ queues: [bell, parked] }, 'The queues of the version before were empty and unused; they are removed.');
  return true;
}

/** A question about a queue that does not exist closes its channel, so that each has one of its own. */
async function onChannel<T>(
  connection: ChannelModel,
  ask: (channel: Awaited<ReturnType<ChannelModel['createChannel']>>) => Promise<T>,
): Promise<T | undefined> {
  try {
    const channel = await connection.createChannel();
    channel.on('error', () => {});
    const answer = await ask(channel);
    await channel.close();
    return answer;
  } catch {
    return undefined;
  }
}

const lookAt = (connection: ChannelModel, queue: string) =>
  onChannel(connection, (channel) => channel.checkQueue(queue));

const isGone = async (connection: ChannelModel, queue: string) => (await lookAt(connection, queue)) === undefined;

async function removeIfUnused(connection: ChannelModel, queue: string, exchange?: string): Promise<boolean> {
  const found = await lookAt(connection, queue);
  if (!found || found.consumerCount > 0 || found.messageCount > 0) return false;
  const removed = await onChannel(connection, async (channel) => {
    await channel.deleteQueue(queue);
    if (exchange) await channel.deleteExchange(exchange);
    return true;
  });
  return removed === true;
}
