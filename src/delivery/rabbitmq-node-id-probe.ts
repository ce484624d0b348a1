/**
 * Processes of a node greet each other on the broker and say which database they work on. Two libraries that were given one
 * node id have separate queues, but the broker cannot distinguish them: both notice it by these greetings, within seconds.
 */
import type { ConfirmChannel } from 'amqplib';
import type { Logger } from '../logging.js';

export interface NodeIdProbe {
  /** Publishes greetings on this channel, and receives those of others. */
  join(channel: ConfirmChannel): Promise<void>;
  /** Since when another database is at work under our node id; nothing when none is. */
  sharedSince(): Date | undefined;
  close(): void;
}

/** How often it greets, and after how long a silence the other one is taken to be gone, in milliseconds. */
const everyMs = 20_000;
const goneAfterMs = 70_000;

export function createNodeIdProbe({
  nodeId,
  database,
  log,
}: {
  nodeId: string;
  database: string;
  log: Logger;
}): NodeIdProbe {
  const exchange = `interlend.${nodeId}.hello.v1`.slice(0, 250);
  let greet: ((isAnswer: boolean) => void) | undefined;
  let shared: { since: Date; receivedAt: number } | undefined;
  const timer = setInterval(() => greet?.(false), everyMs);
  timer.unref();

  function receive(text: string): void {
    const { database: other, isAnswer } = readGreeting(text);
    if (other === undefined || other === database) return;
    if (!current())
      log.error(
        { nodeId },
        'Another library is at work on this broker under the same node id, with a database of its own. Each has its own queue, and no message goes astray. Give one of the two another INTERLEND_NODE_ID, and start it again.',
      );
    shared = { since: current() ?? new Date(), receivedAt: performance.now() };
    if (!isAnswer) greet?.(true);
  }
  const current = () => (shared && performance.now() - shared.receivedAt < goneAfterMs ? shared.since : undefined);

  return {
    async join(channel) {
      await channel.assertExchange(exchange, 'fanout', { durable: false, autoDelete: true });
      const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
      await channel.bindQueue(queue, exchange, '');
      await channel.consume(queue, (message) => message && receive(message.content.toString('utf8')), { noAck: true });
      greet = (isAnswer) => {
        try {
          channel.publish(exchange, '', Buffer.from(JSON.stringify({ database, isAnswer })));
        } catch {
          // the channel is gone; the next one greets anew
        }
      };
      greet(false);
    },
    sharedSince: current,
    close: () => clearInterval(timer),
  };
}

function readGreeting(text: string): { database?: string; isAnswer?: boolean } {
  try {
    const { database, isAnswer } = JSON.parse(text) as Record<string, unknown>;
    return { ...(typeof database === 'string' ? { database } : {}), isAnswer: isAnswer === true };
  } catch {
    return {};
  }
}
