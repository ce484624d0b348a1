import { expect } from 'chai';
import { addBusinessDays } from '../../../src/domain/calendar/calendar.js';
import {
  answerOf,
  closedForLending,
  closedWords,
  type LendingPauses,
} from '../../../src/domain/fulfilment/closed-for-lending.js';
import { closureWords } from '../../../src/domain/fulfilment/closure-news.js';
import { libraryCalendar } from '../../../src/domain/fulfilment/closures.js';
import { outOfClosure } from '../../../src/domain/fulfilment/local-days.js';
import { dialectOf } from '../../../src/protocol/dialects/index.js';

const at = (text: string) => new Date(text);
const library = (more: Partial<LendingPauses>): LendingPauses => ({
  library: 'RES_SHARE',
  timeZone: 'America/Toronto',
  closures: [],
  ...more,
});
const winter = { kind: 'closure', from: '2026-12-24', until: '2027-01-02' } as const;

describe('a library that is closed for lending', () => {
  it('is so from the first local day of the closure to its last, over the new year', () => {
    const standing = library({ closures: [winter] });
    const closed = { because: 'closure', from: '2026-12-24', until: '2027-01-02', reopens: '2027-01-03' };
    expect(closedForLending(standing, at('2026-12-24T04:59:59Z')), 'the evening before').to.equal(undefined);
    expect(closedForLending(standing, at('2026-12-24T05:00:00Z'))).to.deep.equal(closed);
    expect(closedForLending(standing, at('2027-01-03T04:59:59Z'))).to.deep.equal(closed);
    expect(closedForLending(standing, at('2027-01-03T05:00:00Z')), 'it puts itself off').to.equal(undefined);
  });

  it('is not so on a statutory holiday: requests wait for the next business day', () => {
    const standing = library({ closures: [{ kind: 'holiday', from: '2026-12-25', until: '2026-12-26' }] });
    expect(closedForLending(standing, at('2026-12-25T17:00:00Z'))).to.equal(undefined);
  });

  it('reopens after closures that follow each other, whichever kind comes first', () => {
    const standing = library({
      closures: [winter, { kind: 'closure', from: '2027-01-03', until: '2027-01-05' }],
      inactiveForLending: { from: '2027-01-05', until: '2027-01-08' },
    });
    expect(closedForLending(standing, at('2026-12-28T17:00:00Z'))).to.include({
      until: '2027-01-08',
      reopens: '2027-01-09',
    });
  });

  it('has no day of reopening when it is inactive until further notice', () => {
    const closed = closedForLending(
      library({ inactiveForLending: { from: '2026-12-01' } }),
      at('2026-12-28T17:00:00Z'),
    );
    expect(closed).to.deep.equal({ because: 'inactive', from: '2026-12-01' });
    expect(closed && answerOf('RetryPossible', closed)).to.equal('Unfilled');
    expect(closed && closedWords(closed))
      .to.include('at present')
      .and.include('actuellement');
  });

  it('tells each partner in the way that it understands', () => {
    const closed = { because: 'closure', from: '2026-12-24', until: '2027-01-02', reopens: '2027-01-03' } as const;
    expect(answerOf(dialectOf('crosslink').whenClosed, closed)).to.equal('RetryPossible');
    expect(answerOf(dialectOf('alma').whenClosed, closed), 'it takes RetryPossible for an offer').to.equal('Unfilled');
    expect(closedWords(closed)).to.equal(
      'Our library does not lend from 2026-12-24 to 2027-01-02. Please ask again from 2027-01-03 on.\n' +
        'Notre bibliothèque ne prête pas du 2026-12-24 au 2027-01-02. Veuillez redemander à partir du 2027-01-03.',
    );
  });
});

describe('what partners are told of a closure', () => {
  it('names its days in both languages', () => {
    expect(closureWords('closed', winter)).to.equal(
      'Our library is closed from 2026-12-24 to 2027-01-02. We take up your request again on 2027-01-03.\n' +
        'Notre bibliothèque est fermée du 2026-12-24 au 2027-01-02. Nous reprendrons votre demande le 2027-01-03.',
    );
    expect(closureWords('reopened', { from: '2026-12-24', until: '2026-12-24' })).to.equal(
      'Our library is not closed on 2026-12-24 after all.\nFinalement, notre bibliothèque n’est pas fermée le 2026-12-24.',
    );
    expect(closureWords('changed', winter)).to.include('has changed').and.include('a changé');
  });
});

describe('a lender’s due date', () => {
  const calendar = libraryCalendar('America/Toronto', [winter]);
  const moved = (text: string) => outOfClosure(at(text), calendar).toISOString();

  it('moves out of a closure to the end of the next open day', () => {
    expect(moved('2026-12-29T04:59:59Z')).to.equal('2027-01-05T04:59:59.000Z'); // 2 January is a Saturday
  });

  it('stays where the library is open, and on an ordinary Sunday', () => {
    expect(moved('2026-12-24T04:59:59Z')).to.equal('2026-12-24T04:59:59.000Z');
    expect(moved('2026-12-14T04:59:59Z')).to.equal('2026-12-14T04:59:59.000Z');
  });

  it('leaves the days of the week on which the library says that it is closed, and a Saturday on which it is open counts', () => {
    const sundays = libraryCalendar('America/Toronto', [{ from: '2026-12-14', until: '2026-12-14' }], [0]);
    const onSundays = (text: string) => outOfClosure(at(text), sundays).toISOString();
    expect(onSundays('2026-12-14T04:59:59Z'), 'Sunday 13, then a holiday').to.equal('2026-12-16T04:59:59.000Z');
    expect(onSundays('2026-12-13T04:59:59Z'), 'Saturday 12').to.equal('2026-12-13T04:59:59.000Z');
    const days = (calendar: ReturnType<typeof libraryCalendar>) =>
      addBusinessDays(at('2026-12-11T17:00:00Z'), 1, calendar).toISOString();
    expect(days(sundays), 'Friday, then Saturday').to.equal('2026-12-12T17:00:00.000Z');
    expect(days(libraryCalendar('America/Toronto', [], [0, 1, 6])), 'closed on Mondays too').to.equal(
      '2026-12-15T17:00:00.000Z',
    );
    expect(days(libraryCalendar('America/Toronto', []))).to.equal('2026-12-14T17:00:00.000Z');
  });
});
