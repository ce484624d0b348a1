import { expect } from 'chai';
import { readIso2709, splitIso2709, writeIso2709 } from '../../../src/catalogue/marc/iso2709.js';
import { all, inPieces, iso, record } from './records.js';

const nana = record('1', ['245 10 $aNana /$cÉmile Zola.', '852 __ $bMAIN$hPQ2510']);
const germinal = record('2', ['245 10 $aGerminal']);

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
/** A record in MARC-8 whose leader says so. */
function marc8Record(): Buffer {
  const body = latin("10\x1faL'\xe2Etranger\x1e");
  const id = latin('3\x1e');
  const directory = `001000200000245${String(body.length).padStart(4, '0')}00002\x1e`;
  const base = 24 + directory.length;
  const length = base + id.length + body.length + 1;
  return Buffer.concat([
    latin(`${String(length).padStart(5, '0')}nam  22${String(base).padStart(5, '0')} a 4500${directory}`),
    id,
    body,
    latin('\x1d'),
  ]);
}

describe('ISO 2709', () => {
  it('gives back what was written, in pieces of any size', async () => {
    const file = iso(nana, germinal);
    for (const size of [1, 7, 64, 10_000]) {
      const raw = await all(splitIso2709(inPieces(file, size)));
      expect(raw.map(({ offset }) => offset)).to.deep.equal([0, writeIso2709(nana).length]);
      const read = raw.map(({ bytes }) => readIso2709(bytes));
      expect(read.map((each) => each.kind === 'read' && each.record.data)).to.deep.equal([nana.data, germinal.data]);
    }
  });

  it('does not grow: a directory that names the same bytes again and again is not believed', () => {
    const body = latin(`10\x1fa${'x'.repeat(9_000)}\x1e`);
    const entry = `245${String(body.length).padStart(4, '0')}00000`;
    const directory = `${entry.repeat(5_000)}\x1e`;
    const base = 24 + directory.length;
    const bytes = Buffer.concat([latin(`99999nam  22${base} a 4500${directory}`), body, latin('\x1d')]);
    expect(readIso2709(bytes)).to.deep.equal({ kind: 'unreadable', trouble: 'directory' });
  });

  it('takes lengths and places that lie for no more than the record holds', () => {
    const good = writeIso2709(nana).toString('latin1');
    const lies: [string, string][] = [
      ['a length of the record', `99999${good.slice(5)}`],
      ['a base behind the end', `${good.slice(0, 12)}99999${good.slice(17)}`],
      ['a base before the directory', `${good.slice(0, 12)}00001${good.slice(17)}`],
      ['a field behind the end', good.replace(/(245\d{4})\d{5}/, '$199998')],
      ['a field of all bytes', good.replace(/245\d{4}/, '2459999')],
      ['a directory of letters', good.replace(/245\d{4}/, '245-1e9')],
    ];
    for (const [what, lie] of lies) {
      const read = readIso2709(latin(lie));
      if (read.kind === 'read') expect(read.record.data, what).to.deep.equal(nana.data);
      else expect(read.trouble, what).to.be.oneOf(['directory', 'noFields', 'truncated']);
    }
  });

  it('passes over a byte order mark, line ends and zeros between records', async () => {
    const file = Buffer.concat([Buffer.from('\ufeff'), iso(nana), latin('\r\n\0\0'), iso(germinal), latin('\r\n')]);
    const raw = await all(splitIso2709(inPieces(file, 100)));
    expect(raw.map(({ trouble }) => trouble)).to.deep.equal([undefined, undefined]);
    expect(raw[1]?.offset).to.equal(3 + iso(nana).length + 4);
  });

  it('says of the last record that it is cut off', async () => {
    const file = Buffer.concat([iso(nana), iso(germinal).subarray(0, 40)]);
    const raw = await all(splitIso2709(inPieces(file, 50)));
    expect(raw.map(({ trouble }) => trouble)).to.deep.equal([undefined, 'truncated']);
  });

  it('believes letters more than the leader: UTF-8 that is not said, MARC-8 that is said to be UTF-8', () => {
    const unsaid = iso(nana);
    unsaid[9] = 0x20;
    const read = readIso2709(unsaid);
    expect(read.kind === 'read' && [read.record.data[0]?.subfields[1]?.[1], read.remarks]).to.deep.equal([
      'Émile Zola.',
      ['encoding'],
    ]);
    const lying = marc8Record();
    lying[9] = 0x61;
    const other = readIso2709(lying);
    expect(other.kind === 'read' && [other.record.data[0]?.subfields, other.remarks]).to.deep.equal([
      [['a', "L'Étranger"]],
      ['encoding'],
    ]);
    const honest = readIso2709(marc8Record());
    expect(honest.kind === 'read' && honest.remarks).to.deep.equal([]);
  });

  it('parts fields by their ends when the directory does not add up, and says so', () => {
    const wrong = iso(nana);
    wrong.write('00099', 24 + 7, 'latin1');
    const read = readIso2709(wrong);
    expect(read.kind === 'read' && [read.record.data, read.remarks]).to.deep.equal([nana.data, ['directory']]);
  });

  it('refuses what is no record, each with its reason', () => {
    expect(readIso2709(latin('12345\x1d'))).to.deep.equal({ kind: 'unreadable', trouble: 'noLeader' });
    expect(readIso2709(latin(`${'x'.repeat(60)}\x1d`))).to.deep.equal({ kind: 'unreadable', trouble: 'noFields' });
    const fewer = Buffer.from(iso(nana));
    fewer[fewer.length - 2] = 0x41;
    expect(readIso2709(fewer)).to.deep.equal({ kind: 'unreadable', trouble: 'directory' });
  });

  it('reads a record of 120,000 bytes, which its leader cannot describe', () => {
    const long = record('9', ['245 10 $aLong', ...Array.from({ length: 30 }, () => `500 __ $a${'word '.repeat(800)}`)]);
    // The writer refuses it, as it must; what other systems write is a leader and a directory that do not add up.
    expect(() => writeIso2709(long)).to.throw(RangeError);
    const bodies = long.data.map(
      ({ subfields }) => `  ${subfields.map(([code, value]) => `\x1f${code}${value}`).join('')}\x1e`,
    );
    const directory = `${long.data.map(({ tag }) => `${tag}999999999`).join('')}\x1e`;
    const file = latin(`99999nam a2200000 a 4500${directory}${bodies.join('')}\x1d`);
    expect(file.length).to.be.above(119_000);
    const read = readIso2709(file);
    expect(read.kind === 'read' && read.record.data.length).to.equal(31);
  });
});
