import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver answers: a status, or nothing at all. */
export type ReceiverAnswer = number | 'hang';

export interface ReceivedCall {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another system that takes webhooks, over real HTTP. */
export interface Receiver {
  url: string;
  received: ReceivedCall[];
  /** What it answers from now on, with these words and headers. */
  answers(answer: ReceiverAnswer, words?: string, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedCall[] = [];
  let now: { answer: ReceiverAnswer; words: string; headers: Record<string, string> } = {
    ...{ answer: 204, words: '', headers: {} },
  };
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      // Another test may still look for who had this port before.
      if (req.headers['webhook-id'] === undefined) return void res.writeHead(404).end();
      received.push({ headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
      if (now.answer !== 'hang') res.writeHead(now.answer, now.headers).end(now.words);
    });
  });
  await new Promise<void>((open) => void server.listen(0, '127.0.0.1', open));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received,
    answers: (answer, words = '', headers = {}) => {
      now = { answer, words, headers };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}
