import { expect } from 'chai';
import { overdueDecision, profileProblem, usualProfile } from '../../../src/domain/fulfilment/overdue-profile.js';
import { english } from '../../support/english.js';

const timeZone = 'America/Toronto';
const dueAt = new Date('2026-05-10T23:59:59-04:00');
const on = (date: string, doneDay?: number) =>
  overdueDecision(usualProfile, { dueAt, doneDay }, new Date(`${date}T08:00:00-04:00`), timeZone);

describe('the overdue profile', () => {
  it('R59: sends a courtesy notice three days before the due date, once', () => {
    expect(on('2026-05-06')).to.equal(undefined);
    expect(on('2026-05-07')?.reached).to.deep.equal({ day: -3, letter: 'courtesy' });
    expect(on('2026-05-08', -3)).to.equal(undefined);
  });

  it('R60: sends the overdue notice on day 0 and notifications on days 7 and 14', () => {
    expect(on('2026-05-10', -3)?.reached.letter).to.equal('overdue');
    expect(on('2026-05-17', 0)?.reached).to.include({ letter: 'overdueAndLostNotification', notification: 1 });
    expect(on('2026-05-24', 7)?.reached).to.include({ letter: 'overdueAndLostNotification', notification: 2 });
    expect(on('2026-05-24', 7)).to.include({ lost: false, block: false, fee: false });
  });

  it('R61: on day 21 the item is lost, the replacement cost applied and the patron blocked', () => {
    expect(on('2026-05-31', 14)).to.deep.include({ lost: true, block: true, fee: true });
    expect(on('2026-06-30', 21)).to.equal(undefined);
  });

  it('sends one letter for days that were missed, the newest, and forgets no block', () => {
    const early = [{ day: 1, letter: 'overdue', block: true } as const, ...usualProfile];
    const decision = overdueDecision(early, { dueAt }, new Date('2026-05-25T08:00:00-04:00'), timeZone);
    expect(decision?.reached.day).to.equal(14);
    expect(decision).to.include({ block: true, lost: false });
  });

  it('has one row a day, and no fee without a loss', () => {
    expect(profileProblem(usualProfile)).to.equal(undefined);
    expect(english(profileProblem([...usualProfile, { day: 7, letter: 'overdue' }]))).to.include('same day');
    expect(english(profileProblem([{ day: 7, letter: 'overdue', fee: true }]))).to.include('lost');
  });
});
