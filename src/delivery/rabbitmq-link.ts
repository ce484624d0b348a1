/**
 * One connection with one channel, kept open together. amqplib's own recovery brings a connection back but not a
 * channel that the broker closed, nor a consumer it cancelled; here any loss renews all of it by one path.
 */
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import type { Logger } from '../logging.js';
import { type KeptOpen, keepOpen } from './keep-open.js';
import { settledInTime } from './within.js';

export interface Link {
  connection: ChannelModel;
  channel: ConfirmChannel;
  /** Why the broker takes nothing at present (disk or memory alarm). */
  blocked?: string;
  shut(): Promise<void>;
}

export interface LinkOptions {
  url: string;
  /** Shown in the broker's list of connections. */
  name: string;
  log: Logger;
  /** Declares and, for a consumer, consumes. */
  prepare(channel: ConfirmChannel, lose: (error: unknown) => void): Promise<void>;
  /** It was open, and is lost. */
  lost?(): void;
}

export function keepLink({ url, name, log, prepare, lost }: LinkOptions): KeptOpen<Link> {
  return keepOpen<Link>({ what: name, log, shut: (link) => link.shut(), open: (lose) => openLink(lose) });

  async function openLink(loseIt: (error: unknown) => void): Promise<Link> {
    let isOpen = false;
    const lose = (error: unknown) => {
      if (isOpen) lost?.();
      isOpen = false;
      loseIt(error);
    };
    const connection = await connect(withHeartbeat(url), {
      timeout: 5000,
      noDelay: true,
      keepAlive: true,
      clientProperties: { connection_name: name },
    });
    // Without listeners an error would end the process. The error comes first and names the cause.
    connection.on('error', lose);
    connection.on('close', (error) => lose(error ?? new Error('The broker closed the connection.')));
    let channel: ConfirmChannel | undefined;
    const shut = () => endWithin(1000, connection, channel);
    try {
      channel = await connection.createConfirmChannel();
      channel.on('error', lose);
      // A closing connection takes its channels down first; its own reason comes right after.
      channel.on('close', () => setImmediate(lose, new Error('The broker closed the channel.')));
      const link: Link = { connection, channel, shut };
      connection.on('blocked', (reason) => {
        link.blocked = `The broker takes nothing at present: ${reason}.`;
        log.warn({ what: name, reason }, 'blocked');
      });
      connection.on('unblocked', () => {
        delete link.blocked;
      });
      isOpen = true;
      await prepare(channel, lose);
      return link;
    } catch (error) {
      await shut();
      throw error;
    }
  }
}

/** Two missed beats of 10 s tell a dead broker; a url may say otherwise. */
function withHeartbeat(text: string): string {
  const url = new URL(text);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', '10');
  return url.href;
}

/**
 * Closes the connection, and drops it when the broker does not answer, as a blocked or frozen one never does. The channel goes first:
 * a connection's goodbye may overtake the last acknowledgements of its channels.
 */
async function endWithin(limitMs: number, connection: ChannelModel, channel?: ConfirmChannel): Promise<void> {
  const { stream } = connection.connection as unknown as { stream: { destroy(): void } };
  const goodbye = async () => {
    // What is closed already throws, some of it at once.
    await Promise.resolve(channel)
      .then((open) => open?.close())
      .catch(() => {});
    await connection.close();
  };
  await settledInTime(goodbye(), limitMs, 'No goodbye.').catch(() => {});
  stream.destroy();
}
