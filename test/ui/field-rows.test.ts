import { expect } from 'chai';
import {
  bodyOfChange,
  bodyOfNew,
  crossedIn,
  draftOf,
  type FieldRow,
  problemAt,
  withMine,
  withTheirs,
} from '../../src/ui/records/field-rows.js';
import { placesFor } from '../../src/ui/records/places-for.js';

const rows: FieldRow[] = [
  { name: 'code', kind: 'text', label: 'Code', onlyNew: true },
  { name: 'name', kind: 'text', label: 'Name' },
  { name: 'note', kind: 'text', label: 'Note', nullable: true },
  { name: 'members', kind: 'many', label: 'Members' },
];
const now = { code: 'A', name: 'Courier', note: 'old', members: ['x'] };

describe('a form of the settings', () => {
  it('sends of a new thing what was filled, of a change what differs, and null for what was taken away', () => {
    expect(bodyOfNew(rows, { code: ' A ', name: 'Courier', note: '', members: [] })).to.deep.equal({
      code: 'A',
      name: 'Courier',
    });
    const draft = draftOf({ ...now, name: 'Courier', note: '', members: [] }, now);
    expect(draft).to.deep.equal({ edits: { note: '', members: [] }, seen: { note: 'old', members: ['x'] } });
    expect(bodyOfChange(rows, draft, now)).to.deep.equal({ note: null, members: [] });
  });

  it('sees that a colleague changed a field that is typed in, and only that', () => {
    const draft = draftOf({ ...now, name: 'Van', note: 'new' }, now);
    const later = { ...now, name: 'Truck', members: ['x', 'y'] };
    expect(crossedIn(draft, now)).to.deep.equal([]);
    expect(crossedIn(draft, later)).to.deep.equal(['name']);
    const kept = withMine(draft, 'name', later);
    expect(crossedIn(kept, later)).to.deep.equal([]);
    expect(bodyOfChange(rows, kept, later)).to.deep.equal({ name: 'Van', note: 'new' });
    expect(bodyOfChange(rows, withTheirs(draft, 'name'), later)).to.deep.equal({ note: 'new' });
    expect(crossedIn(draft, { ...now, name: 'Van' }), 'the colleague typed the same').to.deep.equal([]);
  });

  it('says at a field what is wrong with a part of it', () => {
    expect(problemAt({ 'conditions.0': 'Name a value.', name: 'Too long.' }, 'conditions')).to.equal('Name a value.');
    expect(problemAt({ conditionsOther: 'x' }, 'conditions')).to.equal(undefined);
  });

  it('gives out the places that there are, and parts equal ones', () => {
    const moved = [3, 1, 2].map((position) => ({ position }));
    expect(placesFor(moved).map(({ position }) => position)).to.deep.equal([1, 2, 3]);
    expect(placesFor([{ position: 5 }, { position: 5 }]).map(({ position }) => position)).to.deep.equal([6]);
    expect(placesFor([{ position: 1 }, { position: 9 }])).to.deep.equal([]);
  });
});
