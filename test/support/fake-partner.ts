/**
 * A scripted ISO 18626 partner. Every request is written down before anything is answered, so that what it received
 * can be checked after any fault. Runs inside a test or as its own process:
 * `tsx test/support/fake-partner.ts --port 9001 --journal calls.jsonl`; then `PUT /script` takes behaviours as JSON,
 * `GET /received` lists the calls.
 */
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { moment } from './seed.js';

export type Behaviour =
  | 'ok'
  /** OK, and yet errorData. */
  | 'okWithRemark'
  /** 200 with a page of HTML, nothing, or half a confirmation. */
  | 'html'
  | 'empty'
  | 'cutXml'
  /** Promises more bytes than it sends, then closes. */
  | 'cutConnection'
  | 'otherRequest'
  | 'otherKind'
  | 'withoutId'
  /** One byte each 20 ms. */
  | 'slow'
  | 'mute'
  | 'resetAfterBody'
  | 'gzip'
  | 'huge'
  | 'endless'
  | 'notHttp'
  | { error: string; value?: string }
  | { status: number; headers?: Record<string, string>; body?: string }
  /** A confirmation under another success status. */
  | { okWithStatus: number }
  /** A confirmation after so many milliseconds. */
  | { okAfter: number };

export interface ReceivedCall {
  at: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** Of the confirmation's id field; undefined when the body has none. */
  requestId?: string;
}

export interface FakePartner {
  url: string;
  port: number;
  received: ReceivedCall[];
  /** TCP connections taken so far. */
  connections(): number;
  /** What to do with the next calls, one each; afterwards the standing behaviour again. */
  next(...behaviours: Behaviour[]): void;
  /** The standing behaviour; `ok` at first. */
  always(behaviour: Behaviour): void;
  /** Asked at each call that nothing was said for; the standing behaviour where it says nothing. */
  mixed(draw: () => Behaviour | undefined): void;
  /** As if nobody had called it yet, and nothing had been wished of it; calls that it never answered are cut. */
  anew(): void;
  close(): Promise<void>;
}

export interface FakePartnerOptions {
  port?: number;
  host?: string;
  /** A file that each call is appended to, one JSON line, before the answer. */
  journal?: string;
}

export async function startFakePartner(options: FakePartnerOptions = {}): Promise<FakePartner> {
  const { host = '127.0.0.1', port = 0, journal } = options;
  const received: ReceivedCall[] = [];
  const queue: Behaviour[] = [];
  const sockets = new Set<Socket>();
  let standing: Behaviour = 'ok';
  let draw: () => Behaviour | undefined = () => undefined;
  let connections = 0;

  const server = createServer(async (req, res) => {
    const body = await textOf(req).catch(() => undefined);
    if (body === undefined) return;
    if (req.method === 'PUT' && req.url === '/script') {
      queue.push(...(JSON.parse(body) as Behaviour[]));
      return void res.end();
    }
    if (req.method === 'GET') return void res.end(JSON.stringify(received));
    const id = /requestingAgencyRequestId>([^<]*)</.exec(body)?.[1];
    const call: ReceivedCall = { at: new Date().toISOString(), url: req.url ?? '', headers: req.headers, body };
    if (id !== undefined) call.requestId = id;
    if (journal) appendFileSync(journal, `${JSON.stringify(call)}\n`);
    received.push(call);
    const behaviour = queue.shift() ?? draw() ?? standing;
    await moment();
    answer(behaviour, body, res);
  });
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(port, host, done));
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/iso18626`,
    port: bound,
    received,
    connections: () => connections,
    next: (...behaviours) => void queue.push(...behaviours),
    always: (behaviour) => {
      standing = behaviour;
    },
    mixed: (drawn) => {
      draw = drawn;
    },
    anew: () => {
      for (const socket of sockets) socket.destroy();
      received.length = 0;
      queue.length = 0;
      standing = 'ok';
      draw = () => undefined;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function answer(behaviour: Behaviour, request: string, res: ServerResponse): void {
  const xml = (status: number, body: string) => res.writeHead(status, { 'content-type': 'application/xml' }).end(body);
  if (typeof behaviour === 'object') {
    if ('okAfter' in behaviour) return void setTimeout(() => xml(200, confirm(request)), behaviour.okAfter);
    if ('error' in behaviour) return void xml(200, confirm(request, { error: behaviour }));
    if ('okWithStatus' in behaviour) return void xml(behaviour.okWithStatus, confirm(request));
    return void res.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '');
  }
  tricks[behaviour](request, res, xml);
}

type Trick = (request: string, res: ServerResponse, xml: (status: number, body: string) => unknown) => void;
const tricks: Record<Extract<Behaviour, string>, Trick> = {
  ok: (request, _, xml) => xml(200, confirm(request)),
  okWithRemark: (request, _, xml) =>
    xml(200, confirm(request, { status: 'OK', error: { error: 'UnrecognisedDataElement', value: 'callNumber' } })),
  html: (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Welcome!</body></html>'),
  empty: (_, res) => res.writeHead(200).end(),
  cutXml: (request, _, xml) => xml(200, confirm(request).slice(0, 200)),
  cutConnection: (request, res) => {
    res.writeHead(200, { 'content-type': 'application/xml', 'content-length': '5000' });
    res.write(confirm(request), () => setTimeout(() => res.destroy(), 20));
  },
  otherRequest: (request, _, xml) => xml(200, confirm(request, { requestId: 'somebody-elses-7' })),
  otherKind: (request, _, xml) =>
    xml(200, confirm(request, { kind: /<(\w+:)?request>/.test(request) ? 'requestingAgencyMessage' : 'request' })),
  withoutId: (request, _, xml) => xml(200, confirm(request, { requestId: null })),
  slow: (request, res) => {
    res.writeHead(200, { 'content-type': 'application/xml' });
    const bytes = Buffer.from(confirm(request));
    let at = 0;
    const drip = setInterval(() => {
      if (at < bytes.length) res.write(bytes.subarray(at, ++at));
      else res.end();
    }, 20);
    res.on('close', () => clearInterval(drip));
  },
  mute: () => {},
  resetAfterBody: (_, res) => void res.socket?.resetAndDestroy(),
  gzip: (request, res) =>
    res
      .writeHead(200, { 'content-type': 'application/xml', 'content-encoding': 'gzip' })
      .end(gzipSync(confirm(request))),
  huge: (_, res) => res.writeHead(200, { 'content-type': 'application/xml' }).end(Buffer.alloc(2_000_000, 'x')),
  endless: (_, res) => {
    res.writeHead(200, { 'content-type': 'application/xml' });
    const more = () => {
      while (!res.destroyed && res.write(Buffer.alloc(65_536, 'x')));
    };
    res.on('drain', more);
    more();
  },
  notHttp: (_, res) => void res.socket?.end('220 mail.example ESMTP\r\n'),
};

interface Changes {
  status?: 'OK' | 'ERROR';
  error?: { error: string; value?: string };
  /** Null leaves the id out. */
  requestId?: string | null;
  kind?: string;
}

/** The confirmation a message deserves, cut out of the message by plain text: no XML reader vouches for another here. */
export function confirm(message: string, changes: Changes = {}): string {
  const version = /version="(1\.2|2021-2)"/.exec(message)?.[1] ?? '1.2';
  const kind = changes.kind ?? /<(?:\w+:)?(request|supplyingAgencyMessage|requestingAgencyMessage)>/.exec(message)?.[1];
  const agency = (name: string) => {
    const inner = new RegExp(`<(?:\\w+:)?${name}>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(message)?.[1];
    return inner === undefined ? '' : `<${name}>${inner.replace(/<(\/?)\w+:/g, '<$1')}</${name}>`;
  };
  const field = (name: string) => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(message)?.[1];
  const tag = (name: string, value: string | null | undefined) =>
    value === null || value === undefined ? '' : `<${name}>${value}</${name}>`;
  const now = new Date().toISOString();
  const id = changes.requestId === undefined ? field('requestingAgencyRequestId') : changes.requestId;
  const echo =
    kind === 'supplyingAgencyMessage' ? 'reasonForMessage' : kind === 'requestingAgencyMessage' ? 'action' : '';
  const error = changes.error
    ? `<errorData>${tag('errorType', changes.error.error)}${tag('errorValue', changes.error.value)}</errorData>`
    : '';
  const header = [
    agency('supplyingAgencyId'),
    agency('requestingAgencyId'),
    tag('timestamp', now),
    tag('requestingAgencyRequestId', id),
    tag('timestampReceived', now),
    tag('messageStatus', changes.status ?? (changes.error ? 'ERROR' : 'OK')),
  ].join('');
  const ns = 'http://illtransactions.org/2013/iso18626';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="${ns}" xmlns:ill="${ns}" ill:version="${version}">` +
    `<${kind}Confirmation><confirmationHeader>${header}</confirmationHeader>` +
    `${echo ? tag(echo, field(echo)) : ''}${error}</${kind}Confirmation></ISO18626Message>`
  );
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A port that nobody listens on. */
export async function unusedPort(): Promise<number> {
  const server = createRawServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, journal: { type: 'string' } },
  });
  const { port, ...rest } = values;
  const partner = await startFakePartner({ ...rest, ...(port ? { port: Number(port) } : {}) });
  console.log(partner.url);
}
