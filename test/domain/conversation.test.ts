import { expect } from 'chai';
import type { BorrowingTable } from '../../src/domain/tables/borrowing.js';
import type { LendingTable } from '../../src/domain/tables/lending.js';
import { borrowingTables, lendingTables, type Service } from '../../src/domain/tables/tables.js';
import { explore, type Walk } from './support/explore.js';
import type { Scene } from './support/libraries.js';

/** Words that change no state, and orders by which staff knowingly step out of the conversation. */
const aside = new Set(['generalMessage', 'askStatus', 'remind', 'keepBack', 'holdReturn', 'releaseHoldReturn']);
const byHand = new Set(['complete', 'reactivate', 'undoCheckIn', 'checkInQuietly']);
const usual = (act: string) => !aside.has(act) && !byHand.has(act);

function between(service: Service, change: Partial<Scene> = {}): Walk {
  return explore({
    borrowing: borrowingTables[service],
    lending: lendingTables[service],
    lenders: 1,
    inFlight: 2,
    borrowerActs: usual,
    lenderActs: usual,
    ...change,
  });
}

/** A failure prints the dialogue. */
function expectNothingWrong({ untaken, stuck, disagreeing, unanswered }: Walk): void {
  const told = [
    ...untaken.map((script) => `A message that no row takes:\n${script}`),
    ...stuck.map((script) => `Nobody is to act, and it is not over:\n${script}`),
    ...unanswered.map((script) => `A message that expects an answer and gets none:\n${script}`),
    ...disagreeing.map((script) => `Both are finished and tell different stories:\n${script}`),
  ];
  expect(told.length, `\n${told.join('\n\n')}\n`).to.equal(0);
}

/** What makes the plot; everything that libraries do is too much for three of them, or for crossing messages. */
const plot = new Set(
  [
    'markReady send mendCitation reject rejectLast cancel acceptConditions refuseConditions refuseConditionsLast',
    'receive receiveDigitally loanToPatron requestRenewal returnToPartner returnAfterCheckIn undoReturn reportLost',
    'willSupply ship shipDigitally offerConditions returnBadCitation expire acceptRenewal refuseRenewal',
    'recall sendOverdue checkIn acceptCancel refuseCancel cancelSupply declareLost',
  ].flatMap((names) => names.split(' ')),
);
const inPlot = (act: string) => plot.has(act);
const plotOnly = { borrowerActs: inPlot, lenderActs: inPlot };

describe('a borrower and a lender talk', function () {
  this.timeout(180_000);
  for (const service of ['Loan', 'Copy'] as const) {
    it(`about a ${service.toLowerCase()}: every message finds a row, somebody is always to act, and both end alike`, () => {
      const walk = between(service);
      expectNothingWrong(walk);
      expect(walk.states).to.be.greaterThan(10_000);
    });

    it(`about a ${service.toLowerCase()}, when one message comes twice`, () => {
      expectNothingWrong(between(service, { inFlight: 1, mischief: 'doubled' }));
    });

    it(`about a ${service.toLowerCase()}, when one message overtakes another`, () => {
      expectNothingWrong(between(service, { mischief: 'crossed', ...plotOnly }));
    });
  }

  it('and what is asked about the request is answered too, in each state (KE2)', () => {
    const borrowerActs = (act: string) => inPlot(act) || act === 'askStatus' || act === 'remind';
    expectNothingWrong(between('Loan', { inFlight: 1, borrowerActs, lenderActs: inPlot }));
  });

  it('and every message still finds a row when staff close, reopen and undo by hand', () => {
    const { untaken } = between('Loan', { inFlight: 1, borrowerActs: () => true, lenderActs: () => true });
    expect(untaken, untaken.join('\n\n')).to.deep.equal([]);
  });
});

describe('a borrower and the two lenders of its rota talk', function () {
  this.timeout(180_000);
  const three = { lenders: 2, inFlight: 1, ...plotOnly };

  for (const service of ['Loan', 'Copy'] as const)
    it(`about a ${service.toLowerCase()}`, () => {
      expectNothingWrong(between(service, three));
    });

  it('when the first takes in every message and never acts', () => {
    const lenderActs = (act: string, lender: number) => lender === 1 && usual(act);
    expectNothingWrong(between('Loan', { ...three, borrowerActs: usual, lenderActs }));
  });

  it('when the first is so slow that it promises or ships after it was passed over', () => {
    const asks = new Set([
      ...['markReady', 'send', 'reject', 'rejectLast', 'cancel', 'receive', 'returnToPartner'],
      ...['takeInPlace', 'sendBack'],
    ]);
    const late = new Set([
      'willSupply',
      'ship',
      'offerConditions',
      'reject',
      'checkIn',
      'refuseCancel',
      'acceptCancel',
    ]);
    const slow = { borrowerActs: (act: string) => asks.has(act), lenderActs: (act: string) => late.has(act) };
    expectNothingWrong(between('Loan', { ...three, inFlight: 2, ...slow }));
  });

  it('when one message comes twice', () => {
    const asks = new Set(['markReady', 'send', 'reject', 'rejectLast', 'cancel', 'acceptConditions', 'receive']);
    expectNothingWrong(between('Loan', { ...three, mischief: 'doubled', borrowerActs: (act) => asks.has(act) }));
  });
});

describe('the conversation test bites', () => {
  it('when the lender forgets that a cancel can come after shipping, and tells the shortest way there', () => {
    const forgetful = without(lendingTables.Loan, 'shippedPhysically', 'requester.cancel');
    const borrowerActs = (act: string) => ['markReady', 'send', 'cancel'].includes(act);
    const { untaken } = between('Loan', { inFlight: 1, lending: forgetful, borrowerActs });
    expect(untaken).to.deep.equal([
      [
        '  Algonquin: Ready to be sent (markReady)',
        '  Algonquin: Send (send)',
        '  La Cité hears: request (requester.request)',
        '  Algonquin: Cancel request (cancel)',
        '  La Cité: Ship Item Physically (ship)',
        '  La Cité hears: cancel (requester.cancel)',
        '  → nothing in "shippedPhysically" takes requester.cancel',
      ].join('\n'),
    ]);
  });

  it('when a renewal is never answered', () => {
    const forgetful: LendingTable = {
      ...lendingTables.Loan,
      recalled: { ...lendingTables.Loan.recalled, 'requester.renew': {} },
    };
    const { stuck } = between('Loan', { inFlight: 1, lending: forgetful });
    expect(stuck.join()).to.contain('renewRequested / recalled: the borrower waits for nobody');
  });

  it('when a borrower that refuses the conditions is not answered, whom its own rota would not let wait (KE2)', () => {
    const silent: LendingTable = {
      ...lendingTables.Loan,
      conditional: { ...lendingTables.Loan.conditional, 'requester.conditionsRefused': { to: 'cancelled' } },
    };
    const acts = ['markReady', 'send', 'refuseConditions', 'refuseConditionsLast', 'offerConditions'];
    const some = (act: string) => acts.includes(act);
    const walk = between('Loan', { inFlight: 1, lending: silent, borrowerActs: some, lenderActs: some });
    expect(walk.stuck).to.deep.equal([]);
    expect(walk.unanswered).to.have.length(1);
    expect(walk.unanswered[0]).to.match(
      /La Cité hears: conditions refused \(requester\.conditionsRefused\)\n {2}→ rejectedByPartner \/ cancelled: the cancel is never answered$/,
    );
  });

  it('when the borrower takes an agreed cancel for the end of a loan', () => {
    const mistaken: BorrowingTable = {
      ...borrowingTables.Loan,
      cancelRequested: {
        ...borrowingTables.Loan.cancelRequested,
        'supplier.cancelAccepted': { to: 'requestCompleted' },
      },
    };
    const { disagreeing } = between('Loan', { inFlight: 1, borrowing: mistaken });
    expect(disagreeing.join()).to.contain('requestCompleted / cancelled');
  });
});

function without(table: LendingTable, state: keyof LendingTable, event: keyof LendingTable['created']): LendingTable {
  const { [event]: _, ...rows } = table[state];
  return { ...table, [state]: rows };
}
