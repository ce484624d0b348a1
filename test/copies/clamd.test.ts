import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { clamdPlace, createClamd } from '../../src/adapters/files/clamd.js';

describe('clamd', () => {
  /** Asks a server that does this with each connection. */
  async function asking(
    answer: (socket: Socket) => void,
    stream = Readable.from([Buffer.from('%PDF-1.7')]),
    silenceMs = 500,
  ) {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      answer(socket);
    });
    await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
    const { port } = server.address() as { port: number };
    try {
      return await createClamd({ address: `127.0.0.1:${port}`, silenceMs }).check(stream);
    } finally {
      server.close();
    }
  }

  it('is sent pieces with their length, and an empty one at the end', async () => {
    const got: Buffer[] = [];
    const verdict = await asking(
      (socket) => {
        socket.on('data', (chunk: Buffer) => {
          got.push(chunk);
          if (Buffer.concat(got).subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: OK\0');
        });
      },
      Readable.from([Buffer.from('abc'), Buffer.from('de')]),
    );
    expect(verdict).to.deep.equal({ kind: 'clean' });
    expect(Buffer.concat(got).toString('latin1')).to.equal('zINSTREAM\0\0\0\0\x03abc\0\0\0\x02de\0\0\0\0');
  });

  it('names a virus; everything else that it says, and silence, is no verdict', async () => {
    const saying = (text: string) => asking((socket) => socket.once('data', () => socket.end(text)));
    expect(await saying('stream: Win.Test.EICAR_HDB-1 FOUND\0')).to.deep.equal({
      kind: 'found',
      name: 'Win.Test.EICAR_HDB-1',
    });
    expect(await saying('INSTREAM size limit exceeded. ERROR\0')).to.deep.equal({
      kind: 'away',
      detail: 'INSTREAM size limit exceeded. ERROR',
    });
    expect((await saying('')).kind).to.equal('away');
    expect((await asking(() => {}, undefined, 100)).kind).to.equal('away');
    expect((await createClamd({ address: '127.0.0.1:9', connectMs: 500 }).check(Readable.from([]))).kind).to.equal(
      'away',
    );
  });

  it('is at a host and port, or at a socket', () => {
    expect(clamdPlace('clamav.local:3310')).to.deep.equal({ host: 'clamav.local', port: 3310 });
    expect(clamdPlace('[::1]:3310')).to.deep.equal({ host: '::1', port: 3310 });
    expect(clamdPlace('/run/clamav/clamd.ctl')).to.deep.equal({ path: '/run/clamav/clamd.ctl' });
    for (const wrong of ['clamav', 'clamav:0', 'clamav:99999', '']) expect(clamdPlace(wrong)).to.equal(undefined);
  });
});
