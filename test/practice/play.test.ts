import { expect } from 'chai';
import {
  borrowerScenario,
  borrowerScenarioNames,
  lenderScenario,
  lenderScenarioNames,
  sayingsFor,
  scenarioFor,
  withFaults,
} from '../../src/domain/practice/play.js';
import type { Cue } from '../../src/domain/practice/scenario.js';

const lender = (name: Parameters<typeof lenderScenario>[0], event: Cue, before = 0) =>
  sayingsFor(lenderScenario(name), event, before).map(({ say }) => say);

describe('the lines of the practice partner', () => {
  it('follow what happened, in their order', () => {
    expect(lender('fills', 'requester.request')).to.deep.equal(['send:WillSupply', 'send:Loaned']);
    expect(lender('fills', 'requester.shippedReturn')).to.deep.equal(['send:LoanCompleted']);
  });

  it('change the second time, and stay as they were then', () => {
    expect(lender('whole-loan', 'requester.renew')).to.deep.equal(['send:RenewGranted']);
    for (const before of [1, 2, 9])
      expect(lender('whole-loan', 'requester.renew', before)).to.deep.equal(['send:RenewRefused', 'send:Recalled']);
    const received = borrowerScenario('borrows');
    expect(sayingsFor(received, 'supplier.loaned', 0)).to.have.length(2);
    expect(sayingsFor(received, 'supplier.loaned', 1), 'received once').to.deep.equal([]);
  });

  it('are none for what a scenario does not know, and none at all from who is silent', () => {
    expect(lender('fills', 'requester.holdReturn')).to.deep.equal([]);
    for (const event of ['requester.request', 'requester.cancel', 'requester.statusRequest'] as const)
      expect(lender('silent', event)).to.deep.equal([]);
  });

  it('carry the manner in which they are said', () => {
    expect(sayingsFor(lenderScenario('double'), 'requester.request', 0).map(({ manner }) => manner)).to.deep.equal([
      ...['twice', 'twice'],
    ]);
    expect(sayingsFor(lenderScenario('late'), 'requester.request', 0)[1]).to.include({
      manner: 'stale',
      after: 'later',
    });
  });

  it('begin by themselves in every scenario of a borrower', () => {
    for (const name of borrowerScenarioNames)
      expect(
        sayingsFor(borrowerScenario(name), 'start', 0).map(({ say }) => say),
        name,
      ).to.deep.equal(['send:Request']);
  });

  it('answer a cancel and a status request in every scenario of a lender that speaks', () => {
    const speaking = lenderScenarioNames.filter((name) => Object.keys(lenderScenario(name).cues).length > 0);
    expect(speaking).to.include.members(['fills', 'refuses', 'conditions']);
    for (const name of speaking)
      for (const event of ['requester.cancel', 'requester.statusRequest'] as const)
        expect(lender(name, event), `${name} ${event}`).to.have.length(1);
  });
});

describe('the scenario of a request', () => {
  it('is named in its note or title, in either language', () => {
    expect(scenarioFor({ note: 'Practice: refuses' }, 'fills')).to.equal('refuses');
    expect(scenarioFor({ title: 'Nana exercice:no-renewal' }, 'fills')).to.equal('no-renewal');
  });

  it('is else at the end of the symbol, the longest name that fits', () => {
    expect(scenarioFor({ symbol: 'CA-PRACTICE-NO-CANCEL' }, 'fills')).to.equal('no-cancel');
    expect(scenarioFor({ note: 'practice: recalls', symbol: 'CA-PRACTICE-MUTE' }, 'fills')).to.equal('recalls');
  });

  it('is else the usual one, also for a name that there is not', () => {
    expect(scenarioFor({ note: 'practice: dances', symbol: 'CA-REFUSES' }, 'retries')).to.equal('refuses');
    expect(scenarioFor({ note: 'practice: dances' }, 'retries')).to.equal('retries');
  });
});

describe('a fault of a practice partner', () => {
  const lines = sayingsFor(lenderScenario('fills'), 'requester.request', 0);

  it('puts one line in place of another, at its own moment, and leaves the rest', () => {
    expect(withFaults(lines, { instead: { 'send:Loaned': 'send:Unfilled' } })).to.deep.equal([
      { say: 'send:WillSupply', after: 'soon' },
      { say: 'send:Unfilled', after: 'later' },
    ]);
  });

  it('may leave a line out; without faults nothing is changed', () => {
    expect(withFaults(lines, { instead: { 'send:WillSupply': 'nothing' } }).map(({ say }) => say)).to.deep.equal([
      'send:Loaned',
    ]);
    expect(withFaults(lines, {})).to.deep.equal(lines);
  });
});
