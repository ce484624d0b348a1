import { expect } from 'chai';
import { attentionRows, attentionSays } from '../../src/domain/request/attention.js';
import { borrowingStates } from '../../src/domain/tables/borrowing.js';
import { lendingStates } from '../../src/domain/tables/lending.js';
import { actionRow, allowedActions, chooseVariant } from '../../src/domain/tables/staff-actions.js';
import { isFinal, stateRow, states } from '../../src/domain/tables/states.js';
import type { StateName } from '../../src/domain/tables/tables.js';
import { say } from '../../src/words/index.js';
import { english, french } from '../support/english.js';

const names = (side: 'borrowing' | 'lending', state: StateName, service: 'Loan' | 'Copy' = 'Loan') =>
  allowedActions(side, service, state).map((button) => button.name);

describe('the buttons of a desk', () => {
  it('begin with what a desk usually does next', () => {
    expect(names('borrowing', 'readyToSend')[0]).to.equal('send');
    expect(names('borrowing', 'shippedPhysically')[0]).to.equal('receive');
    expect(names('lending', 'beingProcessed')[0]).to.equal('ship');
    expect(names('lending', 'beingProcessed', 'Copy')[0]).to.equal('shipDigitally');
    expect(names('lending', 'returnedByPartner')[0]).to.equal('checkIn');
  });

  it('never show what only the node orders', () => {
    for (const [side, all] of [
      ['borrowing', borrowingStates],
      ['lending', lendingStates],
    ] as const)
      for (const state of all)
        for (const name of names(side, state))
          expect(actionRow(side, name)).to.include.keys('label').and.not.have.any.keys('byRule', 'variantOf');
  });

  it('show one Cancel, whatever it will mean', () => {
    expect(names('borrowing', 'badCitation').filter((name) => name.startsWith('cancel'))).to.deep.equal([
      'cancel',
      'cancelByPatron',
    ]);
    expect(names('borrowing', 'readyToSend')).to.contain('cancel').and.not.contain('cancelUnsent');
  });

  it('say where they lead', () => {
    const [send] = allowedActions('borrowing', 'Loan', 'readyToSend');
    expect(send).to.include({ name: 'send', to: 'requestSent', primary: true });
    expect(say(send?.label ?? '', 'en')).to.equal('Send');
  });

  it('R89: say Will Supply only while the item has not shipped', () => {
    expect(names('lending', 'created')).to.contain('willSupply');
    expect(names('lending', 'shippedPhysically')).not.to.contain('willSupply');
  });

  it('ask for a reason where one must be given', () => {
    const required = (name: string) =>
      actionRow('lending', name)
        ?.fields.filter((field) => field.required)
        .map((field) => field.name);
    expect(required('reject')).to.deep.equal(['reason']);
    expect(required('offerConditions')).to.deep.equal(['reason', 'replyBy']);
  });

  it('have at most one usual one in each state and table', () => {
    for (const service of ['Loan', 'Copy'] as const)
      for (const [side, all] of [
        ['borrowing', borrowingStates],
        ['lending', lendingStates],
      ] as const)
        for (const state of all)
          expect(
            allowedActions(side, service, state).filter((button) => button.primary).length,
            `${side} ${state}`,
          ).to.be.at.most(1);
  });
});

describe('what an order means', () => {
  const name = (...order: Parameters<typeof chooseVariant>) => chooseVariant(...order)?.name;

  it('depends on whether a partner is left', () => {
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'reject', { last: false })).to.deep.equal({
      action: 'reject',
      facts: {},
      name: 'reject',
    });
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'reject', { last: true })).to.deep.equal({
      action: 'reject',
      facts: { last: true },
      name: 'rejectLast',
    });
  });

  it('depends on whether somebody was asked', () => {
    expect(name('borrowing', 'Loan', 'badCitation', 'cancel')).to.equal('cancel');
    expect(name('borrowing', 'Loan', 'badCitation', 'cancel', { unsent: true })).to.equal('cancelUnsent');
    expect(name('borrowing', 'Loan', 'readyToSend', 'cancel')).to.equal('cancelUnsent');
  });

  it('depends on the partner’s wish for a checked-in message', () => {
    expect(name('lending', 'Loan', 'returnedByPartner', 'checkIn')).to.equal('checkIn');
    expect(name('lending', 'Loan', 'returnedByPartner', 'checkIn', { noMessage: true })).to.equal('checkInQuietly');
  });

  it('is nothing where the action is not possible or not for staff', () => {
    expect(chooseVariant('lending', 'Loan', 'shippedPhysically', 'willSupply')).to.equal(undefined);
    expect(chooseVariant('lending', 'Loan', 'beingProcessed', 'expire')).to.equal(undefined);
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'rejectLast')).to.equal(undefined);
    expect(chooseVariant('borrowing', 'Loan', 'requestSent', 'fly')).to.equal(undefined);
  });
});

describe('the words of states, actions and attention', () => {
  it('are there in both languages', () => {
    for (const { says } of Object.values(attentionRows))
      for (const said of [english(says), french(says)]) expect(said).to.match(/^\p{Lu}.*\.$/u);
  });

  it('leave nobody’s turn exactly to what is over', () => {
    for (const [side, all] of Object.entries(states) as ['borrowing' | 'lending', typeof states.borrowing][])
      for (const [state, row] of Object.entries(all) as [StateName, (typeof all)[StateName] & object][])
        expect(isFinal(side, state), state).to.equal(row.turn === 'nobody');
  });

  it('keep a partner’s own words', () => {
    expect(english(attentionSays('message', { note: 'Page 12 is torn.' }))).to.equal('They wrote: “Page 12 is torn.”');
  });

  it('refuse a state that came from nowhere', () => {
    expect(() => stateRow('lending', 'vanished' as StateName)).to.throw('No lending state is called vanished.');
  });
});
