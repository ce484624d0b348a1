import { expect } from 'chai';
import { attentionRows } from '../../src/domain/attention.js';
import { states } from '../../src/domain/states.js';
import type { Side } from '../../src/domain/tables.js';
import { actionFor, reasonsFor, workKindNames, workKinds, workMarks, workStates } from '../../src/domain/work-queue.js';

describe('the kinds of work', () => {
  const ours = (Object.keys(states) as Side[]).flatMap((side) =>
    Object.entries(states[side]).flatMap(([state, { turn }]) => (turn === 'us' ? [`${side} ${state}`] : [])),
  );

  it('hold every state in which it is our turn, once, and no other', () => {
    expect(workStates.map(({ side, state }) => `${side} ${state}`)).to.have.members(ours);
    expect(workStates).to.have.length(ours.length);
  });

  it('hold every reason for attention, once', () => {
    expect(workMarks.map(({ reason }) => reason)).to.have.members(Object.keys(attentionRows));
    expect(workMarks).to.have.length(Object.keys(attentionRows).length);
  });

  it('have names of their own and words in both languages', () => {
    expect(new Set(workKindNames).size).to.equal(workKinds.length);
    for (const { label, french } of workKinds) {
      expect(label).to.match(/^[A-Z]/);
      expect(french).to.match(/^\p{Lu}/u);
    }
  });

  it('put what partners wait for before what waits by itself', () => {
    const order = ['delivery', 'lost', 'chase', 'decide', 'answer', 'ship', 'send', 'receive'];
    expect(workKindNames.filter((name) => order.includes(name))).to.deep.equal(order);
  });

  it('give each state of ours a usual next step, except where staff must judge', () => {
    const without = workStates.filter(
      ({ side, state, rank }) => !actionFor(rank, side, 'Loan', state) && !actionFor(rank, side, 'Copy', state),
    );
    expect(without.map(({ side, state }) => `${side} ${state}`)).to.deep.equal(['borrowing localHolding']);
  });

  it('offer an answer to a message, and the state’s own step to the rest', () => {
    const read = workKindNames.indexOf('read');
    expect(actionFor(read, 'borrowing', 'Loan', 'loaned')?.name).to.equal('generalMessage');
    expect(actionFor(workKindNames.indexOf('ship'), 'lending', 'Loan', 'willSupply')?.name).to.equal('ship');
  });

  it('say why: the marks first, then what the state waits for, nothing twice', () => {
    const marks = [
      { reason: 'message', text: 'They wrote.' },
      { reason: 'message', text: 'They wrote.' },
      { reason: 'newRequest', text: '' },
    ];
    const why = reasonsFor('lending', 'willSupply', marks);
    expect(why.map(({ text }) => text)).to.deep.equal(['They wrote.', attentionRows.newRequest.text, 'Ship the item.']);
    expect(why.map(({ french }) => french).slice(1)).to.deep.equal([
      attentionRows.newRequest.french,
      'Expédiez l’exemplaire.',
    ]);
    expect(reasonsFor('borrowing', 'loaned', [])).to.deep.equal([]);
  });
});
