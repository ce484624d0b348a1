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
});
