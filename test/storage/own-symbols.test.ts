import { expect } from 'chai';
import { agreedSymbols, OtherLibrary, type SigningLibrary } from '../../src/storage/node/own-symbols.js';

const library = (more: Partial<SigningLibrary> = {}): SigningLibrary => ({
  code: 'RES_SHARE',
  name: 'Algonquin College',
  symbol: 'ISIL:CA-NEW',
  formerSymbols: ['ISIL:CA-OLD'],
  ...more,
});

describe('the symbols of settings and database', () => {
  it('KF5: agree when the first one of the settings signs; former ones are ours too, and named to nobody', () => {
    expect(agreedSymbols(['ISIL:ca-new', 'OCLC:NEW'], [library()])).to.deep.equal({
      current: ['ISIL:ca-new', 'OCLC:NEW'],
      all: ['ISIL:ca-new', 'OCLC:NEW', 'ISIL:CA-OLD'],
    });
  });

  it('KF5: a setting that is behind its database gives way to it: pages, numbers and signatures name one library', () => {
    expect(agreedSymbols(['ISIL:CA-OLD', 'OCLC:NEW'], [library()])).to.deep.equal({
      current: ['ISIL:CA-NEW', 'OCLC:NEW'],
      all: ['ISIL:CA-NEW', 'OCLC:NEW', 'ISIL:CA-OLD'],
    });
  });

  it('KF5: a symbol that the database never heard of keeps the node from starting', () => {
    expect(() => agreedSymbols(['ISIL:CA-ELSE', 'ISIL:CA-NEW'], [library()])).to.throw(
      OtherLibrary,
      /^INTERLEND_SYMBOLS says ISIL:CA-ELSE, but .* signed with ISIL:CA-NEW[\s\S]*interlend library change RES_SHARE --symbol ISIL:CA-ELSE/,
    );
    expect(agreedSymbols(['ISIL:CA-ELSE'], []).current, 'an empty database').to.deep.equal(['ISIL:CA-ELSE']);
    const unsigned = library({ symbol: null, formerSymbols: [] });
    expect(agreedSymbols(['ISIL:CA-ELSE'], [unsigned]).current, 'the setting signs').to.deep.equal(['ISIL:CA-ELSE']);
  });
});
