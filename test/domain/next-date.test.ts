import { expect } from 'chai';
import { nextDateOf } from '../../src/domain/lists/next-date.js';

describe('the next date of a request', () => {
  const dates = { dueDate: '2026-12-31', answerBy: '2026-11-27T22:00:00.000Z', neededBy: '2026-12-18' };

  it('FA23: conditions are answered first: by us when we borrow, by them when we lend', () => {
    expect(nextDateOf({ side: 'borrowing', state: 'conditional', ...dates }, {})).to.deep.equal({
      kind: 'answerBy',
      at: dates.answerBy,
    });
    expect(nextDateOf({ side: 'lending', state: 'conditional', ...dates }, {})?.kind).to.equal('theyAnswerBy');
  });

  it('FA23: a loan has its end, what is not lent yet the day it is needed, and what is over has none', () => {
    const { dueDate, neededBy } = dates;
    expect(nextDateOf({ side: 'borrowing', state: 'loaned', ...dates }, {})).to.deep.equal({
      kind: 'due',
      at: dueDate,
    });
    expect(nextDateOf({ side: 'borrowing', state: 'requestSent', neededBy }, {})).to.deep.equal({
      kind: 'neededBy',
      at: neededBy,
    });
    expect(nextDateOf({ side: 'borrowing', state: 'requestSent' }, {})).to.equal(undefined);
    expect(nextDateOf({ side: 'borrowing', state: 'requestCompleted', ...dates }, { final: true })).to.equal(undefined);
  });
});
