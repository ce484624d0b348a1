import { expect } from 'chai';
import { daysWithin, hoursClass } from '../../src/domain/figures/hours.js';
import { countedOf, type PastLine, type PastRequest } from '../../src/domain/figures/of-request.js';
import type { HistoryEvent } from '../../src/domain/tables/events.js';
import type { StateName } from '../../src/domain/tables/tables.js';

const at = (moment: string) => new Date(moment);
const line = (moment: string, event: HistoryEvent, to?: StateName, partner?: string, reason?: string): PastLine => ({
  at: at(moment),
  event,
  to,
  partner,
  reason,
});
const borrowed = (lines: PastLine[], more: Partial<PastRequest> = {}): PastRequest => ({
  side: 'borrowing',
  service: 'Loan',
  library: 'MAIN',
  partner: 'lacite',
  state: 'loaned',
  createdAt: at('2026-11-02T15:00:00Z'),
  lines,
  ...more,
});
const said = (request: PastRequest) =>
  countedOf(request, 'America/Toronto').map(({ measure, day, partner, detail, amount }) =>
    [measure, detail, day, partner, amount].filter(Boolean).join(' '),
  );

describe('what a request counts for', () => {
  it('is filled on the day it was created, by the library that lent it, with every stage of its way', () => {
    expect(
      said(
        borrowed([
          line('2026-11-02T15:00:00Z', 'created', 'created'),
          line('2026-11-02T17:00:00Z', 'send', 'requestSent', 'northern'),
          line('2026-11-03T17:00:00Z', 'supplier.unfilled', 'readyToSend', 'northern', 'NotOnShelf'),
          line('2026-11-03T18:00:00Z', 'send', 'requestSent', 'lacite'),
          line('2026-11-04T18:00:00Z', 'supplier.willSupply', 'willSupply', 'lacite'),
          line('2026-11-05T18:00:00Z', 'supplier.loaned', 'shippedPhysically', 'lacite'),
          line('2026-11-08T18:00:00Z', 'receive', 'receivedPhysically', 'lacite'),
          line('2026-11-09T18:00:00Z', 'loanToPatron', 'loaned', 'lacite'),
        ]),
      ),
    ).to.deep.equal([
      'requests 2026-11-02 lacite',
      'filled 2026-11-02 lacite',
      'refused NotOnShelf 2026-11-03 northern',
      'stage send 2 2026-11-02 northern',
      'stage answer 48 2026-11-04 lacite',
      'stage ship 24 2026-11-05 lacite',
      'stage travel 72 2026-11-08 lacite',
      'stage pickUp 24 2026-11-09 lacite',
      'stage whole 168 2026-11-09 lacite',
    ]);
  });

  it('is a day of the library, not of Greenwich', () => {
    const [first] = countedOf(borrowed([], { createdAt: at('2026-12-01T03:00:00Z') }), 'America/Toronto');
    expect(first?.day).to.equal('2026-11-30');
  });

  it('is not filled when the receipt was undone, unfilled when it ended so, cancelled when somebody cancelled it', () => {
    const undone = [
      line('2026-11-05T18:00:00Z', 'supplier.loaned', 'shippedPhysically', 'lacite'),
      line('2026-11-08T18:00:00Z', 'receive', 'receivedPhysically', 'lacite'),
      line('2026-11-08T18:01:00Z', 'undoReceive', 'shippedPhysically', 'lacite'),
    ];
    expect(said(borrowed(undone, { state: 'shippedPhysically' })).some((each) => each.startsWith('filled'))).to.equal(
      false,
    );
    const closedAt = at('2026-11-20T12:00:00Z');
    expect(said(borrowed([], { state: 'expired', closedAt }))).to.include('unfilled 2026-11-02 lacite');
    const cancelled = said(borrowed([], { state: 'cancelledByPatron', closedAt }));
    expect(cancelled).to.include('cancelled 2026-11-02 lacite').and.not.include('unfilled 2026-11-02 lacite');
  });

  it('tells renewals, the first day overdue, the loss with its fee', () => {
    const lines = [
      line('2026-11-10T12:00:00Z', 'requester.renew', 'renewRequested', 'boreal'),
      line('2026-11-10T13:00:00Z', 'acceptRenewal', 'receivedByPartner', 'boreal'),
      line('2026-12-10T13:00:00Z', 'sendOverdue', 'overdue', 'boreal'),
      line('2026-12-20T13:00:00Z', 'requester.lost', 'lostReported', 'boreal'),
      line('2026-12-21T13:00:00Z', 'declareLost', 'lostAndFeeCommunicated', 'boreal'),
    ];
    expect(
      said(
        borrowed(lines, {
          side: 'lending',
          partner: 'boreal',
          fee: '45.00',
          currency: 'USD',
          state: 'lostAndFeeCommunicated',
        }),
      ),
    ).to.deep.equal([
      'requests 2026-11-02 boreal',
      'renewalAsked 2026-11-10 boreal',
      'renewalGranted 2026-11-10 boreal',
      'overdue 2026-12-10 boreal',
      'lost 2026-12-20 boreal',
      'fee USD 2026-12-20 boreal 45.00',
    ]);
  });

  it('names the reason of our own no by the code that travels', () => {
    const rejected = borrowed([line('2026-11-03T12:00:00Z', 'reject', 'rejected', 'boreal')], {
      side: 'lending',
      state: 'rejected',
      rejectReason: 'NotHeld',
      closedAt: at('2026-11-03T12:00:00Z'),
    });
    expect(said(rejected)).to.include('refused NotHeld 2026-11-03 boreal');
  });
});

describe('durations', () => {
  it('are kept by the hour on the first day, by four hours until the tenth, by days until the sixtieth', () => {
    expect([0.5, 23.9, 25, 239, 250, 5000].map(hoursClass)).to.deep.equal([0, 23, 24, 236, 240, 1440]);
  });

  it('give the median and nine of ten in days; nothing when there are none', () => {
    const classes = [
      { from: 24, count: 5 },
      { from: 48, count: 4 },
      { from: 240, count: 1 },
    ];
    expect(daysWithin(classes, 0.5)).to.equal(1.2);
    expect(daysWithin(classes, 0.9)).to.equal(2.2);
    expect(daysWithin([], 0.5)).to.equal(undefined);
  });
});
