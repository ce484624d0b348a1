import { expect } from 'chai';
import { csvPieces, summedReport } from '../../../src/domain/fulfilment/imports/csv-pieces.js';
import { readCsv } from '../../../src/domain/fulfilment/imports/read-csv.js';

describe('KB7: a file that is sent in pieces', () => {
  it('has its heading in each piece, and lines are counted as in the whole', () => {
    const rows = Array.from({ length: 250 }, (_, at) => `${at},"A name\nin two lines",1234`);
    const read = readCsv(['id,name,pin', ...rows].join('\n'));
    if (read.kind !== 'read') throw new Error('not read');
    const [heading, ...records] = read.records;
    if (!heading) throw new Error('no heading');
    const pieces = csvPieces(heading, records);
    expect(pieces.map(({ csv }) => csv.split('\r\n')[0])).to.deep.equal(Array(3).fill('id,name,pin'));
    // The hundred rows of the first piece take two lines each, below the heading.
    expect([pieces[0]?.lines[0], pieces[1]?.lines[0], pieces[1]?.lines[1]]).to.deep.equal([2, 202, 204]);
    const report = { created: 1, changed: 2, unchanged: 3, refused: 4, rows: [{ line: 2 }] };
    expect(summedReport([{ ...report, batch: '7' }, report], true)).to.deep.equal({
      ...{ dryRun: true, batch: '7', created: 2, changed: 4, unchanged: 6, refused: 8 },
      rows: [{ line: 2 }, { line: 2 }],
    });
  });
});
