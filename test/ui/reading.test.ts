import { expect } from 'chai';
import { isIsbn } from '../../src/domain/fulfilment/wrong-codes.js';
import { readingOf } from '../../src/ui/parts/reading.js';

describe('what a scanner reads', () => {
  const codes = {
    '39001071771': '39001071771',
    ' 39001071771\r\n': '39001071771',
    ']C139001071771': '39001071771',
    '*39001071771*': '39001071771',
    A39001071771B: '39001071771',
    '0012': '0012',
    '1//01OCLS_ALGON0000123': '1//01OCLS_ALGON0000123',
    ABCD: 'ABCD',
  };
  for (const [raw, code] of Object.entries(codes)) {
    it(`${JSON.stringify(raw)} is ${code}`, () => {
      expect(readingOf(raw).code).to.equal(code);
    });
  }

  it('is understood when a French-Canadian keyboard wrote éé for the two strokes', () => {
    expect(readingOf('1éé01OCLS_ALGON0000123')).to.include({ code: '1//01OCLS_ALGON0000123', wasOtherLayout: true });
  });

  it('is shown with the marks that nobody sees', () => {
    expect(readingOf('\u001d39001').shown).to.equal('␝39001');
  });

  it('is told to be an ISBN when its check digit is right', () => {
    expect(isIsbn('978-0-262-03384-8')).to.equal(true);
    expect(isIsbn('9780262033849')).to.equal(false);
    expect(isIsbn('0-262-03384-4')).to.equal(true);
    expect(isIsbn('39001071771')).to.equal(false);
  });
});
