import { expect } from 'chai';
import { clockOf } from '../../src/ui/words/when.js';

describe('dates on the screen', () => {
  it('have the first of a month as French writes it', () => {
    const clock = clockOf('fr-CA', 'America/Toronto');
    expect(clock.day('2099-12-01')).to.equal('1er déc. 2099');
    expect(clock.moment('2099-12-01T06:30:00Z')).to.equal('1er déc. 2099 01 h 30');
    expect(clockOf('en-CA').day('2099-12-01')).to.equal('Dec 1, 2099');
  });

  for (const locale of ['en-CA', 'fr-CA'])
    it(`shows as it was written what is no date, wherever it comes from (${locale})`, () => {
      const clock = clockOf(locale, 'America/Toronto');
      for (const text of ['one day', '2026-13-45', ''])
        for (const form of [clock.day, clock.shortDay, clock.time, clock.moment, clock.exact, clock.ago])
          expect(form(text)).to.equal(text);
      expect(clock.daysTo('one day')).to.deep.equal(Number.NaN);
      expect(clock.moment('2099-05-01T12:30:00Z')).to.match(/2099.*08\D+30/);
      expect(clock.money('12.5', 'dollars')).to.match(/^12[.,]5 dollars$/);
    });
});
