import { expect } from 'chai';
import { listTurn } from '../../src/domain/lists/request-lists.js';
import { isLateBy, urgencyOf } from '../../src/domain/lists/urgency.js';
import {
  actionFor,
  reasonsFor,
  workKindNames,
  workKinds,
  workLabel,
  workMarks,
  workStates,
} from '../../src/domain/lists/work-queue.js';
import { attentionRows } from '../../src/domain/request/attention.js';
import { stateRow, states } from '../../src/domain/tables/states.js';
import type { Side, StateName } from '../../src/domain/tables/tables.js';
import { english, french } from '../support/english.js';

describe('the kinds of work', () => {
  const ours = (Object.keys(states) as Side[]).flatMap((side) =>
    Object.entries(states[side]).flatMap(([state, row]) => (listTurn(row) === 'us' ? [`${side} ${state}`] : [])),
  );

  it('hold every state in which it is our turn, once, and no other', () => {
    expect(workStates.map(({ side, state }) => `${side} ${state}`)).to.have.members(ours);
    expect(workStates).to.have.length(ours.length);
  });

  it('hold every reason for attention, once', () => {
    const held = workMarks.map(({ reason }) => reason as string);
    const lacks = Object.keys(attentionRows).filter((reason) => !held.includes(reason));
    expect(lacks, 'reasons without a kind of work: add them in src/domain/lists/work-queue.ts').to.deep.equal([]);
    expect(
      held.filter((reason, at) => held.indexOf(reason) !== at || !Object.hasOwn(attentionRows, reason)),
    ).to.deep.equal([]);
  });

  it('have names of their own and words in both languages', () => {
    expect(new Set(workKindNames).size).to.equal(workKinds.length);
    for (const name of workKindNames)
      for (const said of [english(workLabel(name)), french(workLabel(name))])
        expect(said, name).to.match(/^\p{Lu}.* /u);
  });

  it('KA6: know three turns; what is in the post or with a patron is nobody’s work', () => {
    const turnsOf = (side: Side, ...names: StateName[]) => names.map((state) => listTurn(stateRow(side, state)));
    expect(turnsOf('borrowing', 'shippedPhysically', 'shippedDigitally', 'loaned', 'returnedToPartner')).to.deep.equal(
      Array(4).fill('onItsWay'),
    );
    expect(turnsOf('lending', 'shippedPhysically', 'returnedByPartner', 'passedOn')).to.deep.equal(
      Array(3).fill('onItsWay'),
    );
    expect(turnsOf('borrowing', 'recalled', 'conditional', 'requestSent', 'requestCompleted')).to.deep.equal([
      'us',
      'us',
      'partner',
      'nobody',
    ]);
  });

  it('KA5: what is late comes first, then what has a date, what was not delivered, decisions, and what waits', () => {
    const plain = { needsUs: true, isLate: false, date: 'none', isAnswered: false, isUndelivered: false } as const;
    const rows = [
      { ...plain, isLate: true, isUndelivered: true },
      { ...plain, date: 'later', isAnswered: true } as const,
      { ...plain, date: 'soon', isUndelivered: true } as const,
      { ...plain, date: 'later', isUndelivered: true } as const,
      { ...plain, date: 'later' } as const,
      { ...plain, needsUs: false, isLate: true, date: 'soon' } as const,
    ];
    expect(rows.map(urgencyOf)).to.deep.equal(['late', 'answerBy', 'answerBy', 'undelivered', 'decide', 'waits']);
    expect(isLateBy({ side: 'borrowing', state: 'loaned', marks: ['recalled'] })).to.equal(true);
    expect(isLateBy({ side: 'lending', state: 'overdue', marks: [] }), 'the borrower is to act').to.equal(false);
  });

  it('give each state of ours a usual next step, except where staff must judge', () => {
    const without = workStates.filter(
      ({ side, state, rank }) => !actionFor(rank, side, 'Loan', state) && !actionFor(rank, side, 'Copy', state),
    );
    expect(without.map(({ side, state }) => `${side} ${state}`)).to.deep.equal([
      // Three ways on, each with a button of its own.
      'borrowing rejectedByPartner',
      'borrowing localHolding',
    ]);
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
    const asked = 'A partner asks for this. Decide whether it can be supplied.';
    expect(why.map((each) => english(each))).to.deep.equal(['They wrote.', asked, 'Ship the item.']);
    expect(why.map(french).slice(1)).to.deep.equal([
      'Un partenaire demande ce document. Décidez s’il peut être fourni.',
      'Expédiez l’exemplaire.',
    ]);
    expect(reasonsFor('borrowing', 'loaned', [])).to.deep.equal([]);
  });
});
