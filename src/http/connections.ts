/** Limits connections. At the limit idle ones are closed, so that silent callers do not block the others. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import net, { type Socket } from 'node:net';
import { networkOf } from '../engine/access/slowing.js';
import { addressList } from '../settings/address-list.js';

export interface ConnectionLimits {
  /** Connections at once. */
  most: number;
  /** From one address, of IPv6 from one network of 56 bits; listed proxies count in all only. */
  mostPerSource: number;
  /** Addresses and CIDR blocks of proxies, behind which many callers stand. */
  proxies: readonly string[];
}

/** A connection, oldest first within its address. `calls`: under way; a connection without one says nothing, or not yet. */
interface Held {
  socket: Socket;
  source: string;
  calls: number;
  hasAsked: boolean;
}

/**
 * Keeps to the room: the first to make room is who has not asked anything yet, then who only keeps a connection, of the address
 * that holds the most; a call under way is never cut. Where none can be closed, the new caller gets 503.
 */
export function keepRoom(server: Server, { most, mostPerSource, proxies }: ConnectionLimits): void {
  const bySource = new Map<string, Set<Held>>();
  const bySocket = new WeakMap<Socket, Held>();
  const isProxy = addressList(proxies);
  let count = 0;

  server.on('connection', (socket: Socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:|%.*$/g, '');
    // A caller that hung up before we looked has no address any more.
    if (net.isIP(address) === 0) return void socket.destroy();
    const source = networkOf(address);
    const own = bySource.get(source) ?? new Set<Held>();
    const isFullHere = own.size >= mostPerSource && !isProxy(address);
    if (isFullHere && !release(own)) return comeAgain(socket);
    if (count >= most && !release(largestFirst(bySource))) return comeAgain(socket);
    const held: Held = { socket, source, calls: 0, hasAsked: false };
    own.add(held);
    bySource.set(source, own);
    bySocket.set(socket, held);
    count += 1;
    socket.once('close', () => forget(held));
  });

  server.prependListener('request', (req: IncomingMessage, res: ServerResponse) => {
    const held = bySocket.get(req.socket);
    if (!held) return;
    held.hasAsked = true;
    held.calls += 1;
    res.once('close', () => {
      held.calls -= 1;
    });
  });

  function forget(held: Held): void {
    const own = bySource.get(held.source);
    if (!own?.delete(held)) return;
    count -= 1;
    if (own.size === 0) bySource.delete(held.source);
  }

  /** Hangs up on the first that can be spared; false when each has a call under way. */
  function release(among: Iterable<Held>): boolean {
    let idle: Held | undefined;
    for (const held of among) {
      if (held.calls > 0) continue;
      if (held.hasAsked) {
        idle ??= held;
        continue;
      }
      idle = held;
      break;
    }
    if (!idle) return false;
    forget(idle);
    idle.socket.destroy();
    return true;
  }
}

function* largestFirst(bySource: ReadonlyMap<string, ReadonlySet<Held>>): Iterable<Held> {
  for (const own of [...bySource.values()].sort((one, other) => other.size - one.size)) yield* own;
}

/** As HTTP says it, for there is no call yet to answer. */
function comeAgain(socket: Socket): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  socket.destroySoon();
}
