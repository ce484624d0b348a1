import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Logger } from '../logging.js';
import { type CountingDoorbell, newCounts } from './counts.js';
import { gatherRings } from './gathered.js';
import { portions, readIds } from './ids.js';
import { type KeptOpen, sentence } from './keep-open.js';
import { createHello } from './rabbitmq-hello.js';
import { bellNames, declareBell } from './rabbitmq-layout.js';
import { keepLink, type Link } from './rabbitmq-link.js';
import { settledInTime, settledWithin } from './within.js';

export interface RabbitDoorbellOptions {
  url: string;
  /** Names the queue: processes of one node share it, other nodes on the broker never see its ids. */
  nodeId: string;
  log: Logger;
  /** Tells our database from all others; rings of another one are none of ours. */
  database?: string;
  publishTimeoutMs?: number;
  /** Rings one process works on at once. */
  prefetch?: number;
}

/**
 * A doorbell on RabbitMQ: one quorum queue a node, ids only, nothing of value in it. Starts without a broker and keeps
 * trying. Throws only when the broker holds a queue of this name with other settings: no retry would mend that.
 */
export async function createRabbitDoorbell(options: RabbitDoorbellOptions): Promise<CountingDoorbell> {
  const { url, nodeId, log, database = '', publishTimeoutMs = 2000, prefetch = 32 } = options;
  const hello = database === '' ? undefined : createHello({ nodeId, database, log });
  const names = bellNames(nodeId);
  const counts = newCounts();
  const working = new Set<Promise<void>>();
  let handler: ((ids: readonly string[]) => Promise<void>) | undefined;
  let listening: KeptOpen<Link> | undefined;
  let closed = false;

  // Two connections: a publisher that the broker blocks must not stop acknowledgements.
  const ringing = keepLink({
    url,
    name: `interlend ${nodeId} rings`,
    log,
    async prepare(channel) {
      await declareBell(channel, names);
      channel.on('return', () => log.warn({ queue: names.bell }, 'a ring found no queue'));
    },
  });
  const firstError = (await ringing.firstTry) as { code?: unknown } | undefined;
  if (firstError?.code === 406) {
    await ringing.close();
    throw new Error(`The queue ${names.bell} exists with other settings. Delete it, or give this node another id.`, {
      cause: firstError,
    });
  }

  function publish(ids: readonly string[]): Promise<void> {
    const link = ringing.value();
    if (!link || link.blocked)
      return Promise.reject(new Error(link?.blocked ?? ringing.lastError() ?? 'Not connected.'));
    const confirmed = new Promise<void>((resolve, reject) => {
      const content = Buffer.from(JSON.stringify(ids));
      const settings = {
        persistent: true,
        mandatory: true,
        contentType: 'application/json',
        ...(database === '' ? {} : { appId: database }),
      };
      link.channel.sendToQueue(names.bell, content, settings, (error) => (error ? reject(error) : resolve()));
    });
    return settledInTime(confirmed, publishTimeoutMs, 'The broker did not confirm in time.');
  }

  async function consume(channel: ConfirmChannel, lose: (error: unknown) => void): Promise<void> {
    await declareBell(channel, names);
    await channel.prefetch(prefetch);
    await hello?.join(channel);
    await channel.consume(names.bell, (message) => {
      // The broker cancels a consumer by a null delivery: the queue was deleted or its leader is gone.
      if (message === null) return lose(new Error('The broker cancelled the consumer.'));
      if (closed) return;
      const work = take(channel, message).finally(() => working.delete(work));
      working.add(work);
    });
  }

  async function take(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    // Another library under our node id rang: its own sweep finds what it rang for, ours looks at once.
    const from: unknown = message.properties.appId;
    const isOurs = typeof from !== 'string' || database === '' || from === database;
    const ids = isOurs ? readIds(message.content.toString('utf8')) : [];
    if (!ids) {
      counts.malformed += 1;
      log.warn({ bytes: message.content.length }, 'a ring that is no list of ids was put aside');
      return settle(() => channel.ack(message));
    }
    try {
      counts.heard += 1;
      await handler?.(ids);
      settle(() => channel.ack(message));
    } catch (error) {
      counts.handlerFailures += 1;
      log.error({ err: error }, 'a ring could not be handled');
      // The queue's delivery limit decides when it is parked.
      settle(() => channel.nack(message, false, true));
    }
  }

  const { ring, settled } = gatherRings(async (ids) => {
    try {
      for (const portion of portions(ids)) {
        await publish(portion);
        counts.rung += 1;
      }
    } catch (error) {
      counts.failed += 1;
      // That the broker is away has been said once already.
      const level = ringing.value() ? 'warn' : 'debug';
      log[level]({ ids: ids.length, error: sentence(error) }, 'a ring was not handed over; the sweep finds its rows');
    }
  });

  return {
    ring,
    async onRing(callback) {
      if (handler) throw new Error('This doorbell has a handler already.');
      handler = callback;
      listening = keepLink({ url, name: `interlend ${nodeId} listens`, log, prepare: consume });
      await listening.firstTry;
    },
    health() {
      const link = ringing.value();
      const shared = hello?.sharedSince();
      const down = [ringing, listening].filter((kept) => kept !== undefined && kept.value() === undefined);
      const lastError = link?.blocked ?? ringing.lastError() ?? listening?.lastError();
      return {
        kind: 'rabbitmq',
        connected: !closed && down.length === 0 && link?.blocked === undefined,
        consumers: !closed && listening?.value() ? 1 : 0,
        since: new Date(Math.max(ringing.since().getTime(), listening?.since().getTime() ?? 0)),
        ...(lastError === undefined ? {} : { lastError }),
        ...(shared ? { sharedSince: shared } : {}),
      };
    },
    counts: () => {
      const times = Math.max(ringing.times(), listening?.times() ?? 0);
      return { ...counts, reconnects: Math.max(0, times - 1) };
    },
    async close() {
      closed = true;
      hello?.close();
      await settledWithin(working, 5000);
      await settledWithin([settled()], 2000);
      await Promise.all([listening?.close(), ringing.close()]);
    },
  };
}

/** An acknowledgement over a channel that is gone throws; the broker delivers such a ring again. */
function settle(acknowledge: () => void): void {
  try {
    acknowledge();
  } catch {}
}
