import { expect } from 'chai';
import type { Fault } from './judge.js';
import { goneOf, type Known, knownFaults, knownOf } from './known.js';

const calendar: Known = {
  kind: 'dialog',
  place: /^drawer /,
  what: /^a calendar /,
  below: 480,
  test: 'every-dialog',
  reason: 'There is no room for it.',
};
const overThe: Fault = { kind: 'dialog', what: 'a calendar covers the field “from”', where: '' };
const inLow = { place: 'drawer new /closures', height: 400 };
const said = ['no longer applies, take it out of test/look/known.ts: There is no room for it.'];

describe('a fault that is known', () => {
  it('is one of its kind, in its place, in a window as low as it says', () => {
    expect(knownOf(inLow, overThe, [calendar])).to.equal(calendar);
    expect(knownOf({ ...inLow, height: 480 }, overThe, [calendar])).to.equal(undefined);
    expect(knownOf({ ...inLow, place: '/closures' }, overThe, [calendar])).to.equal(undefined);
    expect(knownOf(inLow, { ...overThe, kind: 'reach' }, [calendar])).to.equal(undefined);
    expect(knownOf(inLow, { ...overThe, what: 'stands from 0 to 500 in a window of 400' }, [calendar])).to.equal(
      undefined,
    );
  });

  it('fails the walk that no longer meets it', () => {
    const walk = knownFaults([calendar]);
    expect(walk.without({ ...inLow, height: 800 }, [overThe]), 'in a high window it is a fault').to.deep.equal([
      overThe,
    ]);
    expect(walk.gone()).to.deep.equal(said);
    expect(walk.without(inLow, [overThe])).to.deep.equal([]);
    expect(walk.gone()).to.deep.equal([]);
  });

  it('fails a look at everything that no longer meets it', () => {
    expect(goneOf([{ ...inLow, height: 800, faults: [overThe] }], [calendar])).to.deep.equal(said);
    expect(goneOf([{ ...inLow, faults: [] }], [calendar])).to.deep.equal(said);
    expect(goneOf([{ ...inLow, faults: [overThe] }], [calendar])).to.deep.equal([]);
  });
});
