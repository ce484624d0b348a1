import { expect } from 'chai';
import { readAlmaTable } from '../../../src/domain/alma/columns.js';
import { dateIn } from '../../../src/domain/alma/dates.js';
import { almaItemColumns, isAway, isGone, itemCells, patronCells } from '../../../src/domain/alma/patrons-and-items.js';
import { almaRequestColumns, requestIn, stateOf } from '../../../src/domain/alma/request-rows.js';
import { statusCodes } from '../../../src/domain/alma/status-codes.js';
import { say } from '../../../src/words/index.js';
import { english } from '../../support/english.js';

describe('the status of a request in Alma', () => {
  it('is found by its code and by its label, in any case and spelling', () => {
    for (const said of ['REQUEST_SENT', 'Request sent to partner', 'request SENT to partner ', 'Claimed'])
      expect(stateOf('borrowing', said), said).to.equal('requestSent');
    for (const said of ['Received – not for loan', 'RECEIVED_NOT_FOR_LOAN', 'Received - not for loan'])
      expect(stateOf('borrowing', said), said).to.equal('receivedNotForLoan');
    expect(stateOf('lending', 'Being processed')).to.equal('beingProcessed');
    expect(stateOf('lending', 'Overdue Item')).to.equal('overdue');
    expect(stateOf('lending', 'Loaned item to patron'), 'the other side’s').to.equal(undefined);
  });

  it('leads to each state of ours from every code that Alma has for it', () => {
    for (const side of ['borrowing', 'lending'] as const)
      for (const [state, codes] of Object.entries(statusCodes[side]))
        for (const code of codes) expect(stateOf(side, code), `${side} ${code}`).to.equal(state);
  });
});

describe('a request in a list of Alma', () => {
  const row = { externalId: 'OCAL0000001', status: 'WILL_SUPPLY', title: 'Nana', partner: 'LACITE' };

  it('says its side itself, or the whole list does', () => {
    expect(requestIn({ ...row, side: 'Lending' }, 'borrowing').request.side).to.equal('lending');
    expect(requestIn(row, 'borrowing').request).to.deep.include({ side: 'borrowing', state: 'willSupply' });
    expect(requestIn(row, undefined).problems.map(({ field }) => field)).to.deep.equal(['side']);
  });

  it('is refused with the field and the remedy when its status is unknown or over, or a date is none', () => {
    const wrong = (more: object) => requestIn({ ...row, ...more }, 'borrowing').problems;
    expect(english(wrong({ status: 'Lost in space' })[0]?.problem)).to.include('leave the row out');
    expect(english(wrong({ status: 'Request completed' })[0]?.problem)).to.include('only open requests');
    expect(wrong({ dueOn: '03/04/2026' })[0]).to.deep.include({ field: 'dueOn' });
    expect(wrong({ externalId: undefined, title: undefined }).map(({ field }) => field)).to.deep.equal([
      ...['externalId', 'title'],
    ]);
  });

  it('is a copy when it is an article or a file, and its journal is the title', () => {
    const { request } = requestIn({ ...row, type: 'Article', journal: 'Nature', pages: '1-3' }, 'borrowing');
    expect(request).to.deep.include({ serviceType: 'Copy', title: 'Nature', article: 'Nana', pages: '1-3' });
    expect(requestIn({ ...row, format: 'Digital' }, 'borrowing').request.serviceType).to.equal('Copy');
    expect(requestIn(row, 'borrowing').request.serviceType).to.equal('Loan');
  });
});

describe('a date of Alma', () => {
  it('is read when it can mean one day only', () => {
    for (const written of ['2026-03-02', '2026-03-02Z', '2026-03-02T23:30:00.000Z', '20260302'])
      expect(dateIn(written), written).to.equal('2026-03-02');
    for (const written of ['03/02/2026', '2026-02-30', 'tomorrow', ''])
      expect(dateIn(written), written).to.equal(undefined);
  });
});

describe('a table of Alma', () => {
  it('is read by the headings of its lists; others are left out and named', () => {
    const read = readAlmaTable('Labels,EXTERNAL_ID,Request Status,title\nx,O1,LOANED,Nana', almaRequestColumns, [
      'title',
    ]);
    expect(read).to.deep.equal({
      kind: 'read',
      table: {
        headings: { externalId: 'EXTERNAL_ID', status: 'Request Status', title: 'title' },
        leftOut: ['Labels'],
        rows: [{ line: 2, cells: { externalId: 'O1', status: 'LOANED', title: 'Nana' } }],
      },
    });
  });

  it('is refused when a column that is needed is missing, or two say the same', () => {
    const read = (heading: string) => readAlmaTable(`${heading}\n`, almaRequestColumns, ['externalId', 'title']);
    expect(read('Title')).to.deep.include({ kind: 'unreadable' });
    expect(read('Title,External ID,External Identifier')).to.deep.include({ kind: 'unreadable' });
    expect(read('')).to.deep.include({ kind: 'unreadable' });
  });

  it('FF14: is refused in the words of Alma, not in ours', () => {
    const read = readAlmaTable('Title\n', almaRequestColumns, ['externalId', 'title']);
    if (read.kind !== 'unreadable') throw new Error('The list was read.');
    expect(read.problems.map(({ field }) => field)).to.deep.equal([almaRequestColumns.externalId[0]]);
    expect(JSON.stringify(read.problems)).to.include('External ID');
    expect(JSON.stringify(read.problems)).to.not.include('externalId');
  });
});

describe('users and items of Alma', () => {
  it('KB8: a list of items without a column that is needed says which, and how else it may be called', () => {
    const read = readAlmaTable('Barcode,Location\n', almaItemColumns, ['barcode', 'title', 'location']);
    if (read.kind !== 'unreadable') throw new Error('The list was read.');
    expect(read.problems.map(({ problem }) => say(problem, 'en'))).to.deep.equal(['The file has no column “Title”.']);
    const without = readAlmaTable('Title\n', almaItemColumns, ['barcode']);
    if (without.kind !== 'unreadable') throw new Error('The list was read.');
    expect(without.problems.map(({ problem }) => say(problem, 'en'))).to.deep.equal([
      'The file has no column “Barcode”. It may also be called: Item Barcode.',
    ]);
  });

  it('become patrons by their names and dates', () => {
    expect(
      patronCells({ id: 'P1', firstName: 'Élise', lastName: 'Roy', language: 'French', expiresOn: '2027-08-31Z' }),
    ).to.deep.equal({ id: 'P1', name: 'Élise Roy', language: 'fr', expiresOn: '2027-08-31' });
    expect([isGone({ status: 'Inactive' }), isGone({ status: 'Active' }), isGone({})]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('become items by their numbers, and by what their policy says of lending', () => {
    expect(
      itemCells({ barcode: '1', title: 'Nana', isbn: '9782070360024 (br.); 2070360024', oclc: '(OCoLC)ocm00012345' }),
    ).to.deep.equal({ barcode: '1', title: 'Nana', isbn: '9782070360024;2070360024', oclc: '00012345' });
    expect(itemCells({ policy: 'Reference' }).policy).to.equal('notRequestable');
    expect(itemCells({ policy: 'Two weeks' }).policy).to.equal(undefined);
    expect([isAway({ process: 'Missing' }), isAway({ process: 'Loan' })]).to.deep.equal([true, false]);
  });
});
