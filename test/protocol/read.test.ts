import { expect } from 'chai';
import { fixture, understood } from '../fixtures/messages/wire.js';

const sam = (name: string) => understood(fixture(name), 'supplyingAgencyMessage');

describe('reading what other systems send', () => {
  it('reads a ReShare loan: prefixes everywhere, tokens left in the note, empty codes as absent', () => {
    const { message, tolerances, verdict } = sam('reshare-loan-with-prefixes-and-a-sequence-token');
    expect(verdict.valid).to.equal(true);
    expect(tolerances).to.deep.equal([]);
    expect(message.header.requestingAgencyRequestId).to.equal('CITY-000041~2');
    expect(message.messageInfo).to.deep.equal({
      reasonForMessage: 'StatusChange',
      note: 'Handle with care#seq:4#',
    });
    expect(message.deliveryInfo).to.deep.equal({
      dateSent: '2026-03-02T14:05:06.789Z',
      itemId: ['v.3##QA 76 .S5##39000012345678'],
      sentToPatron: false,
    });
    expect(message.returnInfo?.physicalAddress?.region).to.deep.equal({
      value: 'CA-ON',
      scheme: 'https://www.iso.org/iso-3166-country-codes.html#2012_iso3166-2',
    });
  });

  it('reads an old ReShare loan: no namespace, nothing in order, odd dates and costs', () => {
    const { message, tolerances, versionText } = sam('reshare-old-loan-out-of-order-and-without-namespace');
    expect(versionText).to.equal('1.0');
    expect(message.header.requestingAgencyRequestId).to.equal('007');
    expect(message.header.requestingAgencyId.type).to.deep.equal({ value: 'ISIL', scheme: 'RESHARE' });
    expect(message.header.timestamp).to.equal('2026-03-02T12:35:06.5Z');
    expect(message.messageInfo).to.deep.equal({ reasonForMessage: 'StatusChange', note: 'as agreed' });
    expect(message.statusInfo).to.deep.equal({
      status: 'Loaned',
      dueDate: '2026-04-02',
      lastChange: '2026-03-02T14:05:06Z',
    });
    expect(message.deliveryInfo).to.deep.equal({
      url: 'https://files.library.example/scan/9',
      sentToPatron: true,
      deliveryCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '12.50' }],
    });
    expect(tolerances).to.include.members([
      'no namespace',
      'header: elements out of order',
      'multipleItemRequestId: missing',
      'status: " loaned " read as Loaned',
      'lastChange: an unusual date format',
      'dueDate: no time of day, read as that day',
      'dateSent: year 1, read as no date',
      'URL: not in this place of version 1.2',
      'monetaryValue: a decimal comma',
    ]);
  });

  it('reads a CrossLink request: default namespace, another prefix for the attribute', () => {
    const { message, tolerances } = understood(fixture('crosslink-request-with-a-default-namespace'), 'request');
    expect(tolerances).to.deep.equal([]);
    expect(message.header.timestamp).to.equal('2026-01-05T14:30:00Z');
    expect(message.bibliographicInfo).to.deep.include({
      title: 'Lakes & rivers: a <short> atlas',
      author: 'Tremblay, Zoë',
      bibliographicItemId: [
        { bibliographicItemIdentifier: '9780000000019', bibliographicItemIdentifierCode: { value: 'ISBN' } },
      ],
    });
    expect(message.serviceInfo?.itemFormat).to.deep.equal({ value: 'Printed' });
    expect(message.supplierInfo?.[0]?.supplierDescription).to.equal('Algonquin\n1 Lake Way');
    expect(message.requestingAgencyInfo?.address?.map((each) => Object.keys(each)[0])).to.deep.equal([
      'electronicAddress',
      'physicalAddress',
    ]);
  });

  it('reads an OCLC retry: prefix ns1, version v1_2_2017, costs and dates in messageInfo', () => {
    const { message, version, versionText } = sam('oclc-retry-with-another-prefix-and-version-name');
    expect([version, versionText]).to.deep.equal(['1.2', 'v1_2_2017']);
    expect(message.messageInfo).to.have.all.keys('reasonForMessage', 'note', 'reasonRetry');
    expect(message.retryInfo).to.deep.equal({
      offeredCosts: [
        {
          currencyCode: { value: 'USD', scheme: 'https://www.iso.org/iso-4217-currency-codes.html' },
          monetaryValue: '25.00',
        },
      ],
      retryAfter: '2026-02-11T00:00:00Z',
      retryBefore: '2026-03-11T00:00:00Z',
    });
  });

  it('reads the same retry from the retryInfo of 2021-2', () => {
    const { message, version } = sam('retry-in-the-2021-version');
    expect(version).to.equal('2021-2');
    expect(message.retryInfo).to.deep.include({
      loanCondition: [{ value: 'LibraryUseOnly' }],
      retryAfter: '2026-02-11T00:00:00Z',
      retryBefore: '2026-03-11T00:00:00Z',
    });
  });

  it('reads an Alma notification: an empty status is no status, a missing multipleItemRequestId no harm (C16)', () => {
    const { message, tolerances, verdict } = sam('alma-notification-with-an-empty-status');
    expect(message.statusInfo).to.deep.equal({ lastChange: '2026-05-06T06:08:09.010Z' });
    expect(tolerances).to.deep.equal(['multipleItemRequestId: missing', 'status: empty']);
    expect(verdict.valid).to.equal(false);
  });

  it('reads every item, condition and parcel of a 2021-2 loan', () => {
    const { message, verdict } = sam('loan-of-two-items-in-the-2021-version');
    expect(verdict.valid).to.equal(true);
    expect(message.statusInfo.dueDate).to.equal('2026-04-03T04:59:59Z');
    expect(message.deliveryInfo).to.deep.include({
      itemId: ['39000000000001', '39000000000002'],
      deliveryMethod: { value: 'Mail' },
      sentToPatron: false,
    });
    expect(message.shippingInfo).to.deep.equal({
      courierName: { value: 'Parcel Post' },
      trackingId: ['PP-1'],
      insurance: 'N',
    });
  });

  it('leaves a link of 1.2 where it is: in itemId, delivered by URL', () => {
    const { message } = sam('copy-delivered-as-a-link-in-1.2');
    expect(message.deliveryInfo).to.deep.include({
      itemId: ['https://files.library.example/get?a=1&b=2'],
      deliveryMethod: { value: 'URL' },
    });
  });

  it('reads Latin-1, keeps blanks in ids, takes a time without zone as UTC', () => {
    const { message, tolerances } = understood(fixture('received-in-latin-1'), 'requestingAgencyMessage');
    expect(message).to.deep.include({ action: 'Received', note: 'Merci beaucoup, à bientôt; Grüße' });
    expect(message.header).to.deep.include({
      requestingAgencyRequestId: ' 1 ',
      supplyingAgencyId: { type: { value: 'ISIL' }, value: 'DE-Übung' },
      timestamp: '2026-03-02T14:05:06Z',
    });
    expect(tolerances).to.deep.equal(['timestamp: no time zone, read as UTC']);
  });

  it('reads an OCLC confirmation', () => {
    const { message } = understood(fixture('oclc-confirmation-with-an-error'), 'requestConfirmation');
    expect(message.confirmationHeader).to.deep.include({
      requestingAgencyRequestId: '200000417',
      messageStatus: 'ERROR',
    });
    expect(message.errorData).to.deep.equal([
      { errorType: 'UnrecognisedDataValue', errorValue: 'requestingAgencyId: not known here' },
    ]);
  });

  it('reads a confirmation as far as it goes, because nobody confirms it', () => {
    const name = 'confirmation-with-two-errors-and-a-made-up-type';
    const { message, tolerances } = understood(fixture(name), 'requestingAgencyMessageConfirmation');
    expect(message).to.deep.equal({
      kind: 'requestingAgencyMessageConfirmation',
      confirmationHeader: { requestingAgencyRequestId: 'REQ-7', messageStatus: 'ERROR' },
      errorData: [
        { errorType: 'BadlyFormedMessage', errorValue: 'NoActiveRequest: REQ-7' },
        { errorType: 'BadlyFormedMessage' },
      ],
    });
    expect(tolerances).to.include('action: Reprint, left out');
  });
});
