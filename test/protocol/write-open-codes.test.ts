import { expect } from 'chai';
import { type OpenList, openLists } from '../../src/protocol/codes.js';
import { official, openCode } from '../../src/protocol/open-codes.js';

describe('open codes', () => {
  it('are found in any case and with blanks around them', () => {
    expect(openCode('loanCondition', ' libraryuseonly ')).to.equal('LibraryUseOnly');
    expect(openCode('bibliographicItemIdentifierCode', 'isbn')).to.equal('ISBN');
  });

  it('are found with any dash', () => {
    for (const dash of ['-', '\u2010', '\u2013', '\u2212'])
      expect(openCode('copyrightCompliance', `AU${dash}CopyrightActS50${dash}7A`)).to.equal('AU-CopyrightActS50-7A');
  });

  it('may be unknown, which is no error', () => {
    expect(openCode('reasonUnfilled', 'transfer')).to.equal(undefined);
    expect(official('reasonUnfilled', 'transfer')).to.deep.equal({ value: 'transfer' });
  });

  it('are written in the official spelling, without a scheme', () => {
    expect(official('sentVia', 'articleexchange')).to.deep.equal({ value: 'ArticleExchange' });
  });

  it('have one spelling each and a scheme a list', () => {
    for (const list of Object.keys(openLists) as OpenList[]) {
      expect(openLists[list].scheme).to.match(/^http:\/\/illtransactions\.org\/ISO18626\/OpenCodeList\/\w+-V1\.0$/);
      for (const code of openLists[list].codes) expect(openCode(list, code)).to.equal(code);
    }
  });
});
