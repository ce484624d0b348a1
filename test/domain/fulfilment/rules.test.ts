import { expect } from 'chai';
import { isInactive, libraryCalendar, periodProblem } from '../../../src/domain/fulfilment/closures.js';
import { deskProblem } from '../../../src/domain/fulfilment/desks.js';
import { blockWords, standingOf } from '../../../src/domain/fulfilment/patron.js';
import { policiesInForce, policyNames, policyRows } from '../../../src/domain/fulfilment/policies.js';
import { policyWords } from '../../../src/domain/fulfilment/policy-words.js';
import { temporaryBarcode, temporaryItemPlace } from '../../../src/domain/fulfilment/temporary-item.js';
import { termsFor } from '../../../src/domain/rules/loan-rules.js';
import { english, french } from '../../support/english.js';

const timeZone = 'America/Toronto';
const now = new Date('2026-05-10T12:00:00-04:00');

describe('a patron’s next request', () => {
  const standing = (facts: Partial<Parameters<typeof standingOf>[0]>, changed = {}) =>
    standingOf(
      { blocks: [], activeRequests: 0, feesOwed: '0.00', currency: 'CAD', ...facts },
      policiesInForce(changed),
      termsFor([], policiesInForce(changed), {}),
      now,
      timeZone,
    );

  it('is allowed below five active requests; the sixth waits for staff and is no dead end', () => {
    expect(standing({ activeRequests: 4 })).to.deep.equal({ decision: 'allowed', reasons: [] });
    const over = standing({ activeRequests: 5 });
    expect(over.decision).to.equal('review');
    expect(over.reasons.map(({ text }) => english(text))).to.deep.equal([
      'The patron has 5 active requests; the limit is 5.',
    ]);
    expect(standing({ activeRequests: 50 }, { activeRequestLimit: 0 }).decision).to.equal('allowed');
  });

  it('is refused by a block, in both languages', () => {
    const { decision, reasons } = standing({ blocks: [{ kind: 'manual', reason: 'lost item' }] });
    expect([decision, reasons[0]?.block]).to.deep.equal(['refused', true]);
    expect(reasons.map(({ text }) => [english(text), french(text)])).to.deep.equal([
      ['Blocked by staff: “lost item”.', 'Bloqué par le personnel : « lost item ».'],
    ]);
  });

  it('FG12: says each reason as a sentence of its own, whatever staff wrote without a full stop', () => {
    const blocks = ['lost her card', 'Ask Ann!'].map((reason) => ({ kind: 'manual' as const, reason }));
    const { reasons } = standing({ blocks, expiresOn: '2026-05-09' });
    expect(reasons.map(({ text }) => english(text))).to.deep.equal([
      'Blocked by staff: “lost her card”.',
      'Blocked by staff: “Ask Ann!”.',
      'The card expired on May 9, 2026.',
    ]);
    expect(reasons.map(({ text }) => french(text)).at(-1)).to.equal('La carte a expiré le 9 mai 2026.');
  });

  it('is told in French of a block that the library set by itself; what staff wrote stays as it is', () => {
    expect(english(blockWords('lost', 'Nana'))).to.equal('“Nana” is lost');
    expect(french(blockWords('lost', 'Nana'))).to.equal('« Nana » est perdu');
    expect(french(blockWords('overdue', 'Nana'))).to.equal('« Nana » est en retard');
    expect(french(blockWords('manual', 'A fee is open.'))).to.equal('A fee is open.');
  });

  it('is refused the day after the card expired, not on its last day', () => {
    expect(standing({ expiresOn: '2026-05-10' }).decision).to.equal('allowed');
    expect(standing({ expiresOn: '2026-05-09' }).decision).to.equal('refused');
  });

  it('is refused for fees only where the policy says from which sum', () => {
    expect(standing({ feesOwed: '100.00' }).decision).to.equal('allowed');
    expect(standing({ feesOwed: '10.00' }, { feeBlockFrom: '10.00' }).decision).to.equal('refused');
    expect(standing({ feesOwed: '9.99' }, { feeBlockFrom: '10.00' }).decision).to.equal('allowed');
  });
});

describe('policies', () => {
  it('are the defaults until the library changes one', () => {
    expect(policiesInForce({ patronLoanDays: 21 })).to.include({ patronLoanDays: 21, activeRequestLimit: 5 });
  });

  it('have the defaults of the network: 14 days, 5 requests, 120 and 45 days', () => {
    const { patronLoanDays, activeRequestLimit } = policiesInForce({});
    expect([patronLoanDays, activeRequestLimit]).to.deep.equal([14, 5]);
    expect([policyRows.lostAfterOverdueDays.default, policyRows.lostAfterTransitDays.default]).to.deep.equal([120, 45]);
  });

  it('each say what they do', () => {
    for (const name of policyNames) expect(english(policyWords[name].says)).to.match(/^[A-Z].*\.$/);
  });
});

describe('desks', () => {
  const desk = { code: 'CIRC', name: 'Front desk', library: 'MAIN', holdShelf: true, resourceSharing: false };

  it('R26, R34, R86: approving, receiving and shipping need a desk of a resource sharing library', () => {
    for (const task of ['approve', 'receive', 'ship'] as const) {
      expect(english(deskProblem(task, desk)), task)
        .to.include('at Front desk')
        .and.to.include('No other desk can do it.');
      const able = ['Resource Sharing Desk', 'Pembroke'];
      expect(english(deskProblem(task, desk, { able })), task).to.include('Resource Sharing Desk or Pembroke');
      expect(deskProblem(task, { ...desk, resourceSharing: true }), task).to.equal(undefined);
    }
  });

  it('shelve only where there is a hold shelf; lend and take back everywhere', () => {
    expect(english(deskProblem('shelve', { ...desk, holdShelf: false }))).to.include('no hold shelf');
    expect([deskProblem('shelve', desk), deskProblem('checkOut', desk), deskProblem('return', desk)]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('closures', () => {
  it('are the holidays of a library’s calendar, each day once', () => {
    const calendar = libraryCalendar(timeZone, [
      { from: '2026-12-24', until: '2026-12-26' },
      { from: '2026-12-25', until: '2026-12-25' },
    ]);
    expect(calendar.holidays).to.deep.equal(['2026-12-24', '2026-12-25', '2026-12-26']);
  });

  it('take a library out of lending between two dates, or until further notice, and it comes back by itself', () => {
    expect(isInactive({ from: '2026-05-01', until: '2026-05-10' }, now, timeZone)).to.equal(true);
    expect(isInactive({ from: '2026-05-01', until: '2026-05-09' }, now, timeZone)).to.equal(false);
    expect(isInactive({ from: '2026-05-01' }, now, timeZone)).to.equal(true);
    expect(isInactive({ from: '2026-05-11' }, now, timeZone)).to.equal(false);
    expect(isInactive(undefined, now, timeZone)).to.equal(false);
  });

  it('end after they begin', () => {
    expect(english(periodProblem({ from: '2026-05-02', until: '2026-05-01' }))).to.include('exchange');
    expect(periodProblem({ from: '2026-05-02' })).to.equal(undefined);
  });
});

describe('temporary items', () => {
  const rules = [
    { partner: 'BIGU', location: 'READING', itemPolicy: 'library use only' },
    { location: 'OUT_RS_REQ', itemPolicy: 'two weeks' },
  ];

  it('R38: go where the first rule that fits says, with its item policy', () => {
    expect(temporaryItemPlace(rules, 'BIGU', 'X')).to.deep.equal({
      location: 'READING',
      itemPolicy: 'library use only',
    });
    expect(temporaryItemPlace(rules, 'OTHER', 'X')).to.include({ location: 'OUT_RS_REQ' });
  });

  it('R38: go to the library’s own location without a policy when there is no rule', () => {
    expect(temporaryItemPlace([], 'BIGU', 'OUT_RS_REQ')).to.deep.equal({ location: 'OUT_RS_REQ' });
  });

  it('have the External ID as barcode, numbered when there are several volumes', () => {
    expect(temporaryBarcode('OCAL0000007', 1, 1)).to.equal('OCAL0000007');
    expect(temporaryBarcode('OCAL0000007', 2, 3)).to.equal('OCAL0000007-2');
  });
});
