import { expect } from 'chai';
import { dayShown, readDay } from '../../src/ui/parts/read-day.js';

const today = '2026-11-27';

describe('a day that somebody types', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['2026-12-15', '2026-12-15'],
    ['2026/1/5', '2026-01-05'],
    ['Dec 15, 2026', '2026-12-15'],
    ['15 December 2026', '2026-12-15'],
    ['Tue, Dec 15, 2026', '2026-12-15'],
    ['15 déc. 2026', '2026-12-15'],
    ['mar. 15 déc. 2026', '2026-12-15'],
    ['mar. 2 mars 2027', '2027-03-02'],
    ['mar. 1er déc. 2026', '2026-12-01'],
    ['1er août', '2026-08-01'],
    ['1 aout', '2026-08-01'],
    ['3 février', '2027-02-03'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['31-12-2026', '2026-12-31'],
    ['5.5.2027', '2027-05-05'],
    ['+7', '2026-12-04'],
    ['+0', '2026-11-27'],
  ];
  for (const [text, day] of taken)
    it(`is ${day} when it is “${text}”`, () => {
      expect(readDay(text, today)).to.equal(day);
    });

  it('without a year is the nearest such day, before or after today', () => {
    expect(readDay('Jan 5', today)).to.equal('2027-01-05');
    expect(readDay('Oct 1', today)).to.equal('2026-10-01');
  });

  for (const text of [
    '',
    'soon',
    '12/11/2026',
    '31/02/2027',
    '13/13/2027',
    '2027-02-30',
    'Feb 30, 2027',
    '30',
    'jui 4',
    '4 4 juin',
    'Dec 2026',
    '+',
    '+9999',
  ])
    it(`is none when it is “${text}”`, () => {
      expect(readDay(text, today)).to.equal(undefined);
    });

  it('is read again as it is shown, in both languages', () => {
    for (const locale of ['en-CA', 'fr-CA'])
      for (let day = 0; day < 366; day += 1) {
        const iso = new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10);
        expect(readDay(dayShown(iso, locale), today), dayShown(iso, locale)).to.equal(iso);
      }
  });

  it('that the calendar does not have is shown as it was written', () => {
    expect(dayShown('2027-02-30', 'en-CA')).to.equal('2027-02-30');
  });
});
