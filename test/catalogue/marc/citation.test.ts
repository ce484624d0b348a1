import { expect } from 'chai';
import { citationOfRecord, isDeleted } from '../../../src/catalogue/marc/citation.js';
import { coded, record } from './records.js';

describe('the citation of a record', () => {
  it('says title, author, imprint and numbers without the marks of description', () => {
    const said = citationOfRecord(
      record(
        '1',
        [
          '020 __ $a2-07-036002-4 (pbk.)',
          '020 __ $z9782070360029',
          '035 __ $a(OCoLC)ocm00012345',
          '035 __ $a(CaOTU)99',
          '100 1_ $aCamus, Albert,$d1913-1960,$eauthor.',
          "245 12 $aL'étranger :$broman /$cAlbert Camus.",
          '246 3_ $aThe stranger',
          '250 __ $aNouv. éd.',
          '264 _1 $aParis :$bGallimard,$c[1957]',
          '264 _4 $c©1942',
          '300 __ $a185 pages ;$c18 cm',
          '490 0_ $aCollection Folio ;$v2',
          '650 _0 $aFrench fiction$y20th century.',
          '700 1_ $aGilbert, Stuart.',
          '880 1_ $6245-01/$a異邦人',
        ],
        { coded: coded('1957', 'fre') },
      ),
    );
    expect(said).to.deep.include({
      title: "L'étranger : roman",
      author: 'Camus, Albert',
      year: 1957,
      language: 'fre',
      format: 'book',
      place: 'Paris',
      publisher: 'Gallimard',
      extent: '185 pages',
      edition: 'Nouv. éd.',
      oclcs: ['12345'],
      isbns: ['9782070360024'],
      wrongNumbers: ['9782070360029'],
      series: ['Collection Folio'],
      authors: ['Camus, Albert', 'Gilbert, Stuart'],
      subjects: ['French fiction 20th century'],
    });
    expect(said?.titles).to.include.members(['The stranger', '異邦人']);
  });

  it('tells formats apart: what is online cannot travel', () => {
    const format = (kind: string, more: string[] = [], code = '') =>
      citationOfRecord(record('1', ['245 00 $aX', ...more], { kind, coded: code }))?.format;
    expect(format('am')).to.equal('book');
    expect(format('as')).to.equal('journal');
    expect(format('am', ['338 __ $aonline resource'])).to.equal('ebook');
    expect(format('as', [], `${' '.repeat(23)}o`)).to.equal('ejournal');
    expect(format('gm')).to.equal('video');
    expect(format('jm')).to.equal('music');
    expect(format('em')).to.equal('map');
  });

  it('takes the year from the imprint when the code is unknown, and never a year that cannot be', () => {
    const year = (code: string, imprint: string) =>
      citationOfRecord(record('1', ['245 00 $aX', `260 __ $c${imprint}`], { coded: coded(code, 'eng') }))?.year;
    expect(year('19uu', 'c1999.')).to.equal(1999);
    expect(year('9999', '[2001?]')).to.equal(undefined);
    expect(year('    ', 'n.d.')).to.equal(undefined);
  });

  it('is none without a title; a deleted record says so', () => {
    expect(citationOfRecord(record('1', ['500 __ $anote']))).to.equal(undefined);
    const gone = record('1', ['245 00 $aX']);
    expect(isDeleted({ ...gone, leader: `00000d${gone.leader.slice(6)}` })).to.equal(true);
    expect(isDeleted(gone)).to.equal(false);
  });
});
