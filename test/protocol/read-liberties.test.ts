import { expect } from 'chai';
import { agency, envelope, header, ram, request, sam, understood } from '../fixtures/messages/wire.js';

const asRequest = (xml: string, version?: string) => understood(envelope(xml, version), 'request');
const asSupplier = (xml: string, version?: string) => understood(envelope(xml, version), 'supplyingAgencyMessage');
const asRequester = (xml: string, version?: string) => understood(envelope(xml, version), 'requestingAgencyMessage');

describe('the liberties a sender may take', () => {
  for (const [written, meant] of [
    ['y', 'Y'],
    [' Yes ', 'Y'],
    ['NO', 'N'],
    ['true', 'Y'],
  ] as const)
    it(`answers ${JSON.stringify(written)} for ${meant}`, () => {
      const said = `<answerYesNo>${written}</answerYesNo>`;
      const { message, tolerances } = asSupplier(sam({ reason: 'RenewResponse', said }));
      expect(message.messageInfo.answerYesNo).to.equal(meant);
      expect(tolerances).to.deep.equal([`answerYesNo: "${written}" read as ${meant}`]);
    });

  for (const [written, meant] of [
    ['2026-01-05T09:30:00Z', '2026-01-05T09:30:00Z'],
    ['2026-01-05T09:30:00.120Z', '2026-01-05T09:30:00.120Z'],
    ['2026-01-05T09:30:00+02:00', '2026-01-05T07:30:00Z'],
    ['2026-01-05T00:30:00+0130', '2026-01-04T23:00:00Z'],
    ['2026-01-05T09:30:00', '2026-01-05T09:30:00Z'],
    ['2026-01-05T09:30', '2026-01-05T09:30:00Z'],
    ['2026-01-05 09:30:00', '2026-01-05T09:30:00Z'],
    ['2026-01-05T24:00:00Z', '2026-01-06T00:00:00Z'],
    ['2026-01-05', '2026-01-05'],
    ['2026-01-05T00:00:00', '2026-01-05'],
    ['2026-01-05T00:00:00Z', '2026-01-05'],
    ['2026-01-05T00:00:00.000Z', '2026-01-05'],
    ['2026-01-05T00:00:00-05:00', '2026-01-05T05:00:00Z'],
    ['2026-01-04T19:00:00-05:00', '2026-01-05T00:00:00Z'],
    ['0001-01-01T00:00:00Z', undefined],
    ['', undefined],
  ] as const)
    it(`FA15: dates ${JSON.stringify(written)} for ${meant ?? 'no date'}`, () => {
      const { message } = asSupplier(sam({ dates: `<dueDate>${written}</dueDate>` }));
      expect(message.statusInfo.dueDate).to.equal(meant);
    });

  for (const [written, meant] of [
    ['12.50', '12.50'],
    ['12,50', '12.50'],
    [' 7 ', '7'],
    ['.5', '0.5'],
    ['007', '007'],
  ] as const)
    it(`costs ${JSON.stringify(written)} for ${meant}, with or without a currency`, () => {
      const said = `<offeredCosts><monetaryValue>${written}</monetaryValue></offeredCosts>`;
      expect(asSupplier(sam({ said })).message.retryInfo).to.deep.equal({ offeredCosts: [{ monetaryValue: meant }] });
    });

  it('FE10, C17: a price below zero, which is left out: the message stands', () => {
    const said = '<offeredCosts><currencyCode>CAD</currencyCode><monetaryValue>-1</monetaryValue></offeredCosts>';
    const { message, tolerances } = asSupplier(sam({ said }));
    expect(message.retryInfo?.offeredCosts ?? []).to.deep.equal([]);
    expect(tolerances).to.include('monetaryValue: below zero, left out');
  });

  it('open codes of any kind, with any scheme or none', () => {
    const service = '<serviceType>loan</serviceType><serviceLevel ill:scheme="ZFL">by pigeon</serviceLevel>';
    const { message } = asRequest(request({ service }));
    expect(message.serviceInfo).to.deep.equal({
      serviceType: 'Loan',
      serviceLevel: { value: 'by pigeon', scheme: 'ZFL' },
    });
  });

  it('the two children of an item id in either order', () => {
    const identifier = '<bibliographicItemIdentifier>1234-5679</bibliographicItemIdentifier>';
    const code = '<bibliographicItemIdentifierCode>issn</bibliographicItemIdentifierCode>';
    for (const inside of [identifier + code, code + identifier]) {
      const bibliographic = `<bibliographicItemId>${inside}</bibliographicItemId>`;
      const { message, tolerances } = asRequest(request({ bibliographic }));
      expect(message.bibliographicInfo.bibliographicItemId?.[0]?.bibliographicItemIdentifier).to.equal('1234-5679');
      expect(tolerances.length > 0).to.equal(inside === code + identifier);
    }
  });

  for (const [older, newer] of [
    ['sentVia', 'deliveryMethod'],
    ['deliveredFormat', 'itemFormat'],
  ] as const)
    for (const version of ['1.2', '2021-2'])
      it(`${older} and ${newer} are one thing, also in ${version}`, () => {
        for (const name of [older, newer]) {
          const delivery = `<deliveryInfo><dateSent>2026-01-05T09:30:00Z</dateSent><${name}>X</${name}></deliveryInfo>`;
          expect(
            asSupplier(sam({ more: delivery }), version).message.deliveryInfo?.[newer as 'itemFormat'],
          ).to.deep.equal({ value: 'X' });
        }
      });

  it('retry dates in messageInfo and in retryInfo, in one message even', () => {
    const said = '<retryAfter>2026-02-01T00:00:00Z</retryAfter><retryBefore>2026-03-01T00:00:00Z</retryBefore>';
    const more = '<retryInfo><retryBefore>2026-03-31T00:00:00Z</retryBefore></retryInfo>';
    expect(asSupplier(sam({ said, more })).message.retryInfo).to.deep.equal({
      retryAfter: '2026-02-01T00:00:00Z',
      retryBefore: '2026-03-31T00:00:00Z',
    });
  });

  it('a region with or without a scheme in either version', () => {
    for (const version of ['1.2', '2021-2'])
      for (const attribute of ['', ' ill:scheme="https://regions.example"']) {
        const more = `<returnInfo><physicalAddress><region${attribute}>CA-ON</region></physicalAddress></returnInfo>`;
        const { returnInfo } = asSupplier(sam({ more }), version).message;
        expect(returnInfo?.physicalAddress?.region?.value).to.equal('CA-ON');
      }
  });

  it('multipleItemRequestId given, empty or missing (C16)', () => {
    const without = header().replace('<multipleItemRequestId/>', '');
    const given = header().replace('<multipleItemRequestId/>', '<multipleItemRequestId>SET-1</multipleItemRequestId>');
    expect(asRequester(ram({ head: without })).message.header).not.to.have.property('multipleItemRequestId');
    expect(asRequester(ram()).message.header).not.to.have.property('multipleItemRequestId');
    for (const version of ['1.2', '2021-2'])
      expect(asRequester(ram({ head: given }), version).message.header.multipleItemRequestId).to.equal('SET-1');
  });

  it('a request without a supplier, which 2021-2 allows and 1.2 gets away with', () => {
    const head = header().replace(agency('supplying', 'CA-OOALG'), '');
    for (const version of ['1.2', '2021-2'])
      expect(asRequest(request({ head }), version).message.header).not.to.have.property('supplyingAgencyId');
  });

  it('no statusInfo at all, which leaves the status as it is', () => {
    const xml = sam().replace(/<statusInfo>.*<\/statusInfo>/, '');
    const { message, tolerances } = asSupplier(xml);
    expect(message.statusInfo).to.deep.equal({});
    expect(tolerances).to.include('statusInfo: missing or empty');
  });

  it('an agency without a type, echoed as it came', () => {
    const head = header().replaceAll('<agencyIdType>ISIL</agencyIdType>', '');
    const { message, tolerances } = asRequester(ram({ head }));
    expect(message.header.requestingAgencyId).to.deep.equal({ type: { value: '' }, value: 'CA-OOCTY' });
    expect(tolerances).to.include('agencyIdType: missing or empty');
  });

  it('elements nobody knows, and elements of another namespace', () => {
    const more = '<mood>good</mood><x:note xmlns:x="urn:x">not ours</x:note>';
    const { message, tolerances } = asRequester(ram({ more }));
    expect(message).not.to.have.property('note');
    expect(tolerances).to.include.members(['mood: unknown here, ignored', 'elements of another namespace, left out']);
  });

  it('one value too many: the first is used and the liberty noted', () => {
    const { message, tolerances } = asRequester(ram({ note: 'first', more: '<note>second</note>' }));
    expect(message.note).to.equal('first');
    expect(tolerances).to.include('note: given more than once, the first is used');
  });

  it('an address of both kinds, of which the physical one is used', () => {
    const both =
      '<address><electronicAddress><electronicAddressData>a@b.example</electronicAddressData></electronicAddress><physicalAddress><line1>1 Main Street</line1></physicalAddress></address>';
    const { message } = asRequest(request({ more: `<requestedDeliveryInfo>${both}</requestedDeliveryInfo>` }));
    expect(message.requestedDeliveryInfo).to.deep.equal([{ address: { physicalAddress: { line1: '1 Main Street' } } }]);
  });

  it('structures that say nothing, which are not there', () => {
    const more = '<deliveryInfo><dateSent/><loanCondition/></deliveryInfo><returnInfo/>';
    expect(asSupplier(sam({ more })).message).to.have.all.keys('kind', 'header', 'messageInfo', 'statusInfo');
  });
});
