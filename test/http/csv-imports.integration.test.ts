import { expect } from 'chai';
import type { ImportReport } from '../../src/contract/local-views.js';
import type { CsvImport, CsvImportView } from '../../src/engine/model/local/csv-imports.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';

describe('files of patrons and items that came in', () => {
  let library: LibraryUnderTest;
  let desk: LibraryUnderTest['hand']['desk'];
  const imports = async (kind: string) => (await desk<{ items: CsvImport[] }>('GET', `/imports/${kind}`)).items;

  before(async function () {
    this.timeout(60_000);
    library = await openLibrary();
    desk = library.hand.desk;
  });
  after(() => library?.close());

  it('KB7: are found again later: the file, who and when, the counts of all its pieces, and each line that was not taken', async () => {
    const piece = (csv: string, more: object) =>
      desk<ImportReport>('POST', '/imports/patrons', { csv, file: 'fall.csv', ...more });
    const first = await piece('id,name,email\nP1,Anne,a@college.example\nP2,,\n', { lines: [2, 3] });
    const second = await piece('id,name,email\nP3,Marie,not an address\nP1,Anne,a@college.example\n', {
      lines: [4, 6],
      batch: first.batch,
    });
    expect(second.batch).to.equal(first.batch);
    expect(second.rows[0]).to.include({ line: 4, outcome: 'refused' });
    const [kept, ...others] = await imports('patrons');
    expect(others).to.deep.equal([]);
    expect(kept).to.include({ id: first.batch, file: 'fall.csv', created: 1, changed: 0, unchanged: 1, refused: 2 });
    expect(kept).to.have.property('by').that.is.a('string').and.not.empty;
    const { rows } = await desk<CsvImportView>('GET', `/imports/patrons/${kept?.id}`);
    expect(rows.map(({ line, key, problems }) => [line, key, problems?.map(({ field }) => field)])).to.deep.equal([
      [3, 'P2', ['name']],
      [4, 'P3', ['email']],
    ]);
    expect(rows[1]?.problems?.[0]?.problem, 'in the words of the reader').to.be.a('string');
  });

  it('KB7: of items are a list of their own, and a dry run is in none', async () => {
    const csv = 'barcode,title,location\n39346,Nana,NOWHERE\n';
    expect(await desk<ImportReport>('POST', '/imports/holdings', { csv, dryRun: true })).not.to.have.property('batch');
    expect(await imports('holdings')).to.deep.equal([]);
    const { batch } = await desk<ImportReport>('POST', '/imports/holdings', { csv });
    const [kept] = await imports('holdings');
    expect(kept).to.include({ id: batch, created: 0, refused: 1 }).and.not.to.have.property('file');
    expect((await desk<CsvImportView>('GET', `/imports/holdings/${batch}`)).rows[0]).to.include({
      line: 2,
      key: '39346',
    });
    const elsewhere = await desk('GET', `/imports/patrons/${batch}`).then(String, (error: Error) => error.message);
    expect(elsewhere).to.include('There is no such import');
  });
});
