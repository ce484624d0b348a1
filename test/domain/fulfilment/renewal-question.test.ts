import { expect } from 'chai';
import { renewalQuestion } from '../../../src/domain/fulfilment/renewals.js';

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
