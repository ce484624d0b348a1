import { expect } from 'chai';
import { type Frame, readFrames, writeFrames } from '../../src/storage/transfer/container.js';
import { createTally } from '../../src/storage/transfer/tally.js';

describe('the frames of a backup', () => {
  it('come back as they were written, however the bytes are cut', async () => {
    const bytes = await written();
    for (const size of [1, 7, bytes.length]) {
      expect(await collect(readFrames(cut(bytes, size)))).to.eql(frames);
    }
  });

  it('are refused when any one byte is another', async () => {
    const bytes = await written();
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      other.writeUInt8(bytes.readUInt8(at) ^ 0x01, at);
      expect(await refusalOf(other), `byte ${at}`).to.match(/damaged|not a backup|format|could not/i);
    }
  });

  it('are refused when the end is cut off', async () => {
    const bytes = await written();
    for (let length = 0; length < bytes.length; length += 1)
      expect(await refusalOf(bytes.subarray(0, length))).to.match(/ends too early/);
  });

  it('are refused when something follows the end', async () => {
    expect(await refusalOf(Buffer.concat([await written(), Buffer.from('x')]))).to.match(/follows its end/);
  });

  it('are refused when they are of another kind of file', async () => {
    expect(await refusalOf(Buffer.from('%PDF-1.7 a slip'))).to.equal('This is not a backup of Interlend.');
  });
});

describe('a tally', () => {
  it('counts rows, not chunks', () => {
    const tally = createTally();
    for (const chunk of ['1\tone\n2\tt', 'wo\\n\n', '']) tally.add(Buffer.from(chunk));
    expect(tally.result().rows).to.equal(2);
  });
});

const frames: Frame[] = [
  {
    kind: 'H',
    header: {
      format: 'interlend-backup',
      version: 1,
      product: '0.1.0',
      createdAt: '2025-11-25T10:00:00.000Z',
      server: '15.20',
      migrations: ['Exchange1764000000000'],
      tables: [{ name: 'partner', columns: [{ name: 'code', type: 'text' }] }],
    },
  },
  { kind: 'T', table: 'partner' },
  { kind: 'D', data: Buffer.from('lacite\n') },
  { kind: 'E', tally: { rows: 1, sha256: 'ab' } },
  { kind: 'S', sequences: [{ name: 'external', lastValue: '9', isCalled: true, increment: '1' }] },
  { kind: 'Z' },
];

const written = async () => Buffer.concat(await collect(writeFrames(each(frames))));

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
async function refusalOf(bytes: Buffer): Promise<string> {
  try {
    await collect(readFrames(cut(bytes, 64)));
  } catch (error) {
    if ((error as Error).name === 'TransferRefused') return (error as Error).message;
    throw error;
  }
  return 'taken';
}
