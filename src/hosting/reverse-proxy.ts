/** The one port of a host: each call goes to the node of its host name. */
import { Agent, createServer, type IncomingMessage, type OutgoingHttpHeaders, request, type Server } from 'node:http';
import net from 'node:net';
import { addressList } from '../settings/address-list.js';
import { message, say } from '../words/index.js';
import { languages } from '../words/languages.js';
import type { Wording } from '../words/message.js';

/** Where a call goes. */
export interface Route {
  /** Of the node, on this machine; nothing while it is not open. */
  url: string | undefined;
  /** A header by which a trusted proxy hands on a client certificate. */
  certificateHeader: string;
}

export interface ReverseProxyOptions {
  routeOf(hostName: string): Route | undefined;
  /** Proxies before this one, whose `X-Forwarded-*` and certificate headers are believed. */
  trustedProxies: readonly string[];
}

/** They belong to one connection, not to the call (RFC 9110, 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'];
/** A node keeps a silent connection for 65 seconds: this one lets go first, so that no call meets a closed one. */
const silentMs = 30_000;
/** How long a caller that was answered before it had sent everything may go on sending, in milliseconds. */
const patienceMs = 1_000;
const retrySeconds = 10;

/** A server that is not listening yet. */
export function createReverseProxy({ routeOf, trustedProxies }: ReverseProxyOptions): Server {
  const isTrusted = addressList(trustedProxies);
  const agent = new Agent({ keepAlive: true, timeout: silentMs, maxFreeSockets: 256 });
  const server = createServer(
    // A node ends a call that takes too long to arrive; bodies of any length go through.
    { headersTimeout: 10_000, requestTimeout: 0, keepAliveTimeout: 65_000, maxHeaderSize: 16 * 1024 },
    (req, res) => {
      const refuse = (status: number, sentence: Wording, headers: OutgoingHttpHeaders = {}) => {
        if (res.headersSent) return void res.destroy();
        res.writeHead(status, {
          'Content-Type': 'text/plain; charset=utf-8',
          'Cache-Control': 'no-store',
          Connection: 'close',
          ...headers,
        });
        res.end(languages.map((each) => `${say(sentence, each)}\n`).join(''));
      };
      const closed = () => refuse(503, message('host.closed'), { 'Retry-After': String(retrySeconds) });
      const route = routeOf(hostNameOf(req));
      if (!route) return refuse(421, message('host.unknown'));
      if (route.url === undefined) return closed();
      const { hostname, port } = new URL(route.url);
      const onward = request({
        agent,
        host: hostname,
        port,
        method: req.method ?? 'GET',
        path: req.url ?? '/',
        headers: onwardHeaders(req, route, isTrusted),
        setHost: false,
      });
      onward.on('response', (answer) => {
        const headers = withoutConnection(answer.headers);
        if (!req.complete) headers['connection'] = 'close';
        res.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
        answer.pipe(res);
        answer.on('error', () => res.destroy());
        answer.on('close', () => answer.complete || res.destroy());
        answer.on('end', () => {
          if (req.complete) return;
          req.unpipe(onward);
          req.resume();
          setTimeout(() => req.destroy(), patienceMs).unref();
        });
      });
      onward.on('error', () => {
        // The answer may be complete although the rest of the call was not wanted.
        if (!res.headersSent) closed();
      });
      res.on('close', () => res.writableFinished || onward.destroy());
      req.pipe(onward);
    },
  );
  server.on('close', () => agent.destroy());
  return server;
}

/** Without port, in small letters. */
const hostNameOf = (req: IncomingMessage): string =>
  (req.headers.host ?? '').replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();

function withoutConnection(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((each) => each.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !ofConnection.includes(name) && !named.includes(name)),
  );
}

/** Only a trusted proxy may say from where a call came and with which certificate. */
function onwardHeaders(
  req: IncomingMessage,
  route: Route,
  isTrusted: (address: string) => boolean,
): OutgoingHttpHeaders {
  const headers = withoutConnection(req.headers);
  const from = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const believed = net.isIP(from) !== 0 && isTrusted(from);
  if (!believed) {
    for (const name of Object.keys(headers))
      if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name];
    if (route.certificateHeader) delete headers[route.certificateHeader.toLowerCase()];
  }
  const before = believed ? headers['x-forwarded-for'] : undefined;
  headers['x-forwarded-for'] = before ? `${String(before)}, ${from}` : from;
  headers['x-forwarded-proto'] ??= 'http';
  // A body without a length stays one.
  if (req.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked';
  return headers;
}
