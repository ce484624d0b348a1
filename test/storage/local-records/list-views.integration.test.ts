import { expect } from 'chai';
import { type LocalLibrary, marie, monday, must, openLocalLibrary } from './support/library.js';

describe('views of a request list that a library shares', () => {
  let library: LocalLibrary;
  before(async () => {
    library = await openLocalLibrary();
    must(await library.records.libraries.add({ code: 'NORTH', name: 'North' }, monday));
  });
  after(() => library?.close());
  afterEach(() => library.rows('delete from list_view'));

  const views = () => library.records.listViews;
  const draft = { side: 'lending', name: 'Winter', search: 'state=created&q=ice' } as const;

  it('are kept with who made them, found by who works there, renamed and removed', async () => {
    const ours = must(await views().add(draft, marie));
    const theirs = must(await views().add({ ...draft, library: 'NORTH' }, marie));
    expect(ours).to.deep.include({ ...draft, opensAt: [], changedBy: marie.name });
    expect((await views().list()).map(({ id }) => id)).to.deep.equal([ours.id, theirs.id]);
    expect((await views().list(['NORTH'])).map(({ id }) => id)).to.deep.equal([ours.id, theirs.id]);
    expect((await views().list(['OTHER'])).map(({ id }) => id)).to.deep.equal([ours.id]);
    expect(must(await views().change(ours.id, { name: 'Summer', search: '' }, marie)).name).to.equal('Summer');
    must(await views().remove(ours.id));
    expect(await views().read(ours.id)).to.equal(undefined);
    expect((await views().remove(ours.id)).kind).to.equal('unknown');
    expect((await views().change('nonsense', { name: 'x' }, marie)).kind).to.equal('unknown');
  });

  it('have names of their own, and a library that is there', async () => {
    const ours = must(await views().add(draft, marie));
    const other = must(await views().add({ ...draft, name: 'Spring' }, marie));
    expect((await views().add(draft, marie)).kind).to.equal('invalid');
    expect((await views().change(other.id, { name: ours.name }, marie)).kind).to.equal('invalid');
    expect((await views().add({ ...draft, library: 'NOWHERE' }, marie)).kind).to.equal('invalid');
  });

  it('open a list at a desk: at each desk one, the last that was said', async () => {
    const first = must(await views().add({ ...draft, opensAt: ['A', 'B'] }, marie));
    const elsewhere = must(await views().add({ ...draft, side: 'borrowing', opensAt: ['A'] }, marie));
    const second = must(await views().add({ ...draft, name: 'Spring', opensAt: ['A'] }, marie));
    const at = async (id: string) => (await views().read(id))?.opensAt;
    expect([await at(first.id), await at(second.id), await at(elsewhere.id)]).to.deep.equal([['B'], ['A'], ['A']]);
    must(await views().change(first.id, { opensAt: ['A'] }, marie));
    expect([await at(first.id), await at(second.id)]).to.deep.equal([['A'], []]);
  });
});
