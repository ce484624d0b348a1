import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Host, ProgramName } from '../../src/cli/host.js';
import { runCommand } from '../../src/cli/program.js';

/** What a command did: its status and what it wrote. */
export interface Outcome {
  status: number;
  out: string;
  err: string;
}

/** A terminal at which commands are typed. Nothing is shared between two of them. */
export const typed = (words: string, host?: Partial<Host>): Promise<Outcome> => given(wordsOf(words), host);

/** The same, with the words one by one. */
export async function given(words: readonly string[], host: Partial<Host> = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand(words, {
    env: {},
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    terminal: true,
    user: 'élise',
    fetch,
    readInput: async () => '',
    version: '0.1.0',
    start: async (_room: ProgramName) => {},
    migrate: async () => {},
    openEmbedded: async () => {
      throw new Error('There is no embedded database here.');
    },
    ...host,
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** `a "b c" d` → three words, as a shell makes them. */
const wordsOf = (words: string): string[] =>
  [...words.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));

export interface Call {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: unknown;
}
type Answered = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> };

/** A stand-in for the staff API: gives the answers it was told and remembers the calls. */
export interface NodeDouble {
  url: string;
  calls: Call[];
  /** `GET /requests/7` → answer. The path is decoded. */
  answers: Record<string, Answered>;
  /** Settings of a terminal that talks to it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function startNodeDouble(): Promise<NodeDouble> {
  const calls: Call[] = [];
  const answers: NodeDouble['answers'] = {};
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const url = new URL(req.url ?? '', 'http://node');
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v1/, ''));
    const sent = Buffer.concat(chunks).toString();
    calls.push({
      method: req.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: req.headers,
      body: sent === '' ? undefined : JSON.parse(sent),
    });
    const answer = answers[`${req.method} ${path}`] ?? {
      status: 404,
      body: {
        type: 'urn:interlend:problem:unknown',
        title: 'There is no such thing',
        detail: `Nothing here is known as "${path}".`,
      },
    };
    const {
      status = answer.body === undefined && answer.text === undefined ? 204 : 200,
      body,
      text,
      headers = {},
    } = answer;
    res.writeHead(status, headers).end(text ?? (body === undefined ? undefined : JSON.stringify(body)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    answers,
    env: { INTERLEND_URL: url, INTERLEND_STAFF_TOKEN: 'a-staff-token', INTERLEND_TIME_ZONE: 'America/Toronto' },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
