import { expect } from 'chai';
import { learnWords } from '../../src/storage/catalogue/lexicon.js';
import { learnFromPartners } from '../../src/storage/catalogue/spelling.js';
import { coded, iso, record } from './marc/records.js';
import { type OpenCatalogue, openCatalogue } from './support/open-catalogue.js';

describe('searching the catalogue', () => {
  let open: OpenCatalogue;
  before(async () => {
    open = await openCatalogue();
    const french = (year: string) => ({ coded: coded(year, 'fre') });
    await open.take(
      iso(
        record('1', ["245 12 $aL'Étranger", '100 1_ $aCamus, Albert', '020 __ $a2070360024'], french('1942')),
        record(
          '2',
          ['245 12 $aL’E\u0301tranger /', '100 1_ $aCamus, Albert', '020 __ $z9782070360029'],
          french('1972'),
        ),
        record('3', ['245 10 $aStranger in a strange land', '022 __ $a0378-5955', '035 __ $a(OCoLC)ocm00424242'], {
          coded: coded('1961', 'eng'),
        }),
        record('4', ['245 14 $aThe C++ programming language', '245 14 $aThe C++', '024 7_ $a10.1000/182$2doi']),
        record('5', ['245 00 $aŁódź : a history of the city', '852 __ $bMAIN'], { kind: 'as' }),
        record('6', ['245 00 $aThe city and the stranger', '852 __ $bNORTH']),
        record('7', ['245 00 $aHidden', '942 __ $n1']),
      ),
    );
  });
  after(() => open?.close());
  const found = (q: string, more = {}) => open.catalogue.search({ q, limit: 20, ...more });
  const ids = async (q: string, more = {}) => (await found(q, more)).items.map(({ recordId }) => recordId);

  it('finds letters with and without accents, articles elided or not, however they are composed', async () => {
    for (const q of ['etranger', "l'etranger", 'L’ÉTRANGER', 'étranger', '"l\'etranger"', 'e\u0301tranger camus'])
      expect(await ids(q), q).to.have.members(['1', '2']);
    expect(await ids('lodz')).to.deep.equal(['5']);
    expect(await ids('c++')).to.deep.equal(['4']);
  });

  it('recognises a number however it is written; a wrong one finds what was printed so', async () => {
    for (const q of [
      '2-07-036002-4',
      '2070360024',
      '978-2-07-036002-4',
      '9782070360024',
      '978 2 07 036002 4 (pbk.)',
      'ISBN 2070360024',
    ])
      expect(await ids(q), q).to.deep.equal(['1']);
    expect(await ids('9782070360029')).to.deep.equal(['2']);
    expect(await ids('0378-5955')).to.deep.equal(['3']);
    expect(await ids('ISSN 03785955')).to.deep.equal(['3']);
    expect(await ids('ocm00424242')).to.deep.equal(['3']);
    expect(await ids('424242')).to.deep.equal(['3']);
    expect(await ids('https://doi.org/10.1000/182')).to.deep.equal(['4']);
  });

  it('wants all words, a phrase as it stands, and leaves out what is unwanted', async () => {
    expect(await ids('stranger')).to.have.members(['3', '6']);
    expect(await ids('stranger city')).to.deep.equal(['6']);
    expect(await ids('"the city"')).to.have.members(['5', '6']);
    expect(await ids('"city the"')).to.deep.equal([]);
    expect(await ids('stranger -city')).to.deep.equal(['3']);
    expect(await ids('program*')).to.deep.equal(['4']);
  });

  it('puts the title that is just this first', async () => {
    await open.take(iso(record('8', ['245 00 $aStranger'])));
    expect((await ids('stranger'))[0]).to.equal('8');
  });

  it('the title that is just this stands first also when more titles have the word than are looked at', async () => {
    const many = Array.from({ length: 1_100 }, (_, n) => record(`h${n}`, [`245 00 $aA short history number ${n}`]));
    await open.take(iso(...many.slice(0, 550)));
    await open.take(iso(...many.slice(550)));
    await open.take(iso(record('last', ['245 00 $aHistory']), record('next', ['245 00 $aHistory of Łódź'])));
    const { items, total, atLeast } = await found('history');
    expect(items.slice(0, 2).map(({ recordId }) => recordId)).to.deep.equal(['last', 'next']);
    expect({ total, atLeast }).to.deep.equal({ total: 1_000, atLeast: true });
    const narrowed = await found('history', { format: 'video' });
    expect(narrowed.total, 'the filters hold for it too').to.equal(0);
    expect((await found('history -lodz')).items[0]?.recordId).to.equal('last');
  });

  it('says what its copies come to: one in place, none to lend now, held without a word, online', async () => {
    const copies: [string, string[]][] = [
      ['available', ['952 __ $aMAIN$cIN_RS_REQ$pv1', '952 __ $aMAIN$cIN_RS_REQ$pv2$q2027-01-05']],
      ['notAvailable', ['952 __ $aMAIN$cIN_RS_REQ$pv3$q2027-01-05']],
      ['unknown', ['852 __ $bMAIN$cSTACKS']],
      ['notHeld', ['338 __ $aonline resource']],
    ];
    await open.take(iso(...copies.map(([verdict, holdings]) => record(verdict, ['245 00 $aVerdictum', ...holdings]))));
    const { items } = await found('verdictum');
    expect(Object.fromEntries(items.map(({ recordId, verdict }) => [recordId, verdict]))).to.deep.equal(
      Object.fromEntries(copies.map(([verdict]) => [verdict, verdict])),
    );
  });

  it('counts facets, and narrows by them', async () => {
    const all = await found('stranger OR city'.replace(' OR', ''));
    expect(all.total).to.equal(1);
    const { facets } = await found('city');
    expect(facets.library).to.have.deep.members([
      { value: 'MAIN', count: 1 },
      { value: 'NORTH', count: 1 },
    ]);
    expect(facets.format).to.have.deep.members([
      { value: 'book', count: 1 },
      { value: 'journal', count: 1 },
    ]);
    expect(await ids('city', { library: 'NORTH' })).to.deep.equal(['6']);
    expect(await ids('city', { format: 'journal' })).to.deep.equal(['5']);
    expect(await ids('etranger', { language: 'fre', decade: '1940' })).to.deep.equal(['1']);
    expect(await ids('etranger', { language: 'eng' })).to.deep.equal([]);
  });

  it('takes a word that nobody wrote for one that is in use, and says so', async () => {
    await learnWords(open.database.pool);
    const { items, instead } = await found('programing language');
    expect(items.map(({ recordId }) => recordId)).to.deep.equal(['4']);
    expect(instead).to.deep.equal([{ word: 'programing', tried: ['programming'] }]);
    expect((await found('programming')).instead).to.equal(undefined);
  });

  it('KC6: a misspelt word is corrected by the words of our titles and of what partners answered, and by no name of a patron', async () => {
    await open.database.pool.query(`insert into patron (id, name, search_text) values ('9', 'Tremblay', 'tremblay')`);
    await learnWords(open.database.pool);
    const { respelled } = open.catalogue;
    expect(await respelled('kamourask')).to.equal(undefined);
    await learnFromPartners(open.database.pool, ['Kamouraska : roman', 'Hébert, Anne']);
    expect(await respelled('Kamourask romans')).to.deep.equal({
      text: 'kamouraska roman',
      instead: [
        { word: 'kamourask', tried: ['kamouraska'] },
        { word: 'romans', tried: ['roman'] },
      ],
    });
    expect((await respelled('kamourask programing'))?.text).to.equal('kamouraska programming');
    for (const q of ['"kamourask"', 'kamouraska', 'trembley', '9782070360024', "x' y"])
      expect(await respelled(q), q).to.equal(undefined);
    expect((await found('programmin')).instead).to.deep.equal([{ word: 'programmin', tried: ['programming'] }]);
  });

  it('never shows what is hidden, and takes any text without failing', async () => {
    expect(await ids('hidden')).to.deep.equal([]);
    for (const q of [
      "'",
      '"',
      '((',
      '\\',
      "'; drop table bib; --",
      '<-> & |',
      '*',
      '-',
      '：：',
      '﷽'.repeat(20),
      'a:b:c',
      '!x & y',
    ])
      expect((await found(q)).total, q).to.be.at.least(0);
  });
});
