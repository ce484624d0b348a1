import { expect } from 'chai';
import {
  addBusinessDays,
  addDays,
  businessDaysAgo,
  type Calendar,
  endOfDay,
  lenderDue,
  lenderDueAfterRenewal,
  localDate,
} from '../../src/domain/calendar/calendar.js';
import { libraryCalendar } from '../../src/domain/fulfilment/closures.js';
import { outOfClosure } from '../../src/domain/fulfilment/local-days.js';
import { patronDue } from '../../src/domain/fulfilment/patron-due.js';
import { requestExpires } from '../../src/domain/fulfilment/request-expiry.js';

const at = (text: string) => new Date(text);
const iso = (date: Date | undefined) => date?.toISOString();

/** Zones where clocks change, one of half an hour that changes too, one of half an hour that never does. */
const zones = ['America/Toronto', 'America/St_Johns', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const toronto = 'America/Toronto';
const winter = [
  { from: '2026-12-24', until: '2026-12-28' },
  { from: '2026-12-29', until: '2027-01-02' },
];

describe('a due date 35 days after shipping', () => {
  it('is the end of the same weekday when the clocks go forward on the way, in March', () => {
    expect(iso(lenderDue(at('2026-02-16T09:30:00-05:00'), 35, toronto))).to.equal(iso(at('2026-03-23T23:59:59-04:00')));
  });

  it('is the end of the same weekday when the clocks go back on the way, in November', () => {
    expect(iso(lenderDue(at('2026-10-05T09:30:00-04:00'), 35, toronto))).to.equal(iso(at('2026-11-09T23:59:59-05:00')));
  });

  it('may fall on the day of the change itself: a day of 23 hours, and one of 25', () => {
    expect(iso(lenderDue(at('2026-02-01T12:00:00-05:00'), 35, toronto))).to.equal(iso(at('2026-03-08T23:59:59-04:00')));
    expect(iso(lenderDue(at('2026-09-27T12:00:00-04:00'), 35, toronto))).to.equal(iso(at('2026-11-01T23:59:59-05:00')));
  });

  it('holds in a zone of half an hour, shipped late in the evening', () => {
    expect(iso(lenderDue(at('2026-02-16T23:45:00-03:30'), 35, 'America/St_Johns'))).to.equal(
      iso(at('2026-03-23T23:59:59-02:30')),
    );
    expect(iso(lenderDue(at('2026-10-05T23:45:00-02:30'), 35, 'America/St_Johns'))).to.equal(
      iso(at('2026-11-09T23:59:59-03:30')),
    );
    expect(iso(lenderDue(at('2026-02-16T00:10:00+05:30'), 35, 'Asia/Kolkata'))).to.equal(
      iso(at('2026-03-23T23:59:59+05:30')),
    );
  });

  it('crosses the turn of the year, and the leap day where there is one', () => {
    expect(localDate(lenderDue(at('2026-12-10T10:00:00-05:00'), 35, toronto), toronto)).to.equal('2027-01-14');
    expect(localDate(lenderDue(at('2028-02-01T10:00:00-05:00'), 35, toronto), toronto)).to.equal('2028-03-07');
    expect(localDate(lenderDue(at('2027-02-01T10:00:00-05:00'), 35, toronto), toronto)).to.equal('2027-03-08');
  });

  it('that falls between the years moves behind the winter closure', () => {
    const due = lenderDue(at('2026-11-23T10:00:00-05:00'), 35, toronto);
    expect(localDate(due, toronto)).to.equal('2026-12-28');
    expect(iso(outOfClosure(due, libraryCalendar(toronto, winter)))).to.equal(iso(at('2027-01-04T23:59:59-05:00')));
  });
});

describe('a renewed due date', () => {
  const renewal = { receivedAt: at('2026-02-20T10:00:00-05:00'), stepDays: 14, allowanceDays: 7 };

  it('is counted in local days over the change of clocks', () => {
    const due = lenderDue(at('2026-02-16T10:00:00-05:00'), 21, toronto);
    const renewed = lenderDueAfterRenewal({ ...renewal, due, renewal: 1, timeZone: toronto });
    expect(iso(renewed)).to.equal(iso(at('2026-03-27T23:59:59-04:00')));
  });
});

describe('a request that nobody answers between the years', () => {
  it('expires after the closure: 24 December to 2 January are no business days', () => {
    const calendar = libraryCalendar(toronto, winter);
    // Tuesday 22nd; the 23rd is the first business day, 4, 5 and 6 January the others.
    expect(iso(requestExpires(at('2026-12-22T14:00:00-05:00'), 4, calendar))).to.equal(
      iso(at('2027-01-06T14:00:00-05:00')),
    );
    // What comes in the closure begins with the first open day, a Monday.
    expect(iso(requestExpires(at('2026-12-27T14:00:00-05:00'), 4, calendar))).to.equal(
      iso(at('2027-01-08T00:00:00-05:00')),
    );
  });

  it('expires by the library’s own days in a zone of half an hour', () => {
    const calendar = libraryCalendar('America/St_Johns', winter);
    expect(iso(requestExpires(at('2026-12-22T23:45:00-03:30'), 4, calendar))).to.equal(
      iso(at('2027-01-06T23:45:00-03:30')),
    );
  });

  it('expires without a closure in the same days as in any other week', () => {
    expect(iso(requestExpires(at('2026-12-22T14:00:00-05:00'), 4, libraryCalendar(toronto, [])))).to.equal(
      iso(at('2026-12-28T14:00:00-05:00')),
    );
  });
});

describe('a patron’s due date between the years', () => {
  it('waits for the first open day', () => {
    const due = patronDue(at('2026-12-14T10:00:00-05:00'), 14, undefined, libraryCalendar(toronto, winter));
    expect(iso(due)).to.equal(iso(at('2027-01-04T23:59:59-05:00')));
  });
});

describe('closures', () => {
  it('that overlap or touch count each day once, and are in order', () => {
    const { holidays } = libraryCalendar(toronto, [
      { from: '2027-01-01', until: '2027-01-02' },
      { from: '2026-12-30', until: '2027-01-01' },
    ]);
    expect(holidays).to.deep.equal(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  });
});

for (const timeZone of zones)
  describe(`days in ${timeZone}, every seventh hour through a year`, () => {
    const calendar: Calendar = { timeZone, holidays: libraryCalendar(timeZone, winter).holidays ?? [] };
    const hours = Array.from({ length: (365 * 24) / 7 }, (_none, each) => new Date(Date.UTC(2026, 6, 1, each * 7, 30)));

    it('end after they begin, within the same local date, and one day later is the next date', () => {
      for (const hour of hours) {
        const date = localDate(hour, timeZone);
        const end = endOfDay(hour, timeZone);
        if (
          localDate(end, timeZone) !== date ||
          end < hour ||
          localDate(new Date(end.getTime() + 1000), timeZone) === date
        )
          expect.fail(`${hour.toISOString()} ends at ${end.toISOString()}`);
        const next = Date.parse(`${localDate(addDays(hour, 1, timeZone), timeZone)}T00:00:00Z`);
        if (next - Date.parse(`${date}T00:00:00Z`) !== 86_400_000) expect.fail(`the day after ${hour.toISOString()}`);
      }
    });

    it('count business days so that a later start is never due earlier, and looking back finds the same moment', () => {
      let before = addBusinessDays(hours[0] as Date, 4, calendar);
      for (const [index, hour] of hours.entries()) {
        const due = addBusinessDays(hour, 4, calendar);
        if (due < before) expect.fail(`${hour.toISOString()} is due at ${due.toISOString()}`);
        before = due;
        if (index % 61 === 0) {
          const cutoff = businessDaysAgo(hour, 4, calendar);
          if (addBusinessDays(cutoff, 4, calendar) > hour) expect.fail(`too late: ${hour.toISOString()}`);
          if (addBusinessDays(new Date(cutoff.getTime() + 1), 4, calendar) <= hour)
            expect.fail(`too early: ${hour.toISOString()}`);
        }
      }
    });
  });
