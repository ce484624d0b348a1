import { expect } from 'chai';
import { supplierEvents } from '../../src/domain/tables/borrowing.js';
import { requesterEvents } from '../../src/domain/tables/lending.js';
import type { Status } from '../../src/protocol/codes.js';
import type { Extras } from '../../src/protocol/extras.js';
import type { InitiatingMessage, MessageInfo, SupplyingAgencyMessage } from '../../src/protocol/messages.js';
import { asPassed, eventFromRequester, eventFromSupplier, eventReported } from '../../src/translation/events.js';
import { acceptance, offer, ram, refusal, request, sam, samNote } from '../support/dialect-messages.js';

const seen = new Set<string>();
function heard(message: InitiatingMessage): string {
  const { event } =
    message.kind === 'supplyingAgencyMessage' ? eventFromSupplier(message) : eventFromRequester(message);
  seen.add(event);
  return event;
}
const told = (
  status: Status | undefined,
  info: Partial<MessageInfo> = {},
  over: Partial<SupplyingAgencyMessage> = {},
) => heard(sam(status, { ...over, messageInfo: { reasonForMessage: 'StatusChange', ...info } }));

describe('what a supplier tells', () => {
  const plain: [Status, string][] = [
    ['RequestReceived', 'supplier.requestReceived'],
    ['ExpectToSupply', 'supplier.expectToSupply'],
    ['WillSupply', 'supplier.willSupply'],
    ['Loaned', 'supplier.loaned'],
    ['Overdue', 'supplier.overdue'],
    ['Recalled', 'supplier.recalled'],
    ['RetryPossible', 'supplier.retryPossible'],
    ['Unfilled', 'supplier.unfilled'],
    ['CopyCompleted', 'supplier.copyCompleted'],
    ['LoanCompleted', 'supplier.checkedIn'],
    ['CompletedWithoutReturn', 'supplier.completedWithoutReturn'],
    ['Cancelled', 'supplier.cancelled'],
    ['HoldReturn', 'supplier.holdReturn'],
    ['ReleaseHoldReturn', 'supplier.releaseHoldReturn'],
  ];
  for (const [status, event] of plain)
    it(`${status} is ${event}, under either reason`, () => {
      expect(told(status)).to.equal(event);
      expect(told(status, { reasonForMessage: 'RequestResponse' })).to.equal(event);
    });

  it('FG11: a copy that comes on paper is no file, unless there is a link to it', () => {
    const copy = (deliveryInfo: object) =>
      told('CopyCompleted', {}, { deliveryInfo: { dateSent: '', ...deliveryInfo } });
    expect(copy({ itemFormat: { value: 'PaperCopy' } })).to.equal('supplier.copyMailed');
    expect(copy({ deliveryMethod: { value: 'Courier' } })).to.equal('supplier.copyMailed');
    expect(copy({ itemFormat: { value: 'PDF' } })).to.equal('supplier.copyCompleted');
    expect(copy({ deliveryMethod: { value: 'Mail' }, url: 'https://x.example' })).to.equal('supplier.copyCompleted');
  });

  it('under a status that says nothing is a notification', () =>
    expect(told(undefined)).to.equal('supplier.notification'));
});

describe('an answer to a cancel', () => {
  it('is decided by Y or N, whatever the status beside it', () => {
    expect(told('Cancelled', { reasonForMessage: 'CancelResponse', answerYesNo: 'N' })).to.equal(
      'supplier.cancelRefused',
    );
    expect(told('RequestReceived', { reasonForMessage: 'CancelResponse', answerYesNo: 'N' })).to.equal(
      'supplier.cancelRefused',
    );
    expect(told('Loaned', { reasonForMessage: 'CancelResponse', answerYesNo: 'Y' })).to.equal(
      'supplier.cancelAccepted',
    );
  });

  it('without Y or N is decided by the status', () => {
    expect(told('Cancelled', { reasonForMessage: 'CancelResponse' })).to.equal('supplier.cancelAccepted');
    expect(told('Loaned', { reasonForMessage: 'CancelResponse' })).to.equal('supplier.cancelRefused');
  });
});

describe('an answer to a renewal', () => {
  it('is decided by Y or N', () => {
    expect(told('Loaned', { reasonForMessage: 'RenewResponse', answerYesNo: 'Y' })).to.equal('supplier.renewGranted');
    expect(told('Overdue', { reasonForMessage: 'RenewResponse', answerYesNo: 'N' })).to.equal('supplier.renewRefused');
  });

  it('without Y or N is shown to staff and decides nothing', () =>
    expect(told('Loaned', { reasonForMessage: 'RenewResponse' })).to.equal('supplier.notification'));
});

describe('an answer to a status query', () => {
  const message = sam('Loaned', { messageInfo: { reasonForMessage: 'StatusRequestResponse' } });
  it('carries the status and the event that may have been missed', () => {
    expect(heard(message)).to.equal('supplier.statusAnswer');
    expect(eventFromSupplier(message).facts.status).to.equal('Loaned');
    expect(eventReported(message)).to.equal('supplier.loaned');
    expect(eventReported(sam(undefined))).to.equal('supplier.notification');
  });
});

describe('conditions', () => {
  it('are an offer in each form in which partners make one', () => {
    expect(heard(offer())).to.equal('supplier.conditional');
    expect(told('RetryPossible', { reasonRetry: { value: 'loancondition' } })).to.equal('supplier.conditional');
    expect(
      told(
        'RetryPossible',
        { reasonRetry: { value: 'CostExceedsMaxCost' } },
        { retryInfo: { offeredCosts: [{ monetaryValue: '9' }] } },
      ),
    ).to.equal('supplier.conditional');
    expect(told('ExpectToSupply', {}, { deliveryInfo: { loanCondition: [{ value: 'other' }] } })).to.equal(
      'supplier.conditional',
    );
    expect(told('WillSupply', {}, { retryInfo: { offeredCosts: [{ monetaryValue: '9' }] } })).to.equal(
      'supplier.conditional',
    );
    expect(heard(samNote('Hello', undefined, { extras: { conditionAttached: true } }))).to.equal(
      'supplier.conditional',
    );
  });

  it('of a shipment are facts, not an offer', () =>
    expect(told('Loaned', {}, { deliveryInfo: { loanCondition: [{ value: 'LibraryUseOnly' }] } })).to.equal(
      'supplier.loaned',
    ));

  it('do not turn "not now" into an offer', () => {
    expect(
      told(
        'RetryPossible',
        { reasonRetry: { value: 'OnLoan' } },
        { retryInfo: { offeredCosts: [{ monetaryValue: '9' }] } },
      ),
    ).to.equal('supplier.retryPossible');
    expect(told('RetryPossible', { reasonRetry: { value: 'CostExceedsMaxCost' } })).to.equal('supplier.retryPossible');
  });

  it('do not hide that the citation is wrong', () =>
    expect(
      told('RetryPossible', { reasonRetry: { value: 'NotFoundAsCited' } }, { extras: { conditionAttached: true } }),
    ).to.equal('supplier.badCitation'));

  it('beside an answer leave it an answer', () =>
    expect(
      told(
        'WillSupply',
        { reasonForMessage: 'CancelResponse', answerYesNo: 'N' },
        { extras: { conditionAttached: true } },
      ),
    ).to.equal('supplier.cancelRefused'));
});

describe('a notification of a supplier', () => {
  for (const status of ['Loaned', 'Unfilled', 'Cancelled', 'LoanCompleted', 'RetryPossible'] as const)
    it(`changes nothing by its status ${status}`, () =>
      expect(heard(samNote('Hello', status))).to.equal('supplier.notification'));

  it('speaks by its extras where the protocol has no word', () => {
    const says = (extras: Extras) => heard(samNote('Hello', 'Loaned', { extras }));
    expect(says({ lostCase: { state: 'declared' } })).to.equal('supplier.declaredLost');
    expect(says({ lostCase: { state: 'paid' } })).to.equal('supplier.notification');
    expect(says({ damaged: true })).to.equal('supplier.damaged');
    expect(says({ awaitingConditionsAnswer: true })).to.equal('supplier.conditionsReminder');
    expect(says({ holdReturn: 'hold' })).to.equal('supplier.holdReturn');
    expect(says({ holdReturn: 'release' })).to.equal('supplier.releaseHoldReturn');
  });

  it('of a broker about one of its suppliers leaves the request with the broker', () => {
    const { event, facts } = eventFromSupplier(
      samNote('no', 'Unfilled', { extras: { brokerUnfilled: true, realSupplier: 'X' } }),
    );
    expect(event).to.equal('supplier.notification');
    expect(facts).to.include({ brokerUnfilled: true, realSupplier: 'X', status: 'Unfilled' });
  });

  it('FE4: of a broker in tokens alone is no message to be read', () => {
    const wordless = (status: Status, extras: object) => heard(samNote('', status, { extras }));
    expect(wordless('Unfilled', { brokerUnfilled: true, realSupplier: 'X' })).to.equal('supplier.brokerRefused');
    expect(wordless('ExpectToSupply', { realSupplier: 'X' })).to.equal('supplier.brokerAsked');
    expect(wordless('Loaned', {})).to.equal('supplier.wordless');
  });
});

describe('what a requester tells', () => {
  it('by a request: new, tried again, or asked once more', () => {
    expect(heard(request())).to.equal('requester.request');
    expect(heard(request({ serviceInfo: { serviceType: 'Loan' } }))).to.equal('requester.request');
    expect(heard(acceptance())).to.equal('requester.retry');
    expect(heard(request({ serviceInfo: { serviceType: 'Loan', requestType: 'Reminder' } }))).to.equal(
      'requester.reminder',
    );
  });

  it('by an action', () => {
    expect(heard(ram('StatusRequest'))).to.equal('requester.statusRequest');
    expect(heard(ram('Received'))).to.equal('requester.received');
    expect(heard(ram('Cancel'))).to.equal('requester.cancel');
    expect(heard(refusal())).to.equal('requester.conditionsRefused');
    expect(heard(ram('Renew'))).to.equal('requester.renew');
    expect(heard(ram('ShippedReturn'))).to.equal('requester.shippedReturn');
    expect(heard(ram('ShippedForward'))).to.equal('requester.shippedForward');
    expect(heard(ram('HoldReturn'))).to.equal('requester.holdReturn');
    expect(heard(ram('Lost'))).to.equal('requester.lost');
  });

  it('by a notification', () => {
    const says = (extras: Extras) => heard(ram('Notification', 'Hello', extras));
    expect(says({})).to.equal('requester.notification');
    expect(says({ conditionsAnswer: 'accepted' })).to.equal('requester.conditionsAccepted');
    expect(says({ conditionsAnswer: 'refused' })).to.equal('requester.conditionsRefusedByNote');
    expect(says({ undo: 'Received' })).to.equal('requester.undidReceived');
    expect(says({ undo: 'ShippedReturn' })).to.equal('requester.undidShippedReturn');
    expect(says({ lostCase: {} })).to.equal('requester.lost');
    expect(says({ lostCase: { state: 'paid' } })).to.equal('requester.feePaid');
    expect(says({ lostCase: { state: 'found' } })).to.equal('requester.found');
    expect(says({ lostCase: { state: 'closed' } })).to.equal('requester.notification');
    expect(says({ damaged: true })).to.equal('requester.damaged');
    expect(says({ holdReturn: 'hold' })).to.equal('requester.holdReturn');
  });
});

describe('the events a message alone can mean', () => {
  it('are all heard in these tests', () => {
    const byRule = ['requester.partlyReturned'];
    const expected = [...supplierEvents, ...requesterEvents].filter(
      (event) => !/^(passedSupplier|delivery)\.|Last$/.test(event) && !byRule.includes(event),
    );
    expect([...seen].sort()).to.deep.equal([...expected].sort());
  });

  it('of a partner passed over become its late news', () => {
    expect(asPassed('supplier.willSupply')).to.equal('passedSupplier.willSupply');
    expect(asPassed('supplier.conditional')).to.equal('passedSupplier.willSupply');
    expect(asPassed('supplier.overdue')).to.equal('passedSupplier.loaned');
    expect(asPassed('supplier.requestReceived')).to.equal('passedSupplier.other');
    expect(asPassed('passedSupplier.loaned')).to.equal('passedSupplier.loaned');
    const named = supplierEvents.filter((event) => event.startsWith('supplier.') && !event.endsWith('Last'));
    for (const event of named) expect(asPassed(event)).to.match(/^passedSupplier\./);
  });
});

describe('the facts of a message', () => {
  it('are plain JSON without empty members', () => {
    const messages = [sam(undefined), offer(), samNote('x'), ram('Received'), request()];
    for (const message of messages) {
      const { facts } =
        message.kind === 'supplyingAgencyMessage' ? eventFromSupplier(message) : eventFromRequester(message);
      expect(JSON.parse(JSON.stringify(facts))).to.deep.equal(facts);
    }
  });

  it('of a shipment say what came, when, on which terms and where it goes home to', () => {
    const { facts } = eventFromSupplier(
      sam('Loaned', {
        statusInfo: { status: 'Loaned', dueDate: '2026-12-24T04:59:59.000Z' },
        deliveryInfo: {
          dateSent: '2026-11-20T10:00:00.000Z',
          itemId: ['39001'],
          deliveryMethod: { value: 'Mail' },
          loanCondition: [{ value: 'LibraryUseOnly' }],
          deliveryCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '8.00' }],
        },
        shippingInfo: { trackingId: ['1Z9'], courierName: { value: 'Purolator' } },
        returnInfo: { name: 'Lender', physicalAddress: { line1: '1 Main St', locality: 'Ottawa' } },
      }),
    );
    expect(facts).to.deep.equal({
      reasonForMessage: 'StatusChange',
      status: 'Loaned',
      dueDate: '2026-12-24T04:59:59.000Z',
      dateSent: '2026-11-20T10:00:00.000Z',
      items: [{ barcode: '39001' }],
      supplied: {
        deliveryInfo: {
          dateSent: '2026-11-20T10:00:00.000Z',
          deliveryMethod: { value: 'Mail' },
          loanCondition: [{ value: 'LibraryUseOnly' }],
          deliveryCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '8.00' }],
        },
        shippingInfo: { trackingId: ['1Z9'], courierName: { value: 'Purolator' } },
      },
      conditions: ['LibraryUseOnly'],
      costs: { amount: '8.00', currency: 'CAD' },
      returnAddress: 'Lender\n1 Main St\nOttawa',
    });
  });

  it('of an offer hold its terms', () => {
    expect(eventFromSupplier(offer()).facts).to.deep.include({
      conditions: ['LibraryUseOnly'],
      costs: { amount: '12.50', currency: 'CAD' },
      retryBefore: '2026-12-01T04:59:59.000Z',
      reasonRetry: 'LoanCondition',
    });
  });

  it('of a request hold where it is wanted and the most it may cost', () => {
    const message = request({
      serviceInfo: { serviceType: 'Loan', needBeforeDate: '2026-12-01T00:00:00.000Z' },
      requestedDeliveryInfo: [{ address: { physicalAddress: { line1: '2 Side St' } } }],
      billingInfo: { maximumCosts: { currencyCode: { value: 'CAD' }, monetaryValue: '20' } },
    });
    expect(eventFromRequester(message).facts).to.deep.equal({
      requestType: 'New',
      needBeforeDate: '2026-12-01T00:00:00.000Z',
      costs: { amount: '20', currency: 'CAD' },
      shipTo: '2 Side St',
    });
  });

  it('KA17 leave a notification a message: an active note is what the partner calls one', () => {
    expect(eventFromSupplier(samNote('Hello')).facts.activeNote).to.equal(undefined);
    expect(eventFromRequester(ram('Notification', 'Hello')).facts.activeNote).to.equal(undefined);
    const called = { ...ram('Notification', 'Hello'), extras: { activeNote: true } };
    expect(eventFromRequester(called).facts.activeNote).to.equal(true);
  });
});
