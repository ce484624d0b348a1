import { expect } from 'chai';
import fc from 'fast-check';
import { holdingIn, readHoldingTable } from '../../../src/domain/fulfilment/imports/holding-rows.js';
import { patronIn, readPatronTable } from '../../../src/domain/fulfilment/imports/patron-rows.js';
import { readCsv, writeCsv } from '../../../src/domain/fulfilment/imports/read-csv.js';
import { say, type Wording } from '../../../src/words/index.js';
import { english } from '../../support/english.js';

const cellsOf = (text: string) => {
  const read = readCsv(text);
  return read.kind === 'read' ? read.records.map(({ cells }) => cells) : read;
};

describe('a file of patrons or items', () => {
  it('E8: with a hundred thousand columns is refused at once, naming the first of them', () => {
    const began = process.cpuUsage();
    const read = readPatronTable(`id,name,${'x,'.repeat(95_000)}\n1,a\n`);
    expect(process.cpuUsage(began).user / 1000, 'milliseconds of work').to.be.below(1_500);
    if (read.kind !== 'unreadable') throw new Error(read.kind);
    expect(read.problems).to.have.length(20);
    expect(read.problems[0]?.field).to.equal('x');
  });
});

describe('comma-separated values', () => {
  it('may quote separators, line ends and quotes', () => {
    expect(cellsOf('a,"b,""c""\r\nd"\r\ne,f')).to.deep.equal([
      ['a', 'b,"c"\r\nd'],
      ['e', 'f'],
    ]);
  });

  it('may come with a byte order mark, semicolons, tabs, empty lines, and no last line end', () => {
    expect(cellsOf('\ufeffid;name\n\n7;"Roy; Élise"')).to.deep.equal([
      ['id', 'name'],
      ['7', 'Roy; Élise'],
    ]);
    expect(cellsOf('id\tname\r7\tRoy\r')).to.deep.equal([
      ['id', 'name'],
      ['7', 'Roy'],
    ]);
  });

  it('keep empty cells at the end of a line', () => {
    expect(cellsOf('a,b,c\n1,,\n')).to.deep.equal([
      ['a', 'b', 'c'],
      ['1', '', ''],
    ]);
  });

  it('say on which line a record begins, also after a cell of several lines', () => {
    const read = readCsv('a,b\n"x\ny",1\nz,2');
    expect(read.kind === 'read' && read.records.map(({ line }) => line)).to.deep.equal([1, 2, 4]);
  });

  it('name the line of a quote that is never closed, or that closes too early', () => {
    expect(readCsv('a,b\n1,"2')).to.deep.include({ kind: 'broken', line: 2 });
    expect(readCsv('a,b\n"1"x,2')).to.deep.include({ kind: 'broken', line: 2 });
  });

  it('are read as they were written, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 });
    const record = fc.array(fc.oneof(cell, fc.constantFrom('"', ',', '\r\n', ';')), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
        const all = [['a', 'b', 'c'], ...records];
        expect(cellsOf(writeCsv(all))).to.deep.equal(all);
      }),
      { numRuns: 300 },
    );
  });
});

describe('patrons in a file', () => {
  const patrons = (csv: string) => {
    const read = readPatronTable(csv);
    return read.kind === 'read' ? read.rows.map(patronIn) : read.problems;
  };

  it('are read by the names of the columns, in any order and case', () => {
    expect(patrons('Name,ID,Pickup_Library,language\nÉlise Roy,7,MAIN,FR')).to.deep.equal([
      { patron: { id: '7', name: 'Élise Roy', pickupLibrary: 'MAIN', language: 'fr' }, problems: [] },
    ]);
  });

  it('lose what an empty cell stands for, and keep what has no column', () => {
    expect(patrons('id,name,email\n7,Roy,')).to.deep.equal([
      { patron: { id: '7', name: 'Roy', email: null }, problems: [] },
    ]);
  });

  it('have a problem for each wrong cell, with the remedy', () => {
    const [row] = patrons('id,name,email,language,expiresOn\n,,x,de,2026-02-30') as { problems: { field: string }[] }[];
    expect(row?.problems.map(({ field }) => field)).to.deep.equal(['id', 'name', 'email', 'expiresOn', 'language']);
    // KD9: as for the API, one box at one domain.
    const mails = patrons('id,name,email\n1,A,"a,b@c"\n2,B,<x@y>\n3,C,a@b.example') as {
      problems: { field: string }[];
    }[];
    expect(mails.map(({ problems }) => problems.map(({ field }) => field))).to.deep.equal([['email'], ['email'], []]);
  });

  it('are not read when a column is unknown, doubled or missing', () => {
    expect(patrons('id,nom,id\n7,Roy,8')).to.have.length(3);
    expect(patrons('')).to.have.length(1);
    const read = readPatronTable('id,nom\n7,Roy');
    if (read.kind !== 'unreadable') throw new Error(read.kind);
    expect(
      read.problems.map(({ problem }) => say(problem, 'en').split('. ')[0]),
      'KB8: the column is named',
    ).to.deep.equal(['There is no column “nom”', 'The file has no column “name”']);
  });
});

describe('holdings in a file', () => {
  const holdings = (csv: string) => {
    const read = readHoldingTable(csv);
    return read.kind === 'read' ? read.rows.map(holdingIn) : read.problems;
  };

  it('have several numbers in a cell, each once', () => {
    expect(
      holdings('barcode,title,location,isbn,policy\n31,Nana,STACKS,2070360024|9782070360024,notrequestable'),
    ).to.deep.equal([
      {
        holding: {
          barcode: '31',
          title: 'Nana',
          identifiers: [{ kind: 'ISBN', value: '9782070360024' }],
          location: 'STACKS',
          policy: 'notRequestable',
        },
        problems: [],
      },
    ]);
  });

  it('may be lent unless the file says otherwise', () => {
    const [row] = holdings('barcode,title,location\n31,Nana,STACKS') as { holding: { policy: string } }[];
    expect(row?.holding.policy).to.equal('loanable');
  });

  it('name a number whose check digit is wrong', () => {
    const [row] = holdings('barcode,title,location,isbn\n31,Nana,STACKS,2070360025') as {
      problems: { problem: Wording }[];
    }[];
    expect(row?.problems.map(({ problem }) => english(problem))).to.deep.equal([
      '“2070360025” is not a valid ISBN. Check the digits.',
    ]);
  });
});
