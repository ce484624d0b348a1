import { expect } from 'chai';
import { type LocalLibrary, must, openLocalLibrary, refusal } from './support/library.js';

describe('local holdings', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
    must(await library.records.libraries.addLocation('RES_SHARE', { code: 'STACKS', name: 'Stacks' }));
  });
  after(() => library.close());
  const holdings = () => library.records.holdings;
  const stranger = { barcode: '3001', title: 'L’étranger : roman', isbn: '2-07-036002-4', location: 'STACKS' };
  let id = '';

  it('are added with their numbers in comparable form', async () => {
    const holding = must(await holdings().add(stranger));
    id = holding.id;
    expect(holding).to.deep.include({
      library: 'RES_SHARE',
      policy: 'loanable',
      identifiers: [{ kind: 'ISBN', value: '9782070360024' }],
    });
    expect(await holdings().read(id)).to.deep.equal(holding);
    expect(await holdings().read('x')).to.equal(undefined);
    expect(refusal(await holdings().add({ ...stranger, isbn: '123', location: 'X' }))).to.match(
      /isbn: .*location: .*barcode: /,
    );
  });

  it('are found by words of the title, barcode and number', async () => {
    for (const q of ['etrang', 'L’Étranger', 'roman', '3001', '978-2-07-036002-4'])
      expect(
        (await holdings().list({ q, limit: 5 })).items.map(({ barcode }) => barcode),
        q,
      ).to.deep.equal(['3001']);
    expect((await holdings().list({ q: 'stranger', limit: 5 })).items).to.deep.equal([]);
    expect((await holdings().list({ q: '!!', limit: 5 })).items).to.deep.equal([]);
  });

  it('come from a file, row by row, and twice without a change', async () => {
    const csv = [
      'barcode,title,isbn,issn,oclc,location,policy',
      '3001,L’étranger : roman,9782070360024,,,STACKS,loanable',
      '3002,Nature,,0028-0836,ocm01586310,STACKS,notRequestable',
      '3003,Nana,2070360025,,,STACKS,',
      '3004,Nana,,,,NOWHERE,',
    ].join('\n');
    expect(must(await holdings().importCsv({ csv, dryRun: true }))).to.include({
      created: 1,
      unchanged: 1,
      refused: 2,
    });
    expect(must(await holdings().importCsv({ csv }))).to.include({ created: 1, unchanged: 1, refused: 2 });
    expect(must(await holdings().importCsv({ csv }))).to.include({ created: 0, unchanged: 2 });
    expect((await holdings().list({ limit: 10 })).items).to.have.length(2);
  });

  it('are matched against what a partner asks for', async () => {
    const item = (code: string, number: string) => ({
      bibliographicItemId: [{ bibliographicItemIdentifierCode: { value: code }, bibliographicItemIdentifier: number }],
    });
    const match = async (asked: Parameters<ReturnType<typeof holdings>['match']>[0]) =>
      (await holdings().match(asked)).map(({ holding, by }) => [holding.barcode, by]);
    expect(await match(item('ISBN', '2070360024'))).to.deep.equal([['3001', 'ISBN']]);
    expect(await match(item('ISSN', '0028-0836'))).to.deep.equal([['3002', 'ISSN']]);
    expect(await match({ title: 'L’Étranger' })).to.deep.equal([['3001', 'title']]);
    expect(await match({ title: 'Germinal' })).to.deep.equal([]);
    expect(await match({})).to.deep.equal([]);
  });

  it('are said anew, and removed', async () => {
    const replaced = must(await holdings().replace(id, { ...stranger, isbn: undefined, policy: 'notRequestable' }));
    expect(replaced).to.deep.include({ identifiers: [], policy: 'notRequestable' });
    must(await holdings().remove(id));
    expect((await holdings().remove(id)).kind).to.equal('unknown');
    expect((await holdings().replace(id, stranger)).kind).to.equal('unknown');
    expect((await holdings().remove('x')).kind).to.equal('unknown');
  });
});

describe('policies and temporary item creation rules', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
  });
  after(() => library.close());
  const policies = () => library.records.policies;
  const marie = { kind: 'staff', name: 'Marie' } as const;

  it('are the defaults until changed, then say who changed them, and go back with null', async () => {
    expect((await policies().inForce()).patronLoanDays).to.equal(14);
    const changed = must(await policies().change({ patronLoanDays: 21, replacementFee: '80.00' }, marie));
    expect(changed.find(({ name }) => name === 'patronLoanDays')).to.include({
      value: 21,
      default: 14,
      changedBy: 'Marie',
    });
    expect(await policies().inForce()).to.include({ patronLoanDays: 21, replacementFee: '80.00' });
    must(await policies().change({ patronLoanDays: null }, marie));
    expect((await policies().inForce()).patronLoanDays).to.equal(14);
  });

  it('keep an overdue profile as its rows, and refuse one that contradicts itself', async () => {
    const overdueProfile = [{ day: 1, letter: 'overdue' as const, block: true }];
    must(await policies().change({ overdueProfile }, marie));
    expect((await policies().inForce()).overdueProfile).to.deep.equal(overdueProfile);
    const twice = [...overdueProfile, ...overdueProfile];
    expect(refusal(await policies().change({ overdueProfile: twice }, marie))).to.include('overdueProfile: ');
  });

  it('are asked in their order; a rule names a location and a partner that there are', async () => {
    const last = must(await policies().addItemRule({ location: 'OUT_RS_REQ' }));
    const first = must(
      await policies().addItemRule({ location: 'IN_RS_REQ', itemPolicy: 'reading room', position: 0 }),
    );
    expect((await policies().itemRules()).map(({ id }) => id)).to.deep.equal([first.id, last.id]);
    expect(refusal(await policies().addItemRule({ location: 'X', partner: 'Y' }))).to.match(/location: .*partner: /);
    must(await policies().removeItemRule(first.id));
    expect((await policies().removeItemRule(first.id)).kind).to.equal('unknown');
  });
});
