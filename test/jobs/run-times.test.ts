import { expect } from 'chai';
import { neverRuns } from '../../src/domain/calendar/schedule.js';
import { nextRuns, runsAt } from '../../src/jobs/run-times.js';
import { clockFrom } from './support.js';

/** What the next runs are at a moment. */
function at<Answer>(now: string, ask: () => Answer): Answer {
  const clock = clockFrom(now);
  try {
    return ask();
  } finally {
    clock.reset();
  }
}
const next = (expression: string, timeZone: string, now: string, most = 1) =>
  at(now, () => nextRuns(expression, timeZone, most).map((run) => run.toISOString()));

describe('the next runs of a job', () => {
  const toronto = 'America/Toronto';
  const johns = 'America/St_Johns';
  const howe = 'Australia/Lord_Howe';

  it('are found in the library’s time zone, also across the clock change', () => {
    expect(next('0 30 0 * * *', toronto, '2026-03-04T12:00:00Z')).to.deep.equal(['2026-03-05T05:30:00.000Z']);
    expect(next('0 30 3 * * *', toronto, '2026-03-08T06:00:00Z')).to.deep.equal(['2026-03-08T07:30:00.000Z']);
    expect(next('0 30 0 * * *', toronto, '2026-11-01T04:30:00Z')).to.deep.equal(['2026-11-02T05:30:00.000Z']);
  });

  it('are after now', () => {
    expect(next('0 10 * * * *', toronto, '2026-03-04T12:10:00Z')).to.deep.equal(['2026-03-04T13:10:00.000Z']);
    expect(next('*/5 * * * * *', toronto, '2026-03-04T12:10:03Z')).to.deep.equal(['2026-03-04T12:10:05.000Z']);
  });

  // Before, a half-hour zone had no next run at 29 to 99 % of these moments.
  const rhythms: [string, number][] = [
    ['0 0 8 * * 1-5', 4],
    ['0 0 8 * * 1', 8],
    ['0 0 8 1 * *', 32],
    ['0 0 8 29 2 *', 366 * 4],
  ];
  for (const timeZone of [johns, howe, toronto, 'Asia/Kathmandu'])
    for (const [expression, days] of rhythms)
      it(`KG2 are never missing: ${expression} in ${timeZone}`, () => {
        const clock = clockFrom('2026-01-01T00:00:00Z');
        try {
          for (let step = 0; step < 60; step += 1) {
            const now = Date.now();
            const [run] = nextRuns(expression, timeZone, 1);
            expect(run && (run.getTime() - now) / 86_400_000, new Date(now).toISOString()).to.be.within(0, days);
            expect(run && new Intl.DateTimeFormat('fr-CA', { timeZone, timeStyle: 'short' }).format(run)).to.match(
              /^08\D+00/,
            );
            clock.jumps(6.1 * 86_400_000 + 61_000);
          }
        } finally {
          clock.reset();
        }
      });

  // The first Sunday after the change of each zone, an hour before it.
  const skipped = [
    {
      timeZone: toronto,
      now: '2026-03-08T06:00:00Z',
      at: ['0 0 2 * * *', '0 30 2 * * *', '0 59 2 * * *'],
      run: '07:00',
    },
    { timeZone: johns, now: '2026-03-08T04:30:00Z', at: ['0 0 2 * * *', '0 30 2 * * *'], run: '05:30' },
    { timeZone: howe, now: '2026-10-03T14:30:00Z', at: ['0 0 2 * * *', '0 15 2 * * *'], run: '15:30' },
  ];
  for (const { timeZone, now, at: expressions, run } of skipped)
    for (const expression of expressions)
      it(`KG2 the hour that spring skips in ${timeZone}: ${expression} runs at the first minute after it, and the day after at its time`, () => {
        const [first = '', second = ''] = next(expression, timeZone, now, 2);
        expect(first.slice(11, 16)).to.equal(run);
        expect(at(now, () => runsAt(expression, new Date(first), timeZone))).to.equal(true);
        expect(Date.parse(second) - Date.parse(first)).to.be.within(22 * 3_600_000, 24 * 3_600_000);
        expect(at(now, () => runsAt(expression, new Date(Date.parse(first) + 86_400_000), timeZone))).to.equal(false);
      });

  it('a job after the hour that spring skips runs once on that day', () => {
    expect(next('0 0 3 * * *', toronto, '2026-03-08T06:00:00Z', 2)).to.deep.equal([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T07:00:00.000Z',
    ]);
    // Half an hour is skipped there: half past two is.
    expect(next('0 30 2 * * *', howe, '2026-10-03T14:30:00Z', 2)).to.deep.equal([
      '2026-10-03T15:30:00.000Z',
      '2026-10-04T15:30:00.000Z',
    ]);
  });

  it('the hour that autumn repeats: a job with an hour runs once, one without goes on', () => {
    expect(next('0 30 1 * * *', toronto, '2026-11-01T04:30:00Z', 2)).to.have.lengthOf(2);
    expect(next('0 30 1 * * *', toronto, '2026-11-01T04:30:00Z', 2).map((run) => run.slice(0, 10))).to.deep.equal([
      '2026-11-01',
      '2026-11-02',
    ]);
    expect(next('0 */15 * * * *', toronto, '2026-11-01T05:50:00Z', 3)).to.deep.equal([
      '2026-11-01T06:00:00.000Z',
      '2026-11-01T06:15:00.000Z',
      '2026-11-01T06:30:00.000Z',
    ]);
  });

  it('minute 10 of each hour is that of the library’s clock', () => {
    expect(next('0 10 * * * *', johns, '2026-07-01T12:00:00Z', 2)).to.deep.equal([
      '2026-07-01T12:40:00.000Z',
      '2026-07-01T13:40:00.000Z',
    ]);
    // There the clocks are put forward by half an hour.
    expect(next('0 10 * * * *', howe, '2026-07-01T12:00:00Z')).to.deep.equal(['2026-07-01T12:40:00.000Z']);
    expect(next('0 10 * * * *', howe, '2026-12-01T12:00:00Z')).to.deep.equal(['2026-12-01T12:10:00.000Z']);
  });

  it('node-cron refuses a day that never comes, and the form says so before', () => {
    expect(neverRuns({ every: 'year', day: 31, month: 2, at: '08:00' })).not.to.equal(undefined);
    expect(() => nextRuns('0 0 8 31 2 *', toronto, 1)).to.throw(/impossible day/);
  });
});
