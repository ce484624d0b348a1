import net from 'node:net';
import { expect } from 'chai';
import { type Servers, startServers } from '../../src/http/servers.js';
import { type OpenHttp, openHttp } from './open-http.js';

/** Writes pieces to a socket as a caller would, and resolves with all that came back when the connection ends. */
function speak(port: number, ...pieces: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
    });
    socket.on('error', () => undefined).on('close', () => resolve(said));
    for (const piece of pieces) socket.write(piece);
  });
}

const head = (more: string) => `POST /iso18626 HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n${more}\r\n\r\n`;
const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;

describe('a body at the partners’ endpoint', () => {
  let open: OpenHttp;
  let servers: Servers;
  before(async () => {
    open = openHttp({ limits: { bodyBytes: 1000, concurrentInbound: 4, bodyMs: 80 } });
    const listening = { app: open.app, host: '127.0.0.1', port: 0 };
    servers = await startServers({ public: listening, log: open.context.log, headersMs: 300, requestMs: 600 });
  });
  after(() => servers.stop({ graceMs: 0, withinMs: 0 }));

  it('may come in chunks without a length', async () => {
    const said = await speak(
      servers.port,
      head('Transfer-Encoding: chunked\r\nConnection: close'),
      chunk(5),
      '0\r\n\r\n',
    );
    expect(said).to.match(/^HTTP\/1\.1 200 /);
    expect(open.arrivals.at(-1)?.bytes.toString()).to.equal('xxxxx');
  });

  it('is refused unread when its length says that it is too large (D7)', async () => {
    const said = await speak(servers.port, head('Content-Length: 100000000'));
    expect(said)
      .to.match(/^HTTP\/1\.1 413 /)
      .and.match(/Content-Length: 0\r\n/i)
      .and.match(/Connection: close\r\n/i);
  });

  it('is refused in the middle when it grows too large, and little more of it is read (D7)', async () => {
    const before = open.arrivals.length;
    const flood = Array.from({ length: 200 }, () => chunk(500));
    const said = await speak(servers.port, head('Transfer-Encoding: chunked'), ...flood);
    expect(said).to.match(/^HTTP\/1\.1 413 /);
    expect(open.arrivals).to.have.length(before);
  });

  it('fits exactly at the limit', async () => {
    const said = await speak(servers.port, head('Content-Length: 1000\r\nConnection: close'), 'x'.repeat(1000));
    expect(said).to.match(/^HTTP\/1\.1 200 /);
  });

  it('is told 408 when it does not come to its end in time (D9)', async () => {
    const said = await speak(servers.port, head('Content-Length: 10'), 'x');
    expect(said)
      .to.match(/^HTTP\/1\.1 408 /)
      .and.match(/Connection: close\r\n/i);
  });

  it('is not mistaken when its length lies (D8)', async () => {
    const both = await speak(servers.port, head('Content-Length: 5\r\nTransfer-Encoding: chunked'), '0\r\n\r\n');
    expect(both).to.match(/^HTTP\/1\.1 400 /);
    const two = await speak(servers.port, head('Content-Length: 5\r\nContent-Length: 6'), 'xxxxx');
    expect(two).to.match(/^HTTP\/1\.1 400 /);
    const before = open.arrivals.length;
    const short = await speak(servers.port, head('Content-Length: 3'), 'xxxPOST /smuggled NONSENSE\r\n\r\n');
    expect(open.arrivals.slice(before).map(({ bytes }) => bytes.toString())).to.deep.equal(['xxx']);
    expect(short, 'what follows is no message of its own').to.match(/HTTP\/1\.1 400 [\s\S]*Connection: close/i);
  });

  it('never arrives when the caller hangs up in the middle', async () => {
    const before = open.arrivals.length;
    const socket = net.connect(servers.port, '127.0.0.1');
    socket.write(head('Content-Length: 10'));
    socket.resume().end('x');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(open.arrivals).to.have.length(before);
  });

  it('of a hundred callers that come slowly keeps nobody else waiting: each is told 408, a good one is served meanwhile (D9)', async () => {
    const slow = Array.from({ length: 100 }, (_, at) =>
      speak(servers.port, ...(at % 2 ? [head('Content-Length: 10'), 'x'] : ['POST /iso18626 HTTP/1.1\r\nHost: x\r\n'])),
    );
    let told = 0;
    for (const each of slow) void each.then(() => told++);
    const good = await speak(servers.port, head('Content-Length: 5\r\nConnection: close'), 'xxxxx');
    expect(good).to.match(/^HTTP\/1\.1 200 /);
    expect(told, 'they are all still there').to.be.below(100);
    for (const said of await Promise.all(slow)) expect(said).to.match(/^HTTP\/1\.1 408 /);
  });
  it('is waited for in vain when not even the headers come (D9)', async () => {
    const said = await speak(servers.port, 'POST /iso18626 HTTP/1.1\r\nHost: x\r\n');
    expect(said).to.match(/^HTTP\/1\.1 408 /);
  });

  it('may be sent by HTTP/1.0 and with a whole address (D26)', async () => {
    const old = await speak(
      servers.port,
      `POST /iso18626 HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: 1\r\n\r\nx`,
    );
    expect(old).to.match(/^HTTP\/1\.1 200 /);
    const whole = 'POST http://elsewhere/iso18626 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
    const said = await speak(servers.port, `${whole}Content-Type: text/xml\r\nContent-Length: 1\r\n\r\nx`);
    expect(said).to.match(/^HTTP\/1\.1 200 /);
  });
});
