import { expect } from 'chai';
import type { Request, RequestingAgencyMessage, SupplyingAgencyMessage } from '../../src/protocol/messages.js';
import { borrowingMessages } from '../../src/translation/borrowing-messages.js';
import { lendingMessages } from '../../src/translation/lending-messages.js';
import {
  type BorrowingSend,
  compose,
  type LendingSend,
  type SentFacts,
  type Situation,
} from '../../src/translation/messages.js';
import { borrowing, situation } from './situation.js';

const lender = (effect: LendingSend, facts: SentFacts = {}, over: Partial<Situation> = {}) =>
  compose(effect, situation(over), facts) as SupplyingAgencyMessage;
const borrower = (effect: BorrowingSend, facts: SentFacts = {}, over: Partial<Situation> = {}) =>
  compose(effect, borrowing(over), facts) as RequestingAgencyMessage;
const asked = (effect: 'send:Request' | 'send:Retry', facts: SentFacts = {}, over: Partial<Situation> = {}) =>
  compose(effect, borrowing(over), facts) as Request;

describe('a lender', () => {
  const rows: [LendingSend, string, string, string?][] = [
    ['send:RequestReceived', 'StatusChange', 'RequestReceived'],
    ['send:ExpectToSupply', 'StatusChange', 'ExpectToSupply'],
    ['send:WillSupply', 'StatusChange', 'WillSupply'],
    ['send:Conditional', 'StatusChange', 'RetryPossible'],
    ['send:RetryPossible', 'StatusChange', 'RetryPossible'],
    ['send:BadCitation', 'StatusChange', 'RetryPossible'],
    ['send:Unfilled', 'StatusChange', 'Unfilled'],
    ['send:Expired', 'StatusChange', 'Unfilled'],
    ['send:Loaned', 'StatusChange', 'Loaned'],
    ['send:CopyCompleted', 'StatusChange', 'CopyCompleted'],
    ['send:RenewGranted', 'RenewResponse', 'Loaned', 'Y'],
    ['send:RenewRefused', 'RenewResponse', 'Overdue', 'N'],
    ['send:Recalled', 'StatusChange', 'Recalled'],
    ['send:Overdue', 'StatusChange', 'Overdue'],
    ['send:CancelAccepted', 'CancelResponse', 'Cancelled', 'Y'],
    ['send:CancelRefused', 'CancelResponse', 'Overdue', 'N'],
    ['send:Cancelled', 'StatusChange', 'Cancelled'],
    ['send:LoanCompleted', 'StatusChange', 'LoanCompleted'],
    ['send:CompletedWithoutReturn', 'StatusChange', 'CompletedWithoutReturn'],
    ['send:LostAndFee', 'Notification', 'Overdue'],
    ['send:Damaged', 'Notification', 'Overdue'],
    ['send:HoldReturn', 'StatusChange', 'HoldReturn'],
    ['send:ReleaseHoldReturn', 'StatusChange', 'ReleaseHoldReturn'],
    ['send:StatusAnswer', 'StatusRequestResponse', 'Overdue'],
    ['send:Notification', 'Notification', 'Overdue'],
  ];
  for (const [effect, reason, status, answer] of rows)
    it(`says ${effect} as ${reason} / ${status}${answer ? ` with ${answer}` : ''}, with its note`, () => {
      const { messageInfo, statusInfo, header } = lender(effect, { note: 'Words.' });
      expect([messageInfo.reasonForMessage, statusInfo.status, messageInfo.answerYesNo]).to.deep.equal([
        reason,
        status,
        answer,
      ]);
      expect(messageInfo.note).to.include('Words.');
      expect(header).to.include({
        requestingAgencyRequestId: 'BORROW0000817~1',
        supplyingAgencyRequestId: 'L-99',
        timestamp: '2026-11-20T10:00:00.000Z',
      });
    });

  it('has a row above for every message', () =>
    expect(rows.map(([effect]) => effect).sort()).to.deep.equal(Object.keys(lendingMessages).sort()));

  it('answers the request with the first news, and only tells with the first of anything else', () => {
    const reason = (effect: LendingSend) => lender(effect, {}, { firstAnswer: true }).messageInfo.reasonForMessage;
    expect(reason('send:Loaned')).to.equal('RequestResponse');
    expect(reason('send:Notification')).to.equal('Notification');
    expect(reason('send:CancelAccepted')).to.equal('CancelResponse');
  });

  it('always gives a reason for Unfilled', () => {
    expect(lender('send:Unfilled').messageInfo.reasonUnfilled).to.deep.equal({ value: 'NotAvailableForILL' });
    expect(lender('send:Unfilled', { reason: 'NotOnShelf' }).messageInfo.reasonUnfilled).to.deep.equal({
      value: 'NotOnShelf',
    });
    const expired = lender('send:Expired');
    expect(expired.messageInfo).to.deep.include({ reasonUnfilled: { value: 'NotAvailableForILL' }, note: 'Expired' });
    expect(expired.extras).to.deep.equal({ expired: true });
  });

  it('offers conditions with terms, price and a last day', () => {
    const offered = lender('send:Conditional', {
      loanConditions: ['LibraryUseOnly'],
      cost: { amount: '12.50', currency: 'CAD' },
      retryBefore: '2026-12-01T04:59:59.000Z',
    });
    expect(offered.messageInfo.reasonRetry).to.deep.equal({ value: 'LoanCondition' });
    expect(offered.retryInfo).to.deep.equal({
      loanCondition: [{ value: 'LibraryUseOnly' }],
      offeredCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '12.50' }],
      retryBefore: '2026-12-01T04:59:59.000Z',
    });
    expect(offered.extras).to.deep.equal({ conditionAttached: true });
    expect(lender('send:Conditional', { cost: { amount: '9' } }).messageInfo.reasonRetry).to.deep.equal({
      value: 'CostExceedsMaxCost',
    });
  });

  it('says why and when to try again', () => {
    expect(lender('send:RetryPossible', { reason: 'OnLoan', retryAfter: '2026-12-24T00:00:00.000Z' })).to.deep.include({
      retryInfo: { retryAfter: '2026-12-24T00:00:00.000Z' },
    });
    expect(lender('send:BadCitation').messageInfo.reasonRetry).to.deep.equal({ value: 'NotFoundAsCited' });
  });

  it('ships with date, items, due date, terms, tracking and the way home', () => {
    const shipped = lender('send:Loaned', {
      dueDate: '2027-01-15T04:59:59.000Z',
      items: [{ barcode: '39001', name: 'v.1' }, { barcode: '39002' }],
      loanConditions: ['NoReproduction'],
      cost: { amount: '8.00', currency: 'CAD' },
      trackingId: '1Z9',
      courier: 'Purolator',
      deliveryMethod: 'Mail',
      returnInfo: { name: 'Lender' },
    });
    expect(shipped.statusInfo.dueDate).to.equal('2027-01-15T04:59:59.000Z');
    expect(shipped.deliveryInfo).to.deep.equal({
      dateSent: '2026-11-20T10:00:00.000Z',
      itemId: ['39001', '39002'],
      deliveryMethod: { value: 'Mail' },
      loanCondition: [{ value: 'NoReproduction' }],
      deliveryCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '8.00' }],
      serviceType: 'Loan',
    });
    expect(shipped.shippingInfo).to.deep.equal({ courierName: { value: 'Purolator' }, trackingId: ['1Z9'] });
    expect(shipped.returnInfo).to.deep.equal({ name: 'Lender' });
    expect(shipped.extras?.items).to.have.length(2);
  });

  it('takes bare barcodes from a form', () => {
    const facts = { items: ['39001'] } as unknown as SentFacts;
    expect(lender('send:Loaned', facts).deliveryInfo?.itemId).to.deep.equal(['39001']);
  });

  it('delivers a copy by its link', () => {
    const { deliveryInfo, statusInfo } = lender('send:CopyCompleted', { url: 'https://files.example/a/1' });
    expect(deliveryInfo).to.deep.equal({
      dateSent: '2026-11-20T10:00:00.000Z',
      url: 'https://files.example/a/1',
      deliveryMethod: { value: 'URL' },
      serviceType: 'Copy',
    });
    expect(statusInfo.dueDate).to.equal(undefined);
  });

  it('names the due date wherever it matters', () => {
    for (const effect of [
      'send:Loaned',
      'send:RenewGranted',
      'send:RenewRefused',
      'send:Recalled',
      'send:Overdue',
      'send:StatusAnswer',
    ] as const) {
      expect(lender(effect).statusInfo.dueDate).to.equal('2026-12-24T04:59:59.000Z');
      expect(lender(effect, { dueDate: '2027-01-01T00:00:00.000Z' }).statusInfo.dueDate).to.equal(
        '2027-01-01T00:00:00.000Z',
      );
    }
  });

  it('communicates a lost case with its fee, and closes it with the charge', () => {
    const lostCase = { reportedBy: 'lender', state: 'feeCommunicated', fee: '85.00', currency: 'CAD' } as const;
    const fee = [{ currencyCode: { value: 'CAD' }, monetaryValue: '85.00' }];
    const declared = compose('send:LostAndFee', situation({ lostCase }), { lostCase: { why: 'Never came back' } });
    expect(declared).to.deep.include({ extras: { lostCase: { ...lostCase, why: 'Never came back' } } });
    expect(declared).to.have.deep.nested.property('deliveryInfo.deliveryCosts', fee);
    const closed = compose('send:CompletedWithoutReturn', situation({ lostCase }), {});
    expect(closed).to.deep.include({ extras: { lostCase } });
    expect(closed).to.have.deep.nested.property('deliveryInfo.deliveryCosts', fee);
  });

  it('charges nothing when the fee is waived', () => {
    const lostCase = { state: 'waived', fee: '85.00', currency: 'CAD', waivedAt: '2026-11-20T10:00:00.000Z' } as const;
    expect(compose('send:CompletedWithoutReturn', situation({ lostCase }), {})).to.not.have.property('deliveryInfo');
  });
});

describe('a borrower', () => {
  const rows: [BorrowingSend, string][] = [
    ['send:Received', 'Received'],
    ['send:Cancel', 'Cancel'],
    ['send:CancelToPassed', 'Cancel'],
    ['send:NotificationToPassed', 'Notification'],
    ['send:Renew', 'Renew'],
    ['send:ShippedReturn', 'ShippedReturn'],
    ['send:ShippedForward', 'ShippedForward'],
    ['send:HoldReturn', 'HoldReturn'],
    ['send:Lost', 'Lost'],
    ['send:FeePaid', 'Notification'],
    ['send:Found', 'Notification'],
    ['send:Damaged', 'Notification'],
    ['send:Notification', 'Notification'],
    ['send:StatusRequest', 'StatusRequest'],
    ['send:ConditionsRefused', 'Cancel'],
    ['send:UndoReceived', 'Notification'],
    ['send:UndoShippedReturn', 'Notification'],
    ['send:ShippedReturnToPassed', 'ShippedReturn'],
  ];
  for (const [effect, action] of rows)
    it(`says ${effect} as ${action}, with its note`, () =>
      expect(borrower(effect, { note: 'Words.' })).to.include({ action, note: 'Words.' }));

  it('has a row above, or a request, for every message', () =>
    expect([...rows.map(([effect]) => effect), 'send:Request', 'send:Retry', 'send:Reminder'].sort()).to.deep.equal(
      Object.keys(borrowingMessages).sort(),
    ));

  it('asks with everything the situation allows, and no more', () => {
    const plain = asked('send:Request');
    expect(plain.serviceInfo).to.deep.equal({ requestType: 'New', serviceType: 'Loan', note: 'Any edition will do.' });
    expect(Object.keys(plain)).to.not.include('patronInfo');
    expect(asked('send:Request', {}, { patronInfo: { patronId: 'p7' } }).patronInfo).to.deep.equal({ patronId: 'p7' });
  });

  it('FE6: accepts an offer by the whole request again, under the same id, raising its limit to the price', () => {
    const consent = asked('send:Retry', {
      loanConditions: ['LibraryUseOnly'],
      cost: { amount: '12.50', currency: 'CAD' },
      note: 'Fine.',
    });
    expect(consent.serviceInfo).to.deep.equal({
      requestType: 'Retry',
      requestingAgencyPreviousRequestId: 'BORROW0000817~1',
      serviceType: 'Loan',
      loanCondition: [{ value: 'LibraryUseOnly' }],
      note: 'Any edition will do.\nFine.',
    });
    expect(consent.billingInfo?.maximumCosts).to.deep.equal({ currencyCode: { value: 'CAD' }, monetaryValue: '12.50' });
    expect(consent.extras).to.equal(undefined);
  });

  it('never lowers its limit, and compares like with like', () => {
    const billingInfo = { maximumCosts: { currencyCode: { value: 'CAD' }, monetaryValue: '20' } };
    const limit = (cost: SentFacts['cost']) => asked('send:Retry', { cost }, { billingInfo }).billingInfo?.maximumCosts;
    expect(limit({ amount: '12.50', currency: 'CAD' })?.monetaryValue).to.equal('20');
    expect(limit({ amount: '25' })).to.deep.equal({ currencyCode: { value: 'CAD' }, monetaryValue: '25' });
    expect(limit({ amount: '12.50', currency: 'USD' })).to.deep.equal({
      currencyCode: { value: 'USD' },
      monetaryValue: '12.50',
    });
    expect(asked('send:Retry', { cost: { amount: '5' } }).billingInfo).to.equal(undefined);
  });

  it('mends a citation by a Retry that says so and keeps its note', () => {
    const mended = asked('send:Retry', { mendedCitation: true });
    expect(mended.extras).to.deep.equal({ mendedCitation: true });
    expect(mended.serviceInfo?.note).to.equal('Any edition will do.');
  });

  it('tells a passed partner why, if staff say nothing', () => {
    expect(borrower('send:CancelToPassed').note).to.match(/another library/);
    expect(borrower('send:NotificationToPassed').note).to.match(/another library/);
  });

  it('wishes a day, reports a lost case, takes back', () => {
    expect(borrower('send:Renew', { wishedDueDate: '2026-12-01' }).extras).to.deep.equal({
      wishedDueDate: '2026-12-01',
    });
    expect(borrower('send:Renew').extras).to.equal(undefined);
    expect(borrower('send:Lost', { lostCase: { why: 'Gone' } }).extras).to.deep.equal({
      lostCase: { reportedBy: 'borrower', state: 'reported', why: 'Gone' },
    });
    expect(borrower('send:UndoReceived').extras).to.deep.equal({ undo: 'Received' });
    expect(borrower('send:UndoShippedReturn').extras).to.deep.equal({ undo: 'ShippedReturn' });
    expect(borrower('send:ConditionsRefused').extras).to.deep.equal({ conditionsAnswer: 'refused' });
    expect(borrower('send:Damaged', { activeNote: true }).extras).to.deep.equal({ damaged: true, activeNote: true });
  });

  it('tells the number of the parcel that goes home', () =>
    expect(borrower('send:ShippedReturn', { trackingId: '1Z9', note: 'Thanks.' }).note).to.equal(
      'Thanks.\nTracking number: 1Z9',
    ));
});

describe('an effect of the other side', () => {
  it('is a broken invariant', () => {
    expect(() => compose('send:Loaned', borrowing(), {})).to.throw('send:Loaned is no message of the borrowing side');
    expect(() => compose('send:Renew', situation(), {})).to.throw('send:Renew is no message of the lending side');
  });
});
