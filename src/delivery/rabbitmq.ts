import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Consumer, DeliveryQueue, HandedOver } from '../engine/model/delivery-queue.js';
import type { Claimed } from '../engine/model/store.js';
import type { Logger } from '../logging.js';
import { newCounts } from './counts.js';
import type { KeptOpen } from './keep-open.js';
import { type QueueCopies, readQueueCopies } from './rabbitmq-copies.js';
import { keepLink, type Link } from './rabbitmq-link.js';
import { fromBroker, signingKey, toBroker } from './rabbitmq-messages.js';
import { createNodeIdProbe } from './rabbitmq-node-id-probe.js';
import { removeOldQueues } from './rabbitmq-old-queues.js';
import { declareQueues, queueNames } from './rabbitmq-queues.js';
import { settledInTime, settledWithin } from './within.js';

export interface RabbitDeliveryOptions {
  url: string;
  nodeId: string;
  /** This process, as it is named in leases. */
  instance: string;
  /** Tells our database from all others. */
  database: string;
  /** Signs what is published, so that nobody else's bytes are sent from the queue. */
  secretKey: string;
  /** The address of RabbitMQ's management plugin, where it may be asked who keeps a copy of the queue. */
  managementUrl?: string;
  log: Logger;
  confirmWithinMs?: number;
}

/** How often it is looked how much waits in the queue, in milliseconds. */
const lookEveryMs = 15_000;
/** What amqplib says of a message that the broker refused. */
const nacked = 'message nacked';
/** Messages over the delivery limit that a process looks after at once. */
const deadAtOnce = 4;

/**
 * Delivery through RabbitMQ: one quorum queue a library, persistent messages, confirmed by the broker and acknowledged when the
 * result is stored. Starts without a broker and keeps trying. Throws only when the broker holds a queue of this name with other
 * settings: no retry would correct that.
 */
export async function createRabbitDelivery(options: RabbitDeliveryOptions): Promise<DeliveryQueue> {
  const { url, nodeId, instance, database, log, confirmWithinMs = 2000 } = options;
  const publisher = { database, instance, key: signingKey(options.secretKey) };
  const names = queueNames(nodeId, database);
  const nodeIdProbe = createNodeIdProbe({ nodeId, database, log });
  const counts = newCounts();
  const publishing = new Set<Promise<unknown>>();
  const working = new Set<Promise<unknown>>();
  /** Messages for which the broker had no queue, until their confirm comes. */
  const returned = new Set<string>();
  /** The link whose broker last let a message wait too long: until it confirms one it is given no more. */
  let slow: Link | undefined;
  let consumer: Consumer | undefined;
  let consuming: KeptOpen<Link> | undefined;
  let tags: { channel: ConfirmChannel; tags: string[] } | undefined;
  let isClosed = false;
  let oldQueuesGone = false;
  let kept: QueueCopies | undefined;

  // Two connections: a publisher that the broker blocks must not stop acknowledgements.
  const outward = keepLink({
    url,
    name: `interlend ${nodeId} publishes`,
    log,
    async prepare(channel) {
      await declareQueues(channel, names);
      channel.on('return', ({ properties }) => returned.add(String(properties.correlationId)));
    },
  });
  const firstError = (await outward.firstTry) as { code?: unknown } | undefined;
  if (firstError?.code === 406) {
    nodeIdProbe.close();
    await outward.close();
    throw new Error(
      `The queue ${names.delivery} exists with other settings. Delete it, or give this node another id.`,
      {
        cause: firstError,
      },
    );
  }
  const looking = setInterval(() => void look(), lookEveryMs);
  looking.unref();
  void look();

  async function look(): Promise<void> {
    const link = outward.value();
    if (options.managementUrl) kept = await readQueueCopies(options.managementUrl, url, names.delivery);
    if (!link || link.blocked) return;
    try {
      counts.waiting = (await link.channel.checkQueue(names.delivery)).messageCount;
      if (!oldQueuesGone) oldQueuesGone = await removeOldQueues(link.connection, nodeId, log);
    } catch {
      // The link is lost or the queue is gone: the link is renewed and declares it.
    }
  }

  async function publish(claimed: Claimed): Promise<HandedOver> {
    const link = outward.value();
    if (isClosed || !link || link.blocked || slow === link) return 'refused';
    const { content, options: properties } = toBroker(claimed, publisher);
    const confirmed = new Promise<HandedOver>((done) => {
      try {
        link.channel.sendToQueue(names.delivery, content, properties, (error) => {
          if (slow === link) slow = undefined;
          const isReturned = returned.delete(claimed.leaseToken);
          // A channel that closes fails what the broker has not answered; whether it was accepted is then unknown.
          if (error) done(error.message === nacked ? 'refused' : 'unanswered');
          else done(isReturned ? 'refused' : 'accepted');
        });
      } catch {
        done('refused');
      }
    });
    return settledInTime(confirmed, confirmWithinMs, 'The broker did not confirm in time.').catch(() => {
      slow = link;
      return 'unanswered';
    });
  }

  async function consume(channel: ConfirmChannel, lose: (error: unknown) => void): Promise<void> {
    await declareQueues(channel, names);
    await nodeIdProbe.join(channel);
    if (!consumer) return;
    const { atOnce, send, giveUp } = consumer;
    const linkedAt = Date.now();
    const from = async (queue: string, prefetch: number, work: typeof send) => {
      await channel.prefetch(prefetch);
      const { consumerTag } = await channel.consume(queue, (message) => {
        // The broker cancels a consumer by a null delivery: the queue was deleted or its leader is gone.
        if (message === null) return lose(new Error('The broker cancelled the consumer.'));
        const done = take(channel, message, linkedAt, work).finally(() => working.delete(done));
        working.add(done);
      });
      return consumerTag;
    };
    tags = {
      channel,
      tags: [
        await from(names.delivery, atOnce, send),
        await from(names.dead, deadAtOnce, async (taken) => {
          counts.deadLettered += 1;
          await giveUp(taken);
        }),
      ],
    };
  }

  async function take(
    channel: ConfirmChannel,
    message: ConsumeMessage,
    linkedAt: number,
    work: Consumer['send'],
  ): Promise<void> {
    const taken = fromBroker(message, publisher, linkedAt);
    if (!taken) {
      counts.malformed += 1;
      log.error(
        { bytes: message.content.length },
        'What was in the queue is no message of this library; it is put aside.',
      );
      return acknowledge(() => channel.ack(message));
    }
    counts.taken += 1;
    if (taken.isRedelivered) counts.redelivered += 1;
    try {
      await work(taken);
      acknowledge(() => channel.ack(message));
      counts.acknowledged += 1;
    } catch (error) {
      log.error(
        { err: error, message: taken.claimed.id },
        'A message could not be handled; the queue gives it out again.',
      );
      // The queue's delivery limit decides when it goes to the dead-letter queue.
      acknowledge(() => channel.nack(message, false, true));
    }
  }

  return {
    async publish(claimed) {
      counts.unconfirmed += 1;
      const handingOver = publish(claimed);
      publishing.add(handingOver);
      const outcome = await handingOver;
      publishing.delete(handingOver);
      counts.unconfirmed -= 1;
      counts[outcome === 'accepted' ? 'confirmed' : outcome] += 1;
      return outcome;
    },
    async consume(given) {
      if (consumer) throw new Error('This queue has a consumer already.');
      consumer = given;
      consuming = keepLink({
        url,
        name: `interlend ${nodeId} consumes`,
        log,
        prepare: consume,
        lost: () => {
          if (!isClosed) given.linkLost();
        },
      });
      await consuming.firstTry;
    },
    async stopConsuming() {
      consumer = undefined;
      const open = tags;
      tags = undefined;
      if (!open || consuming?.value()?.channel !== open.channel) return;
      await settledInTime(Promise.all(open.tags.map((tag) => open.channel.cancel(tag))), 1000, 'No answer.').catch(
        () => {},
      );
    },
    health() {
      const link = outward.value();
      const shared = nodeIdProbe.sharedSince();
      const down = [outward, consuming].filter((kept) => kept !== undefined && kept.value() === undefined);
      const isSlow = link !== undefined && slow === link;
      const lastError =
        link?.blocked ??
        (isSlow ? 'The broker does not confirm in time.' : undefined) ??
        outward.lastError() ??
        consuming?.lastError();
      return {
        kind: 'rabbitmq',
        connected: !isClosed && down.length === 0 && link?.blocked === undefined && !isSlow,
        consumers: !isClosed && consumer && consuming?.value() ? 1 : 0,
        since: new Date(Math.max(outward.since().getTime(), consuming?.since().getTime() ?? 0)),
        ...(lastError === undefined ? {} : { lastError }),
        ...(shared ? { sharedSince: shared } : {}),
        ...(kept ?? {}),
      };
    },
    counts: () => {
      const times = Math.max(outward.times(), consuming?.times() ?? 0);
      return { ...counts, reconnects: Math.max(0, times - 1) };
    },
    async close() {
      isClosed = true;
      consumer = undefined;
      clearInterval(looking);
      nodeIdProbe.close();
      await settledWithin(working, 5000);
      await settledWithin(publishing, confirmWithinMs);
      await Promise.all([consuming?.close(), outward.close()]);
    },
  };
}

/** An acknowledgement over a channel that is gone throws; the broker delivers such a message again. */
function acknowledge(send: () => void): void {
  try {
    send();
  } catch {}
}
