import { expect } from 'chai';
import { renewalQuestion, wishedOfLender } from '../../../src/domain/fulfilment/renewals.js';

describe('FA12: the question of a renewal', () => {
  const day = (text: string) => new Date(`${text}T23:59:59-05:00`);
  const ask = (due: string, asked?: string) =>
    renewalQuestion({
      since: day('2026-11-02'),
      due: day(due),
      asked,
      stepDays: 14,
      limitDays: 42,
      timeZone: 'America/Toronto',
    });

  it('begins with the date that is asked for', () => {
    expect(ask('2026-11-30', '2026-12-11')).to.deep.equal({
      since: '2026-11-02',
      due: '2026-11-30',
      asked: '2026-12-11',
      latest: '2026-12-14',
      limitDays: 42,
      proposed: '2026-12-11',
    });
  });

  it('cuts it to the last day within the limit', () => {
    expect(ask('2026-11-30', '2027-01-20').proposed).to.equal('2026-12-14');
  });

  it('never begins with the present due date: without a later wish one step is added, within the limit', () => {
    expect(ask('2026-11-23').proposed).to.equal('2026-12-07');
    expect(ask('2026-12-07', '2026-11-30').proposed).to.equal('2026-12-14');
  });

  it('proposes nothing when no day of the limit is left', () => {
    expect(ask('2026-12-14', '2026-12-28')).to.not.have.property('proposed');
  });
});

describe('KA10: the date for which a lender is asked to renew', () => {
  const day = (text: string) => new Date(`${text}T23:59:59-05:00`);
  const wish = (patronDue: string, lenderDue: string, now = '2026-11-20') =>
    wishedOfLender({
      patronDue: day(patronDue),
      lenderDue: day(lenderDue),
      since: day('2026-11-02'),
      now: day(now),
      allowanceDays: 7,
      stepDays: 14,
      limitDays: 42,
      timeZone: 'America/Toronto',
    });

  it('is a step after the patron’s, where that is later than the lender’s', () => {
    expect(wish('2026-11-23', '2026-11-30')).to.equal('2026-12-07');
  });

  it('is never the lender’s present due date, nor an earlier one that leaves no time for the way home', () => {
    expect(wish('2026-11-23', '2026-12-07')).to.equal('2026-12-14');
    expect(wish('2026-11-22', '2026-12-07')).to.equal('2026-12-14');
  });

  it('stays within what the lender allows anyhow, where this library may grant that itself', () => {
    expect(wish('2026-11-16', '2026-12-10', '2026-11-14')).to.equal('2026-11-30');
  });

  it('goes as far as the limit of the loan, and not further', () => {
    expect(wish('2026-12-05', '2026-12-12')).to.equal('2026-12-14');
  });
});
