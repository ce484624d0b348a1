import { expect } from 'chai';
import fc from 'fast-check';
import { takeBlock, withBlock } from '../../../src/protocol/dialects/interlend-block.js';
import type { Extras } from '../../../src/protocol/extras.js';

const anyText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '\\',
        '\n',
        '\r',
        '|',
        ' | ',
        ': ',
        'n',
        '--- Interlend ---',
        'Damaged: yes',
        '\n--- Interlend ---\n',
      ),
      { minLength: 1 },
    )
    .map((parts) => parts.join('')),
);
const extras = fc.record(
  {
    wishedDueDate: fc.constant('2026-12-01'),
    reason: fc.constantFrom('reject.1', 'condition.13'),
    damaged: fc.constant(true),
    undo: fc.constantFrom('Received' as const, 'ShippedReturn' as const),
    conditionsAnswer: fc.constant('refused' as const),
    shipTo: anyText,
    lostCase: fc.record({ why: anyText, invoice: anyText, fee: fc.constant('85.00') }, { requiredKeys: ['why'] }),
    items: fc.array(fc.record({ barcode: anyText, name: anyText, callNumber: anyText }), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
);

describe("Interlend's block in a note", () => {
  it('brings every fact and every note back exactly, whatever text they hold', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(''), anyText), extras, (note, facts) => {
        fc.pre(!note.includes('\r\n'));
        const read = takeBlock(withBlock(note, facts as Extras));
        expect(read.note).to.equal(note);
        expect(read.extras).to.deep.equal(facts);
      }),
      { numRuns: 500 },
    );
  });

  it('survives a carrier that ends its lines with CR LF', () => {
    const sent = withBlock('Hello.', { damaged: true, lostCase: { why: 'a\nb' } });
    expect(takeBlock(sent.replaceAll('\n', '\r\n'))).to.deep.equal({
      note: 'Hello.',
      extras: { damaged: true, lostCase: { why: 'a\nb' } },
    });
  });

  it('skips what a later Interlend may add', () => {
    const note = '--- Interlend ---\nColour: green\nDamaged: yes\n--- Interlend ---';
    expect(takeBlock(note)).to.deep.equal({ note: '', extras: { damaged: true } });
  });

  it('leaves a note alone that merely mentions it', () => {
    for (const note of ['--- Interlend ---', 'See\n--- Interlend ---', 'x--- Interlend ---\n--- Interlend ---'])
      expect(takeBlock(note)).to.deep.equal({ note, extras: {} });
  });
});
