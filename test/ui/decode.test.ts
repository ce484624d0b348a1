import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import { codesIn, newCodes, prepareDecoder } from '../../src/ui/scan/decode.js';
import { pictureOfCode } from '../support/picture-of-code.js';

describe('codes before the camera', () => {
  before(() => {
    const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareDecoder({ program: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer });
  });

  const kinds = [
    ['Codabar', 'A39001071771234B', 'A39001071771234B'],
    ['Code39', 'OOALG0000134', 'OOALG0000134'],
    ['Code128', '30118001201', '30118001201'],
    ['EAN13', '9780262033848', '9780262033848'],
    ['QRCode', 'OOALG0000134', 'OOALG0000134'],
  ] as const;
  for (const [format, text, read] of kinds)
    it(`reads a picture of ${format}, upright, upside down and on its side`, async () => {
      for (const turn of [0, 180, 90] as const)
        expect(await codesIn(await pictureOfCode(format, text, { turn })), `${turn}°`).to.deep.equal([read]);
    });

  it('reads nothing where nothing is, and does not read a torn code', async () => {
    const whole = await pictureOfCode('Code128', '30118001201');
    const half = { ...whole, data: whole.data.slice() };
    for (let y = 0; y < half.height; y += 1)
      half.data.fill(255, (y * half.width + half.width / 2) * 4, (y + 1) * half.width * 4);
    expect(await codesIn(half)).to.deep.equal([]);
    expect(await codesIn({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4).fill(255) })).to.deep.equal(
      [],
    );
  });

  it('enters a code that stays before the camera once, and again when it was away', () => {
    let now = 0;
    const fresh = newCodes(() => now);
    expect(fresh(['1'])).to.deep.equal(['1']);
    for (now = 500; now <= 5000; now += 500) expect(fresh(['1']), `at ${now}`).to.deep.equal([]);
    expect(fresh(['1', '2'])).to.deep.equal(['2']);
    now += 2500;
    expect(fresh(['1'])).to.deep.equal(['1']);
  });
});
