/** Connections on their way from the supervisor to a process, until that one has said whether it takes them. */
import type { Worker } from 'node:cluster';

/** The messages between node:cluster and a process, as far as they are needed here. */
interface ClusterMessage {
  cmd?: string;
  act?: string;
  seq?: number;
  ack?: number;
}
interface Connection {
  close(): void;
}
type Send = (message: ClusterMessage, handle?: Connection, ...more: unknown[]) => boolean;

const cmd = 'NODE_CLUSTER';
/** How long after the end of a process all its messages have been received, in milliseconds. */
const heardWithinMs = 50;

export interface HandingOver {
  /** Connections that were given to this process and that it has not answered for. */
  onTheirWay(): number;
}

/**
 * node:cluster forgets a connection when its process is killed before it answered for it: the connection stays open, nobody reads it,
 * and its caller waits for ever. Here it goes to the next process, as when one that leaves does not take it; where
 * `anotherIsOpen` says that there is none, it is closed.
 */
export function handOverAgain(worker: Worker, anotherIsOpen: () => boolean): HandingOver {
  const { process: child } = worker;
  const onTheirWay = new Map<number, Connection>();
  const channel = child as unknown as { send: Send };
  const send = channel.send;
  channel.send = (message, handle, ...more) => {
    if (message.cmd === cmd && message.act === 'newconn' && message.seq !== undefined && handle)
      onTheirWay.set(message.seq, handle);
    return send.call(child, message, handle, ...more);
  };
  child.on('internalMessage', ({ ack }: ClusterMessage) => {
    if (ack !== undefined) onTheirWay.delete(ack);
  });
  const giveOn = () => {
    for (const [ack, connection] of onTheirWay)
      if (anotherIsOpen()) child.emit('internalMessage', { cmd, ack, accepted: false });
      else connection.close();
    onTheirWay.clear();
  };
  // There is no `disconnect` while a connection is on its way. Its last messages are received a moment after its end.
  worker.once('exit', () => void setTimeout(giveOn, heardWithinMs));
  return { onTheirWay: () => onTheirWay.size };
}
