/**
 * Fifty partners in a process of their own, told apart by their path: `/CODE`. They confirm at once and count what they get;
 * one may be told to be slow, or never to answer.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from '../../bench/child.js';
import { confirm } from '../../support/fake-partner.js';

export type Question = 'url' | 'counted' | { code: string; answersAfterMs: number | 'never' };

/** What all of them have got so far. */
export interface Counted {
  calls: number;
  /** Messages, each counted once. */
  messages: number;
  /** Arrivals before an earlier message of the same conversation, said by its `Word n of` note. */
  disordered: number;
  /** Most calls that one partner had open at the same time. */
  mostAtOnce: number;
}

const seen = new Map<string, number>();
const open = new Map<string, number>();
const waits = new Map<string, number | 'never'>();
const counted = { calls: 0, disordered: 0, mostAtOnce: 0 };

const server = createServer((req, res) => {
  const code = req.url?.slice(1) ?? '';
  const now = (open.get(code) ?? 0) + 1;
  open.set(code, now);
  counted.mostAtOnce = Math.max(counted.mostAtOnce, now);
  res.on('close', () => open.set(code, (open.get(code) ?? 1) - 1));
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const id = /requestingAgencyRequestId>([^<]*)</.exec(body)?.[1] ?? '';
    const word = Number(/Word (\d+) of/.exec(body)?.[1] ?? 0);
    counted.calls += 1;
    const key = `${code} ${id} ${word}`;
    if (!seen.has(key) && word > 1 && !seen.has(`${code} ${id} ${word - 1}`)) counted.disordered += 1;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    const wait = waits.get(code) ?? 0;
    if (wait === 'never') return;
    const answer = () => res.writeHead(200, { 'content-type': 'application/xml' }).end(confirm(body));
    if (wait === 0) answer();
    else setTimeout(answer, wait);
  });
});
server.keepAliveTimeout = 65_000;
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

answerQuestions((question: Question): unknown => {
  if (question === 'url') return url;
  if (question === 'counted') return { ...counted, messages: seen.size } satisfies Counted;
  waits.set(question.code, question.answersAfterMs);
  return undefined;
});
process.on('disconnect', () => process.exit(0));
