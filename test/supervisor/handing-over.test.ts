import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { handOverAgain } from '../../src/supervisor/handing-over.js';
import { eventually } from '../support/eventually.js';

/** Answers with its process id; hangs when it is told to, as a process that is about to be killed may. */
const program = `import http from 'node:http';
process.on('message', () => {
  process.send('hangs', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});
http.createServer((_, answer) => answer.end(String(process.pid))).listen(0, '127.0.0.1');
`;

/**
 * `handing-over.ts` reads the messages by which node:cluster gives connections to its processes. They are no documented interface: a
 * version of Node that names them otherwise fails here.
 */
describe('a connection that is on its way to a process', function () {
  this.timeout(30_000);
  const file = join(tmpdir(), `interlend-handing-over-${process.pid}.mjs`);
  const workers: Worker[] = [];
  const begin = async (): Promise<{ worker: Worker; port: number }> => {
    const worker = cluster.fork();
    workers.push(worker);
    const [address] = (await once(worker, 'listening')) as [AddressInfo];
    return { worker, port: address.port };
  };
  before(async () => {
    await writeFile(file, program);
    cluster.setupPrimary({ exec: file, args: [], execArgv: [], silent: true });
  });
  after(async () => {
    for (const worker of workers) worker.process.kill('SIGKILL');
    await rm(file, { force: true });
  });

  it('is served by another when that one is killed before it took it', async () => {
    const first = await begin();
    const handing = handOverAgain(first.worker, () => true);
    first.worker.send('hang');
    await once(first.worker, 'message');
    const answer = fetch(`http://127.0.0.1:${first.port}/`).then((response) => response.text());
    await eventually('it is on its way', () => handing.onTheirWay() === 1);
    const second = await begin();
    first.worker.process.kill('SIGKILL');
    expect(await answer).to.equal(String(second.worker.process.pid));
    expect(handing.onTheirWay()).to.equal(0);
  });

  it('is no longer on its way when it was taken', async () => {
    const { worker, port } = await begin();
    const handing = handOverAgain(worker, () => true);
    for (let call = 0; call < 5; call += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
      expect(response.status).to.equal(200);
    }
    await eventually('none is on its way', () => handing.onTheirWay() === 0);
  });
});
