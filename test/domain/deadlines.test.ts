import { expect } from 'chai';
import {
  addBusinessDays,
  addDays,
  endOfDay,
  lenderDue,
  lenderDueAfterRenewal,
  localDate,
  renewalBeyondCap,
  withdrawAfter,
} from '../../src/domain/calendar/calendar.js';

const timeZone = 'America/Toronto';
const library = { timeZone, holidays: ['2026-12-25', '2026-12-28', '2027-01-01'] };
/** 2026: clocks go forward on 8 March and back on 1 November in Toronto. */
const on = (text: string) => new Date(text);
const iso = (date: Date) => date.toISOString();

describe('days of a library', () => {
  it('are those of its own clock', () => {
    expect(localDate(on('2026-01-01T03:00:00Z'), timeZone)).to.equal('2025-12-31');
    expect(iso(endOfDay(on('2026-01-01T03:00:00Z'), timeZone))).to.equal('2026-01-01T04:59:59.000Z');
  });

  it('end at the same wall time when the clocks change', () => {
    expect(iso(addDays(on('2026-03-07T15:00:00Z'), 1, timeZone))).to.equal('2026-03-08T14:00:00.000Z');
    expect(iso(addDays(on('2026-10-31T14:00:00Z'), 1, timeZone))).to.equal('2026-11-01T15:00:00.000Z');
  });

  it('skip forward over an hour that does not exist', () => {
    expect(iso(addDays(on('2026-03-07T07:30:00Z'), 1, timeZone))).to.equal('2026-03-08T07:30:00.000Z');
  });

  it('work at the other end of the world', () => {
    expect(localDate(on('2026-06-30T12:30:00Z'), 'Pacific/Auckland')).to.equal('2026-07-01');
    expect(iso(addDays(on('2026-04-04T11:00:00Z'), 1, 'Pacific/Auckland'))).to.equal('2026-04-05T12:00:00.000Z');
  });
});

describe('business days', () => {
  const later = (text: string, days: number) => iso(addBusinessDays(on(text), days, library));

  it('skip the weekend', () => {
    expect(later('2026-01-16T15:00:00Z', 1)).to.equal('2026-01-19T15:00:00.000Z');
  });

  it('keep the time of day over a change of clocks', () => {
    expect(later('2026-03-06T15:00:00Z', 1)).to.equal('2026-03-09T14:00:00.000Z');
    expect(later('2026-10-30T14:00:00Z', 1)).to.equal('2026-11-02T15:00:00.000Z');
  });

  it('skip holidays, over the new year too', () => {
    expect(later('2026-12-24T15:00:00Z', 1)).to.equal('2026-12-29T15:00:00.000Z');
    expect(later('2026-12-31T15:00:00Z', 1)).to.equal('2027-01-04T15:00:00.000Z');
    expect(later('2026-12-24T15:00:00Z', 4)).to.equal('2027-01-04T15:00:00.000Z');
  });

  it('begin on Monday for what comes on Saturday', () => {
    expect(later('2026-01-17T15:00:00Z', 1)).to.equal('2026-01-20T05:00:00.000Z');
  });

  it('are told by the local date: late on Friday in Toronto is Saturday in UTC', () => {
    expect(later('2026-01-17T02:00:00Z', 1)).to.equal('2026-01-20T02:00:00.000Z');
  });
});

describe('taking back an undelivered request', () => {
  it('happens after so many business days', () => {
    expect(iso(withdrawAfter(on('2026-01-16T15:00:00Z'), 1, library))).to.equal('2026-01-19T15:00:00.000Z');
  });

  it('happens after a minute when the library wants no wait', () => {
    expect(iso(withdrawAfter(on('2026-01-17T15:00:00Z'), 0, library))).to.equal('2026-01-17T15:01:00.000Z');
  });
});

describe('renewals', () => {
  it('R53: fit twice into the 42 days of the network', () => {
    expect([1, 2, 3].map((renewals) => renewalBeyondCap(renewals))).to.deep.equal([false, false, true]);
  });

  it('follow a network that decides otherwise', () => {
    expect(renewalBeyondCap(1, 21, 42)).to.equal(false);
    expect(renewalBeyondCap(2, 21, 42)).to.equal(true);
  });

  const renewal = { receivedAt: on('2026-02-20T15:00:00Z'), stepDays: 14, allowanceDays: 7, timeZone };

  it('move the lender’s date to received + 14 × (n + 1) and a week for the way home', () => {
    const due = lenderDue(on('2026-02-16T15:00:00Z'), 35, timeZone);
    expect(iso(due)).to.equal('2026-03-24T03:59:59.000Z');
    expect(iso(lenderDueAfterRenewal({ ...renewal, due, renewal: 1 }))).to.equal('2026-03-28T03:59:59.000Z');
    expect(iso(lenderDueAfterRenewal({ ...renewal, due, renewal: 2 }))).to.equal('2026-04-11T03:59:59.000Z');
  });

  it('never shorten a loan', () => {
    const due = on('2026-06-01T03:59:59Z');
    expect(lenderDueAfterRenewal({ ...renewal, due, renewal: 1 })).to.equal(due);
  });
});
