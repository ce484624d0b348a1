import { expect } from 'chai';
import { attentionRows } from '../../src/domain/attention.js';
import { states } from '../../src/domain/states.js';
import type { Side } from '../../src/domain/tables.js';
import {
  actionFor,
  reasonsFor,
  workKindNames,
  workKinds,
  workLabel,
  workMarks,
  workStates,
} from '../../src/domain/work-queue.js';
import { english, french } from '../support/english.js';

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
    for (const name of workKindNames)
      for (const said of [english(workLabel(name)), french(workLabel(name))])
        expect(said, name).to.match(/^\p{Lu}.* /u);
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
      { reason: 'message', says: 'They wrote.' },
      { reason: 'message', says: 'They wrote.' },
      { reason: 'newRequest', says: attentionRows.newRequest.says },
    ];
    const why = reasonsFor('lending', 'willSupply', marks);
    const asked = 'A partner asks to borrow this. Decide whether it can be supplied.';
    expect(why.map((each) => english(each))).to.deep.equal(['They wrote.', asked, 'Ship the item.']);
    expect(why.map(french).slice(1)).to.deep.equal([
      'Un partenaire demande ce document. Décidez s’il peut être fourni.',
      'Expédiez l’exemplaire.',
    ]);
    expect(reasonsFor('borrowing', 'loaned', [])).to.deep.equal([]);
  });
});
