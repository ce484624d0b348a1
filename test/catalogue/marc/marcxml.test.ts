import { expect } from 'chai';
import { splitMarcXml, writeMarcXml } from '../../../src/catalogue/marc/marcxml.js';
import { all, inPieces, record } from './records.js';

const nana = record('1', ['245 10 $aNana & <others>', '852 __ $bMAIN']);
const read = async (text: string, size = 50) => all(splitMarcXml(inPieces(Buffer.from(text), size)));

describe('MARCXML', () => {
  it('is read as it was written, in pieces that cut letters in two', async () => {
    const other = record('2', ['245 10 $aL’Étranger 漢字']);
    for (const size of [1, 3, 1000]) {
      const found = await read(`<collection>${writeMarcXml(nana)}\n${writeMarcXml(other)}</collection>`, size);
      expect(found.map((each) => each.kind === 'read' && each.record)).to.deep.equal([nana, other]);
    }
  });

  it('is read with a prefix, without a namespace, and within OAI-PMH', async () => {
    const plain = writeMarcXml(nana).replace(/ xmlns="[^"]+"/, '');
    const prefixed = plain
      .replaceAll(/<(\/?)(\w+)/g, '<$1m:$2')
      .replace('<m:record', '<m:record xmlns:m="http://www.loc.gov/MARC21/slim"');
    const oai = `<OAI-PMH><ListRecords><record><header><identifier>x</identifier></header><metadata>${writeMarcXml(nana)}</metadata></record></ListRecords></OAI-PMH>`;
    for (const text of [plain, prefixed, oai])
      expect((await read(text)).map((each) => each.kind === 'read' && each.record)).to.deep.equal([nana]);
  });

  it('takes a record of endless fields for too large, and goes on with the next', async () => {
    const field = '<datafield tag="500" ind1=" " ind2=" "><subfield code="a">x</subfield></datafield>';
    async function* file() {
      yield Buffer.from('<collection><record><leader>00000nam a2200000 a 4500</leader>');
      for (let piece = 0; piece < 300; piece += 1) yield Buffer.from(field.repeat(100));
      yield Buffer.from(`</record>${writeMarcXml(nana)}</collection>`);
    }
    const found = await all(splitMarcXml(file()));
    expect(found.map((each) => (each.kind === 'read' ? each.record : each.trouble))).to.deep.equal(['tooLarge', nana]);
  });

  it('reads no text, comment or nest without end: the file is given up there, with what was good before', async () => {
    const good = writeMarcXml(nana);
    async function* endless(begin: string, piece: string) {
      yield Buffer.from(`<collection>${good}${begin}`);
      for (let count = 0; count < 40; count += 1) yield Buffer.from(piece);
      throw new Error('It was read to its end.');
    }
    const wide = 'x'.repeat(1_000_000);
    for (const [begin, piece] of [
      ['<!--', wide],
      ['<record><leader>', wide],
      ['<record a="', wide],
      ['', '<a>'.repeat(10)],
    ] as const) {
      const found = await all(splitMarcXml(endless(begin, piece)));
      expect(
        found.map(({ kind }) => kind),
        begin,
      ).to.deep.equal(['read', 'unreadable']);
      expect(JSON.stringify(found[1]), begin).to.match(/larger than any is|nested too deeply/);
    }
  });

  it('expands no entity: a document type ends the file', async () => {
    const bomb = `<!DOCTYPE c [<!ENTITY a "${'x'.repeat(1000)}">]><collection><record>&a;</record></collection>`;
    expect((await read(bomb)).map((each) => each.kind === 'unreadable' && each.detail)).to.deep.equal([
      'It has a document type.',
    ]);
  });

  it('keeps what was good before the file ceased to be XML, and says where that was', async () => {
    const good = writeMarcXml(nana);
    const found = await read(`<collection>${good}<record><leader>`);
    expect(found.map(({ kind }) => kind)).to.deep.equal(['read', 'unreadable']);
    expect(found[1]?.offset).to.be.at.least(good.length);
  });

  it('refuses a document type and what it would expand', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><collection>${writeMarcXml(nana)}</collection>`;
    expect(await read(bomb)).to.have.length(1);
    expect((await read(bomb))[0]).to.include({ kind: 'unreadable', trouble: 'notMarc' });
  });

  it('KC16: a leader against the rules is not passed on, and a good one stays', () => {
    const leaderIn = (leader: string) => /<leader>(.*)<\/leader>/.exec(writeMarcXml({ ...nana, leader }))?.[1];
    expect(leaderIn('00714cam a2200205 a 4500')).to.equal('00714cam a2200205 a 4500');
    expect(leaderIn('bad')).to.match(/^[\d ]{5}[\dA-Za-z ][\dA-Za-z][\dA-Za-z ]{3}22[\d ]{5}[\dA-Za-z ]{3}4500$/);
    expect(leaderIn('|||||nam|a22|||||<& 45 0')).to.equal('00000nam a2200000   4500');
  });
});
