import { expect } from 'chai';
import { writeXlsx } from '../../src/adapters/sheets/xlsx.js';
import type { Sheet } from '../../src/engine/model/sheets.js';
import { csvOf, fileNameOf, fileOf } from '../../src/engine/sheets/sheet.js';
import { filterOfView } from '../../src/engine/sheets/view-filter.js';
import { readXlsx, valuesIn } from '../support/read-xlsx.js';

const sheet: Sheet = {
  name: 'Prêts en retard / "Nord"',
  headings: ['Request', 'Title', 'Days', 'Due', 'Created'],
  rows: [
    ['ALG1', '=HYPERLINK("http://evil.example";"Open")', 12, { day: '2027-01-15' }, undefined],
    ['ALG2', 'Été, « après »', 0, undefined, { moment: '2027-01-16T03:30:00.000Z', timeZone: 'America/Toronto' }],
    ['ALG3', '@SUM(A1)', -3, undefined, undefined],
    ['ALG4', 'A bell \u0007 in a title', 1, undefined, undefined],
  ],
};

describe('a sheet', () => {
  it('KA40 KB22: as CSV shows moments as the clock of the library did, and says nothing that a spreadsheet would take for a formula (E9)', () => {
    const lines = csvOf(sheet).split('\r\n');
    expect(lines).to.deep.equal([
      '\uFEFFRequest,Title,Days,Due,Created',
      `ALG1,"'=HYPERLINK(""http://evil.example"";""Open"")",12,2027-01-15,`,
      'ALG2,"Été, « après »",0,,2027-01-15 22:30',
      `ALG3,'@SUM(A1),-3,,`,
      'ALG4,A bell \u0007 in a title,1,,',
      '',
    ]);
  });

  it('begins no formula either where a machine parts cells by semicolons, tabs or lines, and takes quotes within for text (E9)', () => {
    const texts = [
      'Book;=HYPERLINK("http://evil.example")',
      'a; "@SUM(A1)',
      'a\t+1',
      'a\r\n-1+cmd|x',
      'a;＝1',
      'Tides; a history - 2',
      'one@x.example;two@y.example',
    ];
    const csv = csvOf({ headings: ['Title', 'Year'], rows: texts.map((text) => [text, 2027]) });
    // As such a machine reads it: a quote counts at the beginning of a cell alone, and there until the next one that stands alone.
    const cells = csv.slice(1).match(/"(?:[^"]|"")*"[^;\t\r\n]*|[^;\t\r\n]+/g) ?? [];
    const begins = csv.slice(1).split(/[;\t\r\n]+/);
    for (const cell of [...cells, ...begins]) expect(cell.replace(/^[" ]+/, '')).to.not.match(/^[=+\-@＝＋－＠|]/);
    for (const text of texts.slice(-2)) expect(csv, 'what is harmless stays').to.include(text);
  });

  it('as a spreadsheet keeps text text, numbers numbers, and shows moments as the clock of the library did', async () => {
    const { content, fileName, rows } = await fileOf(sheet, 'xlsx', writeXlsx);
    const read = readXlsx(content);
    expect([fileName, rows, read.length]).to.deep.equal(['prets-en-retard-nord.xlsx', 4, 5]);
    expect(read.flat().filter((cell) => cell?.formula !== undefined)).to.deep.equal([]);
    const [headings, first, second, third, fourth] = valuesIn(content);
    expect(headings).to.deep.equal(['Request', 'Title', 'Days', 'Due', 'Created']);
    // Days since the beginning of 1900, as spreadsheets count them.
    const day = Date.UTC(2027, 0, 15) / 86_400_000 + 25_569;
    expect(first).to.deep.equal(['ALG1', '=HYPERLINK("http://evil.example";"Open")', 12, day]);
    expect(second?.slice(0, 3)).to.deep.equal(['ALG2', 'Été, « après »', 0]);
    expect(second?.[4]).to.be.closeTo(day + 22.5 / 24, 1e-6);
    expect([third?.[1], third?.[2], fourth?.[1]]).to.deep.equal(['@SUM(A1)', -3, 'A bell   in a title']);
  });

  it('has a name for its file whatever it is called', () => {
    expect(['En retard', 'ÉTÉ 2027!', '///', '..\\x'].map(fileNameOf)).to.deep.equal([
      'en-retard',
      'ete-2027',
      'list',
      'x',
    ]);
  });
});

describe('a saved view, as a filter', () => {
  const of = (search: string, me?: string) => filterOfView({ side: 'lending', search }, me);

  it('shows active requests unless it says otherwise', () => {
    expect(of('')).to.deep.equal({ side: 'lending', activity: 'active' });
    expect(of('activity=completed')).to.deep.equal({ side: 'lending', activity: 'completed' });
    expect(of('activity=all')).to.deep.equal({ side: 'lending' });
  });

  it('KA50: takes days between, conditions turned round, and two joined by or; what the list does not know is left out', () => {
    const common = { side: 'lending', activity: 'active' };
    expect(of('partner=A&assignedTo=me&not=partner&either=partner&either=assignedTo', 'roy')).to.deep.equal({
      ...common,
      partner: ['A'],
      assignedTo: ['roy'],
      not: ['partner'],
      either: ['partner', 'assignedTo'],
    });
    expect(of('dueOn=2026-11-27..2026-12-31&createdOn=2026-11-27..')).to.deep.equal({
      ...common,
      dueOn: '2026-11-27..2026-12-31',
      createdOn: '2026-11-27..',
    });
    expect(of('dueOn=soon&not=dueOn&not=side&either=partner&partner=A')).to.deep.equal({ ...common, partner: ['A'] });
    expect(of('activity=completed&dueOn=2026-11-27..&createdOn=..2026-11-27')).to.deep.equal({
      side: 'lending',
      activity: 'completed',
      createdOn: '..2026-11-27',
    });
  });

  it('takes filters, words and order as the list does', () => {
    expect(of('state=created&state=willSupply&due=overdue&q=winter&in=title&sort=due&order=asc')).to.deep.equal({
      side: 'lending',
      activity: 'active',
      state: ['created', 'willSupply'],
      due: ['overdue'],
      q: 'winter',
      searchIn: 'title',
      sort: 'due',
      order: 'asc',
    });
    expect(of('assignedTo=me&assignedTo=unassigned&attention=true&notes=false', 'marie')).to.deep.include({
      assignedTo: ['marie', 'unassigned'],
      attention: true,
      notes: false,
    });
  });

  it('leaves out what no list knows', () => {
    expect(of('due=soon&colour=red&sort=colour&side=borrowing&serviceType=Gift')).to.deep.equal({
      side: 'lending',
      activity: 'active',
    });
    expect(of('activity=completed&due=overdue&sort=title')).to.deep.equal({ side: 'lending', activity: 'completed' });
  });
});
