/** A partner that confirms at once, in a process of its own. Remembers when the first byte of each request came. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { confirm } from '../support/fake-partner.js';
import { answerQuestions } from './child.js';

export type SinkQuestion = 'url' | 'count' | 'firstBytes' | 'forget';

let count = 0;
const firstBytes = new Map<string, number>();
const wallClock = () => performance.timeOrigin + performance.now();

const server = createServer((req, res) => {
  const came = wallClock();
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    if (req.url === '/bare') return void res.end();
    const id = /requestingAgencyRequestId>([^<]*)</.exec(body)?.[1] ?? '';
    if (!firstBytes.has(id)) firstBytes.set(id, came);
    count += 1;
    res.writeHead(200, { 'content-type': 'application/xml' }).end(confirm(body));
  });
});
server.keepAliveTimeout = 65_000;
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

answerQuestions((question: SinkQuestion) => {
  if (question === 'url') return url;
  if (question === 'count') return count;
  if (question === 'firstBytes') return [...firstBytes];
  firstBytes.clear();
  count = 0;
  return undefined;
});
process.on('disconnect', () => process.exit(0));
