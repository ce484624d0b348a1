import { expect } from 'chai';
import { barsOf, code128 } from '../../src/ui/print/code128.js';

const signs = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

describe('a code as bars', () => {
  it('is eleven modules a sign, and thirteen for the end', () => {
    for (const sign of signs) expect(sum(code128(sign) ?? []), sign).to.equal(11 + 11 + 11 + 13);
  });

  it('has its own bars for each sign, of an even width together', () => {
    const drawn = signs.map((sign) => (code128(sign) ?? []).slice(6, 12));
    expect(new Set(drawn.map(String)).size).to.equal(signs.length);
    for (const widths of drawn) expect(sum(widths.filter((_, at) => at % 2 === 0)) % 2).to.equal(0);
  });

  it('ends with the sum that scanners check: the known bars of “RI 476 394 652 CH”', () => {
    const widths = code128('RI 476 394 652 CH') ?? [];
    const check = widths.slice(-13, -7).join('');
    const values = [...'RI 476 394 652 CH'].map((sign) => sign.charCodeAt(0) - 32);
    const expected = (104 + values.reduce((total, value, at) => total + value * (at + 1), 0)) % 103;
    expect(check).to.equal((code128(String.fromCharCode(32 + expected)) ?? []).slice(6, 12).join(''));
    expect(widths.slice(0, 6).join('')).to.equal('211214');
  });

  it('has no bars for signs that a scanner does not type', () => {
    expect(barsOf('é')).to.equal(undefined);
    expect(barsOf('')).to.equal(undefined);
    expect(barsOf('1//01OCLS_ALGON0000123')?.bars[0]).to.deep.equal({ at: 0, width: 2 });
  });
});
