import { expect } from 'chai';
import { lendingDateProblems } from '../../../src/domain/fulfilment/local-days.js';
import type { ActionName } from '../../../src/domain/tables/tables.js';
import { english } from '../../support/english.js';

describe('dates that a lender names', () => {
  const now = new Date('2026-03-04T15:00:00Z');
  const due = new Date('2026-04-02T03:59:59Z');
  const wrong = (action: ActionName, fields: Record<string, string>, stands: Date | undefined = due) =>
    lendingDateProblems(action, fields, stands, now, 'America/Toronto').map(
      ({ field, problem }) => `${field}: ${english(problem)}`,
    );
  const yesterday = '2026-03-04T04:59:59Z';
  const today = '2026-03-05T04:59:59Z';

  for (const [action, field] of [
    ['willSupply', 'expectedDeliveryDate'],
    ['expectToSupply', 'expectedDeliveryDate'],
    ['offerConditions', 'replyBy'],
    ['offerRetry', 'retryAfter'],
    ['ship', 'dueDate'],
    ['recall', 'dueDate'],
  ] as const)
    it(`${action}: ${field} may be today, and not yesterday`, () => {
      expect(wrong(action, { [field]: today })).to.deep.equal([]);
      expect(wrong(action, { [field]: yesterday })).to.deep.equal([
        `${field}: This date has passed: choose a later one.`,
      ]);
    });

  it('R91: a renewal gives no less time than there is', () => {
    expect(wrong('acceptRenewal', { dueDate: '2026-04-01T03:59:59Z' })).to.deep.equal([
      'dueDate: It is due on 2026-04-01 already: choose no earlier date, or refuse the renewal.',
    ]);
    expect(wrong('acceptRenewal', { dueDate: due.toISOString() }), 'what the rules propose').to.deep.equal([]);
    expect(wrong('acceptRenewal', { dueDate: '2026-04-15T03:59:59Z' })).to.deep.equal([]);
  });

  it('a recall gives less, unless the item is overdue', () => {
    expect(wrong('recall', { dueDate: '2026-04-15T03:59:59Z' })).to.deep.equal([
      'dueDate: It is due on 2026-04-01 already: a recall names an earlier date.',
    ]);
    expect(wrong('recall', { dueDate: '2026-04-15T03:59:59Z' }, new Date('2026-02-01T00:00:00Z'))).to.deep.equal([]);
  });

  it('no date is no wrong date', () => {
    expect(wrong('ship', {}, undefined)).to.deep.equal([]);
  });
});
