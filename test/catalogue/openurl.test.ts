import { expect } from 'chai';
import { openUrlAtMost, readOpenUrl } from '../../src/catalogue/openurl.js';

const cited = (query: string) => {
  const read = readOpenUrl(query);
  if (read.kind !== 'citation') throw new Error(read.kind);
  return read.cited;
};

describe('an OpenURL', () => {
  it('of version 1.0 with a book fills the book form', () => {
    expect(
      cited(
        'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&rft.genre=book&rft.btitle=Obasan+%2F&rft.aulast=Kogawa&rft.aufirst=Joy&rft.isbn=0-14-006777-9&rft.date=c1983.&rft.pub=Penguin%2C&rft_id=info%3Aoclcnum%2F0012345&req_id=mailto%3Asomebody%40else.example',
      ),
    ).to.deep.equal({
      kind: 'book',
      title: 'Obasan',
      author: 'Kogawa, Joy',
      isbn: '9780140067774',
      oclc: '12345',
      publicationDate: '1983',
      publisher: 'Penguin',
    });
  });

  it('of version 0.1 with an article fills the article form', () => {
    expect(
      cited(
        'sid=EBSCO:x&genre=article&atitle=On%20time&title=Nature&issn=00280836&volume=393&issue=2&spage=1&epage=9&date=1998-05-07&aulast=Doe&auinit=J&id=doi:10.1038/30918&pid=42',
      ),
    ).to.deep.equal({
      kind: 'article',
      title: 'Nature',
      titleOfComponent: 'On time',
      authorOfComponent: 'Doe, J',
      issn: '0028-0836',
      volume: '393',
      issue: '2',
      pagesRequested: '1–9',
      publicationDate: '1998-05-07',
      doi: '10.1038/30918',
    });
  });

  it('with a part of a book fills the chapter form; a whole book sent as one is a book', () => {
    const part = 'rft.genre=bookitem&rft.btitle=Handbook&rft.atitle=Chapter+two&rft.isbn=9780140067774&rft.pages=20-31';
    expect(cited(part)).to.deep.include({ kind: 'chapter', titleOfComponent: 'Chapter two', pagesRequested: '20-31' });
    expect(cited('rft.genre=bookitem&rft.btitle=Handbook').kind).to.equal('book');
  });

  it('is read although it is encoded in Latin-1, twice, or with keys that begin amp;', () => {
    expect(cited('genre=book&title=L%27%E9tranger').title).to.equal('L\u2019étranger'.replace('\u2019', "'"));
    expect(cited('genre=book&title=L%C3%A9vy').title).to.equal('Lévy');
    expect(cited('genre=book&amp;rft.title=Caf%25C3%25A9').title).to.equal('Café');
    expect(cited('GENRE=book&RFT.TITLE=Ru&rft.au=%2C&rft.au=Th%C3%BAy%2C+Kim').author).to.equal('Thúy, Kim');
  });

  it('leaves out what is wrong or empty: numbers with a wrong check digit, keys without a value, control characters', () => {
    expect(cited('genre=book&title=Ru%00%0d%0a&isbn=9780140067775&issn=&date=')).to.deep.equal({
      kind: 'book',
      title: 'Ru',
    });
  });

  it('that says nothing we know is empty, and one of 20 kB is too long', () => {
    expect(readOpenUrl('')).to.deep.equal({ kind: 'empty' });
    expect(readOpenUrl('foo=bar&%%%=%E0%A4%A&&&=')).to.deep.equal({ kind: 'empty' });
    expect(readOpenUrl(`title=${'x'.repeat(20_000)}`)).to.deep.equal({ kind: 'long' });
    expect(cited(`title=${'x'.repeat(openUrlAtMost - 100)}`).title).to.have.length(1000);
  });
});
