import { expect } from 'chai';
import { validate } from '../../src/protocol/schemas.js';
import {
  authentication,
  confirmation,
  consortium,
  envelope,
  errorData,
  header,
  multi,
  request,
  requester,
  requesting,
  requestWithService,
  supplier,
  supplierRequestId,
  supplying,
  withDelivery,
} from '../fixtures/schemas/messages.js';

/** A row: what the document is like, the document, and in which versions it is valid. */
type Row = [what: string, xml: string, in1_2: boolean, in2021: boolean];
const both = [true, true] as const;
const none = [false, false] as const;
const only1_2 = [true, false] as const;
const only2021 = [false, true] as const;

function rules(rows: Row[]): void {
  for (const [what, xml, in1_2, in2021] of rows) {
    it(`${what}: 1.2 ${in1_2 ? 'takes' : 'refuses'} it, 2021-2 ${in2021 ? 'takes' : 'refuses'} it`, () => {
      expect(validate(xml, '1.2').valid, '1.2').to.equal(in1_2);
      expect(validate(xml, '2021-2').valid, '2021-2').to.equal(in2021);
    });
  }
}

const later = (version: '1.2' | '2021-2', more: string, agencies = supplier + requester) =>
  header({ agencies, multiple: version === '1.2' ? multi : '', more });
const identifier = '<ill:bibliographicItemIdentifier>9780</ill:bibliographicItemIdentifier>';
const code = '<ill:bibliographicItemIdentifierCode>ISBN</ill:bibliographicItemIdentifierCode>';
const item = (inside: string) => `<ill:bibliographicItemId>${inside}</ill:bibliographicItemId>`;
const sort = (number: number) => `<ill:supplierInfo><ill:sortOrder>${number}</ill:sortOrder></ill:supplierInfo>`;
const requestedDelivery = (inside: string) => `<ill:requestedDeliveryInfo>${inside}</ill:requestedDeliveryInfo>`;
const region = (attribute: string) =>
  requestedDelivery(
    `<ill:address><ill:physicalAddress><ill:region${attribute}>CA-ON</ill:region></ill:physicalAddress></ill:address>`,
  );
const email =
  '<ill:address><ill:electronicAddress><ill:electronicAddressType>Email</ill:electronicAddressType><ill:electronicAddressData>a@b</ill:electronicAddressData></ill:electronicAddress></ill:address>';
const costs = (name: string) =>
  `<ill:${name}><ill:currencyCode>CAD</ill:currencyCode><ill:monetaryValue>1</ill:monetaryValue></ill:${name}>`;
const before = '<ill:retryBefore>2024-06-01T00:00:00Z</ill:retryBefore>';
const after = '<ill:retryAfter>2024-06-01T00:00:00Z</ill:retryAfter>';
const retryInfo = (inside: string) => `<ill:retryInfo>${inside}</ill:retryInfo>`;
const status = (value: string) =>
  `<ill:status>${value}</ill:status><ill:lastChange>2024-05-06T07:08:09Z</ill:lastChange>`;
const subTypes = (count: number) => '<ill:requestSubType>PatronRequest</ill:requestSubType>'.repeat(count);

describe('what changed from 1.2 to 2021-2', () => {
  rules([
    ['1 supplying agency message with multipleItemRequestId', supplying('1.2'), ...only1_2],
    ['1 supplying agency message without it', supplying('2021-2'), ...only2021],
    ['1 requesting agency message with it', requesting('1.2'), ...only1_2],
    ['1 requesting agency message without it', requesting('2021-2'), ...only2021],
    ['2 request without supplier', request({ header: header({ agencies: requester, multiple: multi }) }), ...only2021],
    ['2 request without multipleItemRequestId', request({ header: header() }), ...only2021],
    [
      '2 request with consortialId',
      request({ header: header({ agencies: supplier + requester + consortium, multiple: multi }) }),
      ...only2021,
    ],
    [
      '2 request with consortialId before the requester',
      request({ header: header({ agencies: supplier + consortium + requester, multiple: multi }) }),
      ...none,
    ],
    [
      '2 request with supplyingAgencyRequestId',
      request({ header: header({ multiple: multi, more: supplierRequestId }) }),
      ...only1_2,
    ],
    ['3 supplying message with authentication', supplying('1.2', { header: later('1.2', authentication) }), ...only1_2],
    ['3 the same in the new header', supplying('2021-2', { header: later('2021-2', authentication) }), ...none],
    [
      '3 supplying message with consortialId',
      supplying('2021-2', { header: later('2021-2', '', supplier + requester + consortium) }),
      ...none,
    ],
    [
      '4 requesting message with consortialId',
      requesting('2021-2', { header: later('2021-2', '', supplier + requester + consortium) }),
      ...only2021,
    ],
    [
      '4 the same in the old header',
      requesting('1.2', { header: later('1.2', '', supplier + requester + consortium) }),
      ...none,
    ],
    ['5 confirmation with multipleItemRequestId', confirmation({ multiple: multi }), ...only1_2],
    ['6 two errorData', confirmation({ status: 'ERROR', errors: errorData.repeat(2) }), ...only2021],
    ['7 request without serviceInfo', request({ serviceInfo: '' }), ...only1_2],
    ['8 item identifier before its code', request({ bibliographicInfo: item(identifier + code) }), ...only1_2],
    ['8 item code before its identifier', request({ bibliographicInfo: item(code + identifier) }), ...only2021],
    [
      '9 authorId after author',
      request({ bibliographicInfo: '<ill:author>A</ill:author><ill:authorId>0000</ill:authorId>' }),
      ...only2021,
    ],
    ['9 two volumes', request({ bibliographicInfo: '<ill:volume>1</ill:volume>'.repeat(2) }), ...only2021],
    [
      '10 publisherId after publisher',
      request({ publicationInfo: '<ill:publisher>P</ill:publisher><ill:publisherId>0000</ill:publisherId>' }),
      ...only2021,
    ],
    ['11 preferredFormat', requestWithService('', '<ill:preferredFormat>CD</ill:preferredFormat>'), ...only1_2],
    ['11 itemFormat', requestWithService('', '<ill:itemFormat>CD</ill:itemFormat>'), ...only2021],
    ['12 three sub-types', requestWithService(subTypes(3), ''), ...both],
    ['12 four sub-types', requestWithService(subTypes(4), ''), ...only2021],
    ['13 anyEdition', requestWithService('', '<ill:anyEdition>Y</ill:anyEdition>'), ...both],
    [
      '13 preferredEdition after it',
      requestWithService(
        '',
        '<ill:anyEdition>Y</ill:anyEdition><ill:preferredEdition>AnyEdition</ill:preferredEdition>',
      ),
      ...only2021,
    ],
    [
      '14 loan conditions in serviceInfo',
      requestWithService('', '<ill:loanCondition>LibraryUseOnly</ill:loanCondition>'.repeat(2)),
      ...only2021,
    ],
    ['15 sortOrder zero', request({ rest: sort(0) }), ...both],
    ['15 negative sortOrder', request({ rest: sort(-1) }), ...only1_2],
    [
      '15 negative sortOrder of a delivery',
      request({ rest: requestedDelivery('<ill:sortOrder>-1</ill:sortOrder>') }),
      ...only1_2,
    ],
    [
      '16 deliveryMethod and courierName after the address',
      request({
        rest: requestedDelivery(
          `${email}<ill:deliveryMethod>Mail</ill:deliveryMethod><ill:courierName>C</ill:courierName>`,
        ),
      }),
      ...only2021,
    ],
    ['17 region with a scheme', request({ rest: region(' ill:scheme="x"') }), ...only1_2],
    ['17 region without a scheme', request({ rest: region('') }), ...both],
    ['18 offeredCosts in messageInfo', supplying('1.2', { info: costs('offeredCosts') }), ...only1_2],
    ['18 the same under the new header', supplying('2021-2', { info: costs('offeredCosts') }), ...none],
    ['18 retryAfter, then retryBefore in messageInfo', supplying('1.2', { info: after + before }), ...only1_2],
    ['18 retryBefore first in messageInfo', supplying('1.2', { info: before + after }), ...none],
    [
      '19 retryInfo with two costs, retryBefore first',
      supplying('2021-2', { afterStatus: retryInfo(costs('offeredCosts').repeat(2) + before + after) }),
      ...only2021,
    ],
    ['19 retryAfter first in retryInfo', supplying('2021-2', { afterStatus: retryInfo(after + before) }), ...none],
    ['19 retryInfo under the old header', supplying('1.2', { afterStatus: retryInfo('') }), ...none],
    ['20 sentVia', withDelivery('1.2', '<ill:sentVia>Mail</ill:sentVia>'), ...only1_2],
    ['20 sentVia under the new header', withDelivery('2021-2', '<ill:sentVia>Mail</ill:sentVia>'), ...none],
    [
      '20 deliveryMethod after URL',
      withDelivery('2021-2', '<ill:URL>https://a.example</ill:URL><ill:deliveryMethod>URL</ill:deliveryMethod>'),
      ...only2021,
    ],
    [
      '20 deliveryMethod before URL',
      withDelivery('2021-2', '<ill:deliveryMethod>URL</ill:deliveryMethod><ill:URL>https://a.example</ill:URL>'),
      ...none,
    ],
    ['21 deliveredFormat', withDelivery('1.2', '<ill:deliveredFormat>PDF</ill:deliveredFormat>'), ...only1_2],
    ['21 itemFormat in deliveryInfo', withDelivery('2021-2', '<ill:itemFormat>PDF</ill:itemFormat>'), ...only2021],
    [
      '22 URL, address, serviceType and paymentMethod in deliveryInfo',
      withDelivery(
        '2021-2',
        `<ill:URL>u</ill:URL>${email}<ill:serviceType>Copy</ill:serviceType><ill:paymentMethod>IFM</ill:paymentMethod>`,
      ),
      ...only2021,
    ],
    ['23 one item, condition and cost (1.2)', withDelivery('1.2', repeated(1)), ...only1_2],
    ['23 two of each (1.2)', withDelivery('1.2', repeated(2)), ...none],
    ['23 two of each (2021-2)', withDelivery('2021-2', repeated(2)), ...only2021],
    [
      '24 shippingInfo',
      supplying('2021-2', {
        afterStatus:
          '<ill:shippingInfo><ill:courierName>C</ill:courierName><ill:trackingId>T</ill:trackingId></ill:shippingInfo><ill:returnInfo/>',
      }),
      ...only2021,
    ],
    [
      '24 shippingInfo after returnInfo',
      supplying('2021-2', { afterStatus: '<ill:returnInfo/><ill:shippingInfo/>' }),
      ...none,
    ],
    ['25 action HoldReturn', requesting('2021-2', { action: 'HoldReturn' }), ...only2021],
    ['25 action HoldReturn in 1.2', requesting('1.2', { action: 'HoldReturn' }), ...none],
    ['25 action Lost', requesting('2021-2', { action: 'Lost' }), ...only2021],
    ['25 action Lost in 1.2', requesting('1.2', { action: 'Lost' }), ...none],
    ['26 status HoldReturn', supplying('2021-2', { status: status('HoldReturn') }), ...only2021],
    ['26 status HoldReturn in 1.2', supplying('1.2', { status: status('HoldReturn') }), ...none],
    ['26 status ReleaseHoldReturn', supplying('2021-2', { status: status('ReleaseHoldReturn') }), ...only2021],
    ['26 status ReleaseHoldReturn in 1.2', supplying('1.2', { status: status('ReleaseHoldReturn') }), ...none],
    [
      '27 a preferredEdition off the list',
      requestWithService('', '<ill:preferredEdition>OldestEdition</ill:preferredEdition>'),
      ...none,
    ],
  ]);
});

function repeated(count: number): string {
  return (
    '<ill:itemId>1</ill:itemId>'.repeat(count) +
    '<ill:loanCondition>LibraryUseOnly</ill:loanCondition>'.repeat(count) +
    costs('deliveryCosts').repeat(count)
  );
}

const address = (inside: string) => request({ rest: requestedDelivery(`<ill:address>${inside}</ill:address>`) });
const electronic = email.replace(/<\/?ill:address>/g, '');

describe('what both versions say of the same documents', () => {
  rules([
    ['request with an empty multipleItemRequestId', request(), ...both],
    ['confirmation without multipleItemRequestId', confirmation(), ...both],
    ['messageStatus OK together with errorData', confirmation({ errors: errorData }), ...both],
    ['version without prefix', request().replace('ill:version', 'version'), ...none],
    ['version missing', request().replace(' ill:version="any"', ''), ...none],
    ['version empty', request().replace('"any"', '""'), ...both],
    ['version v1_2_2017', request().replace('"any"', '"v1_2_2017"'), ...both],
    ['scheme without prefix', request().replace('<ill:agencyIdType>', '<ill:agencyIdType scheme="x">'), ...none],
    ['scheme RESHARE', request().replace('<ill:agencyIdType>', '<ill:agencyIdType ill:scheme="RESHARE">'), ...both],
    [
      'no namespace',
      request()
        .replace(/ xmlns:ill="[^"]*"/, '')
        .replaceAll('ill:', ''),
      ...none,
    ],
    ['another namespace', request().replace(/2013/, '2021'), ...none],
    ['empty status (1.2)', supplying('1.2', { status: status('') }), ...none],
    ['empty status (2021-2)', supplying('2021-2', { status: status('') }), ...none],
    [
      'empty due date',
      supplying('1.2', { status: status('Loaned').replace('<ill:last', '<ill:dueDate/><ill:last') }),
      ...none,
    ],
    ['padded code', confirmation({ status: ' OK ' }), ...none],
    ['deliveryInfo without dateSent (1.2)', supplying('1.2', { afterStatus: '<ill:deliveryInfo/>' }), ...none],
    ['deliveryInfo without dateSent (2021-2)', supplying('2021-2', { afterStatus: '<ill:deliveryInfo/>' }), ...none],
    ['status without lastChange (1.2)', supplying('1.2', { status: '<ill:status>Loaned</ill:status>' }), ...none],
    ['status without lastChange (2021-2)', supplying('2021-2', { status: '<ill:status>Loaned</ill:status>' }), ...none],
    ['empty loanCondition (1.2)', withDelivery('1.2', '<ill:loanCondition/>'), ...only1_2],
    ['empty loanCondition (2021-2)', withDelivery('2021-2', '<ill:loanCondition/>'), ...only2021],
    ['empty reasonUnfilled (1.2)', supplying('1.2', { info: '<ill:reasonUnfilled/>' }), ...only1_2],
    ['empty reasonUnfilled (2021-2)', supplying('2021-2', { info: '<ill:reasonUnfilled/>' }), ...only2021],
    ['address with one kind', address(electronic), ...both],
    ['empty address', address(''), ...none],
    ['address with both kinds', address(`${electronic}<ill:physicalAddress/>`), ...none],
    ['envelope without a message', envelope(''), ...none],
    ['two messages in one envelope', twice(confirmation()), ...none],
    ['a bare request', bareRequest(), ...none],
  ]);
});

function twice(xml: string): string {
  const [message = ''] = /<ill:requestConfirmation>.*<\/ill:requestConfirmation>/.exec(xml) ?? [];
  return xml.replace(message, message + message);
}

function bareRequest(): string {
  const [message = ''] = /<ill:request>.*<\/ill:request>/.exec(request()) ?? [];
  return message.replace('<ill:request', '<ill:request xmlns:ill="http://illtransactions.org/2013/iso18626"');
}

describe('the problems of an invalid document', () => {
  it('name the element, the line and the rule', () => {
    expect(validate(confirmation({ status: ' OK ' }), '1.2').problems).to.deep.equal([
      "requestConfirmation/confirmationHeader/messageStatus (line 1): is not one of 'OK', 'ERROR'.",
    ]);
  });

  it('name the element where the namespace is the default one', () => {
    const xml = supplying('1.2', { status: status('Lent').replace('<ill:last', '\n<ill:last') })
      .replace('xmlns:ill', 'xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill')
      .replace(/(<\/?)ill:/g, '$1');
    expect(validate(xml, '1.2').problems[0]).to.match(
      /^supplyingAgencyMessage\/statusInfo\/status \(line 1\): is not one/,
    );
  });

  it('say which of several', () => {
    const { problems } = validate(request({ rest: sort(1) + sort(-1) }), '2021-2');
    expect(problems[0]).to.match(
      /^request\/supplierInfo\[2\]\/sortOrder \(line 1\): is not a valid nonNegativeInteger/,
    );
  });

  it('never repeat what a patron or a librarian wrote', () => {
    const secret = "O'Neil is not an element of the set {'x'}.";
    const { problems } = validate(
      supplying('1.2', { status: status(secret).replace('2024-05-06T07:08:09Z', `'${secret}'`) }),
      '1.2',
    );
    expect(problems).to.have.length(2);
    expect(problems.join()).not.to.contain('Neil');
  });

  it('are at most ten', () => {
    const bad = '<ill:supplierInfo><ill:sortOrder>x</ill:sortOrder></ill:supplierInfo>'.repeat(30);
    expect(validate(request({ rest: bad }), '1.2').problems).to.have.length(10);
  });

  it('are one when the text is not XML', () => {
    expect(validate('<ill:request>', '1.2')).to.deep.equal({
      valid: false,
      problems: ['not well-formed XML (line 1)'],
    });
    expect(validate(Buffer.from(''), '2021-2').valid).to.equal(false);
  });
});

describe('a document as bytes', () => {
  it('is validated like the same text', () => {
    expect(validate(Buffer.from(request()), '1.2')).to.deep.equal({ valid: true, problems: [] });
  });

  it('in UTF-16 is read by its mark', () => {
    expect(validate(Buffer.from(`\ufeff${request()}`, 'utf16le'), '2021-2').valid).to.equal(true);
  });
});
