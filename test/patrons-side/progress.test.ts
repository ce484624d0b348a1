import { expect } from 'chai';
import { type ProgressFacts, patronProgressOf } from '../../src/domain/patrons-side/progress.js';
import { say } from '../../src/words/index.js';

const reads = (facts: ProgressFacts) => {
  const { section, label, next } = patronProgressOf(facts, 'Main Library');
  return [section, say(label, 'en'), say(next, 'en')];
};

describe('where a request stands, as its patron reads it', () => {
  it('KC9: after its last day a copy is not said to be here', () => {
    const gone = { state: 'receivedDigitally', isCopy: true, copyGoneOn: '2027-01-15', since: '2027-01-01' } as const;
    expect(reads(gone)).to.deep.equal([
      'finished',
      'The copy was removed',
      'You could read it until Jan 15, 2027. Ask the library if you still need it.',
    ]);
    expect(reads({ state: 'receivedDigitally', isCopy: true, copyUntil: '2027-01-15' })[1]).to.equal(
      'Ready to read until Jan 15, 2027',
    );
  });

  it('KC10: a copy of our own is on its way, ready, on loan and back', () => {
    const state = 'filledLocally';
    expect(reads({ state, ownCopy: 'held' })[1]).to.equal('On its way');
    expect(reads({ state, ownCopy: 'held', heldUntil: '2027-01-15' })[1]).to.equal(
      'Ready for pickup until Jan 15, 2027',
    );
    expect(reads({ state, ownCopy: 'fetched', dueDay: '2027-01-15' })[1]).to.equal('On loan until Jan 15, 2027');
    expect(reads({ state, ownCopy: 'fetched' }).slice(0, 2)).to.deep.equal(['finished', 'Returned']);
    expect(reads({ state, ownCopy: 'left' })[2]).to.equal('It was not picked up in time. You can ask again.');
  });
});
