import fc from 'fast-check';
import { compareTexts, startOf } from '../../src/storage/views/open/text-order.js';

describe('texts in the order of their bytes', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'z', 'é', '\u{fb01}', '\u{ffff}', '😀', '\u{10ffff}', '日'),
    maxLength: 9,
  });
  const bytes = (one: string, other: string) => Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));

  it('are compared as PostgreSQL does by collate "C"', () => {
    fc.assert(fc.property(text, text, (one, other) => Math.sign(compareTexts(one, other)) === bytes(one, other)));
  });

  it('never have beginnings in another order', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const byStart = Math.sign(startOf(one) - startOf(other));
        return byStart === 0 || byStart === bytes(one, other);
      }),
    );
  });
});
