import { expect } from 'chai';
import { libraryCalendar } from '../../../src/domain/fulfilment/closures.js';
import { firstHoldStatus, holdExpires } from '../../../src/domain/fulfilment/hold-shelf.js';
import { dayMeant, daysBetween, endOfLocalDate, isLocalDate } from '../../../src/domain/fulfilment/local-days.js';
import { mayBeDeclaredLost } from '../../../src/domain/fulfilment/lost.js';
import { patronDue, patronDueProblem } from '../../../src/domain/fulfilment/patron-due.js';
import { policiesInForce } from '../../../src/domain/fulfilment/policies.js';
import { requestExpires } from '../../../src/domain/fulfilment/request-expiry.js';
import { message } from '../../../src/words/message.js';
import { english } from '../../support/english.js';

const timeZone = 'America/Toronto';
const open = libraryCalendar(timeZone, []);
const at = (text: string) => new Date(text);
const policies = policiesInForce({});

describe('the patron’s due date (R38)', () => {
  const received = at('2026-03-02T15:00:00-05:00');

  it('is 14 days after receipt at the end of the day, also when the clocks change on the way', () => {
    expect(patronDue(received, policies.patronLoanDays, undefined, open)).to.deep.equal(
      at('2026-03-16T23:59:59-04:00'),
    );
  });

  it('KB16: the text of the policy says what the usual days come to', () => {
    const { patronLoanDays, holdShelfDays } = policies;
    expect(english(message('policySays.patronLoanDays'))).to.include(
      `with ${patronLoanDays} and ${holdShelfDays} days the item is due ${patronLoanDays + holdShelfDays} days after receipt`,
    );
  });

  it('moves to the next open day when the library is closed', () => {
    const closed = libraryCalendar(timeZone, [{ from: '2026-03-16', until: '2026-03-20' }]);
    expect(patronDue(received, 14, undefined, closed)).to.deep.equal(at('2026-03-23T23:59:59-04:00'));
  });

  it('is never later than the lender’s, and then on the last open day before it', () => {
    const lenderDue = at('2026-03-15T23:59:59-04:00'); // a Sunday
    expect(patronDue(received, 14, lenderDue, open)).to.deep.equal(at('2026-03-13T23:59:59-04:00'));
  });

  it('is the lender’s own date when the library does not open before it, or it has passed', () => {
    const closed = libraryCalendar(timeZone, [{ from: '2026-03-01', until: '2026-03-20' }]);
    const lenderDue = at('2026-03-10T23:59:59-04:00');
    expect(patronDue(received, 14, lenderDue, closed)).to.deep.equal(lenderDue);
    expect(patronDue(received, 14, at('2026-02-20T12:00:00Z'), open)).to.deep.equal(at('2026-02-20T12:00:00Z'));
  });

  it('is validated against the lender’s: the problem names the latest date', () => {
    const lenderDue = at('2026-03-20T12:00:00-04:00');
    expect(patronDueProblem(at('2026-03-20T23:59:59-04:00'), lenderDue, received, timeZone)).to.equal(undefined);
    expect(english(patronDueProblem(at('2026-03-21T23:59:59-04:00'), lenderDue, received, timeZone))).to.include(
      '2026-03-20',
    );
    expect(english(patronDueProblem(at('2026-03-01T00:00:00-05:00'), undefined, received, timeZone))).to.include(
      'passed',
    );
    expect(patronDueProblem(at('2029-03-01T00:00:00-05:00'), undefined, received, timeZone)).to.equal(undefined);
  });
});

describe('the hold shelf (R44, R45)', () => {
  it('keeps an item seven days, to the end of an open day, over the turn of the year', () => {
    const closed = libraryCalendar(timeZone, [{ from: '2025-12-24', until: '2026-01-02' }]);
    expect(holdExpires(at('2025-12-22T10:00:00-05:00'), policies.holdShelfDays, closed)).to.deep.equal(
      at('2026-01-05T23:59:59-05:00'),
    );
  });

  it('is reached at once at the pickup desk, by transit from elsewhere (R40), by a pick list where wished (R43)', () => {
    expect(firstHoldStatus('MAIN', 'MAIN', false)).to.equal('onShelf');
    expect(firstHoldStatus('VIRTUAL', 'MAIN', true)).to.equal('inTransit');
    expect(firstHoldStatus('MAIN', 'MAIN', true)).to.equal('toPick');
  });
});

describe('a request that nobody answers', () => {
  it('expires after 4 business days of this library: weekends and holidays do not count', () => {
    const easter = libraryCalendar(timeZone, [{ from: '2026-04-03', until: '2026-04-06' }]);
    const expires = requestExpires(at('2026-04-01T09:30:00-04:00'), 4, easter);
    expect(expires).to.deep.equal(at('2026-04-09T09:30:00-04:00'));
  });

  it('never expires where the policy says 0', () => {
    expect(requestExpires(new Date(), 0, open)).to.equal(undefined);
  });
});

describe('R112: an item may be declared lost', () => {
  const eligible = (item: Parameters<typeof mayBeDeclaredLost>[0], now: string) =>
    mayBeDeclaredLost(item, policies, at(now), timeZone);
  const lent = { lenderDue: at('2026-01-31T23:59:59-05:00'), shippedAt: at('2026-01-01T12:00:00-05:00') };
  const received = { ...lent, receivedAt: at('2026-01-05T12:00:00-05:00') };

  it('when it is overdue more than 120 days, not on the 120th', () => {
    expect(eligible(received, '2026-05-31T12:00:00-04:00')).to.equal(undefined);
    expect(eligible(received, '2026-06-01T12:00:00-04:00')).to.deep.equal({
      because: 'overdue',
      days: 121,
      limit: 120,
    });
  });

  it('when it is on its way more than 45 days, there or home', () => {
    expect(eligible(lent, '2026-02-15T12:00:00-05:00')).to.equal(undefined);
    expect(eligible(lent, '2026-02-16T12:00:00-05:00')).to.include({ because: 'inTransit', days: 46 });
    const goingHome = { ...received, returnedAt: at('2026-02-01T12:00:00-05:00') };
    expect(eligible(goingHome, '2026-03-19T12:00:00-04:00')).to.include({ because: 'inTransit', days: 46 });
  });

  it('not when nobody knows a date', () => {
    expect(eligible({}, '2030-01-01T00:00:00Z')).to.equal(undefined);
  });
});

describe('local days', () => {
  it('are counted by the wall, whatever the clocks do', () => {
    expect(daysBetween(at('2026-03-07T23:30:00-05:00'), at('2026-03-08T00:30:00-05:00'), timeZone)).to.equal(1);
    expect(daysBetween(at('2026-11-01T00:30:00-04:00'), at('2026-11-01T23:30:00-05:00'), timeZone)).to.equal(0);
  });

  it('end with the last second, in every zone', () => {
    expect(endOfLocalDate('2026-11-01', timeZone)).to.deep.equal(at('2026-11-02T04:59:59Z'));
    expect(endOfLocalDate('2026-06-01', 'Pacific/Kiritimati')).to.deep.equal(at('2026-06-01T09:59:59Z'));
    expect(endOfLocalDate('2026-06-01', 'Pacific/Pago_Pago')).to.deep.equal(at('2026-06-02T10:59:59Z'));
  });

  it('are days of the calendar', () => {
    expect(['2024-02-29', '2026-02-29', '2026-1-01', '2026-13-01'].map(isLocalDate)).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the day that a moment of a message means', () => {
  it('is the library’s own: the end of the first of December in Toronto is not the second', () => {
    expect(dayMeant('2026-12-02T04:59:59.000Z', timeZone)).to.equal('2026-12-01');
    expect(dayMeant('2026-12-01T20:00:00Z', 'Pacific/Auckland')).to.equal('2026-12-02');
  });

  it('is the one written, when that is a day without a time', () => {
    for (const moment of ['2026-12-01', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00.000Z'])
      expect(dayMeant(moment, timeZone), moment).to.equal('2026-12-01');
  });

  it('is none where it is none', () => {
    for (const moment of ['', 'soon', '2026-02-30']) expect(dayMeant(moment, timeZone), moment).to.equal(undefined);
  });
});
