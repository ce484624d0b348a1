import { createServer, type RequestListener, Server, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { setImmediate as onceRound, setTimeout as pause } from 'node:timers/promises';
import { untilQueueIsEmpty } from '../accept-queued.js';
import type { Log } from '../engine/engine-context.js';
import { keepRoom } from './connections.js';
import { limitBodies, uploadMs } from './limit-bodies.js';

export interface ListeningServer {
  app: RequestListener;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Of this process alone, though its node has several that share their ports. */
  exclusive?: boolean;
}

export interface ServerOptions {
  public: ListeningServer;
  /** Health details and metrics: give it a loopback host. */
  admin?: ListeningServer;
  log: Log;
  /** Connections at once, in all and from one address (2,048 and 512). Listed proxies count only in all. */
  connections?: number;
  connectionsPerSource?: number;
  trustedProxies?: readonly string[];
  headersMs?: number;
  requestMs?: number;
}

export interface Servers {
  url: string;
  port: number;
  adminUrl?: string;
  /**
   * Stops accepting, answers what is under way and calls that come on kept connections during `graceMs` (250 ms), says
   * `Connection: close` on each, and cuts what is left after `withinMs` (25 s).
   */
  stop(options?: { graceMs?: number; withinMs?: number }): Promise<void>;
}

/** Opens the ports of a node, or none: when the second cannot be opened the first is closed again. */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const open = await listen(options.public, options);
  try {
    const admin = options.admin && (await listen(options.admin, options));
    return {
      url: open.url,
      port: open.port,
      adminUrl: admin?.url,
      async stop(manner) {
        await open.stop(manner);
        await admin?.stop({ ...manner, graceMs: 0 });
      },
    };
  } catch (error) {
    await open.stop({ graceMs: 0, withinMs: 0 });
    throw error;
  }
}

/** What a call that is no HTTP, or too slow, is answered: as Node would by itself. */
const refusals: Readonly<Record<string, string>> = {
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

async function listen({ app, host, port, exclusive = false }: ListeningServer, options: ServerOptions) {
  const server = createServer(
    {
      headersTimeout: options.headersMs ?? 10_000,
      requestTimeout: uploadMs,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
    },
    app,
  );
  keepRoom(server, {
    most: options.connections ?? 2048,
    mostPerSource: options.connectionsPerSource ?? 512,
    proxies: options.trustedProxies ?? [],
  });
  limitBodies(server, options.requestMs ?? 30_000);
  const manners = watch(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(`Cannot listen on ${host}:${port}: ${cause.message}`, { cause })));
    server.listen({ port, host, exclusive }, resolve);
  });
  server.on('clientError', (error: Error & { code?: string; rawPacket?: Buffer }, socket) => {
    if (!socket.writable) return void socket.destroy();
    if (error.code !== 'HPE_HEADER_OVERFLOW')
      return void socket.end(
        `HTTP/1.1 ${refusals[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`,
      );
    // A link of a resolver that is longer than all heads together: its form says in words what is wrong.
    const isLink = error.rawPacket?.subarray(0, 13).toString('latin1').startsWith('GET /openurl') ?? false;
    socket.end(
      isLink
        ? 'HTTP/1.1 303 See Other\r\nLocation: /my/ask?trouble=long\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'
        : 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n',
    );
  });
  server.removeAllListeners('error').on('error', (err) => options.log.error({ err }, 'the server had a fault'));
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, port: actual, stop: manners.stop };
}

/** Knows the answers under way, so that leaving is polite. */
function watch(server: Server): Pick<Servers, 'stop'> {
  const underWay = new Set<ServerResponse>();
  let leaving = false;
  let cameIn = 0;
  const sayClose = (res: ServerResponse) => {
    if (!res.headersSent) res.setHeader('Connection', 'close');
  };
  server.on('connection', () => {
    cameIn += 1;
  });
  server.prependListener('request', (_req, res) => {
    underWay.add(res);
    res.once('close', () => underWay.delete(res));
    if (leaving) sayClose(res);
  });
  return {
    async stop({ graceMs = 250, withinMs = 25_000 } = {}) {
      if (leaving) return;
      leaving = true;
      await untilQueueIsEmpty(() => cameIn);
      const closed = new Promise<void>((resolve) => {
        // Server.close of http would reset kept connections on which a call may be on its way; that of net only stops listening.
        net.Server.prototype.close.call(server, () => resolve());
      });
      for (const res of underWay) sayClose(res);
      await Promise.race([closed, pause(graceMs)]);
      // Calls that came on kept connections while this process was busy are read before those are closed.
      await onceRound();
      await onceRound();
      server.closeIdleConnections();
      const late = new AbortController();
      await Promise.race([closed, pause(withinMs, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
      server.closeAllConnections();
      // The second close, of http, ends its timer; it has nothing else left to do.
      Server.prototype.close.call(server, () => undefined);
      await closed;
    },
  };
}
