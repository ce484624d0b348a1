import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type IsoVersion, isoMessageKinds, isoVersions } from '../../src/protocol/codes.js';
import type { Header, IsoMessage, Request, SupplyingAgencyMessage } from '../../src/protocol/messages.js';
import type { MessageField } from '../../src/protocol/reading/fields.js';
import { messages } from '../../src/protocol/reading/message-structures.js';
import { losses, UnwritableMessage, write } from '../../src/protocol/write.js';

const header: Header = {
  supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
  requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOCTY' },
  timestamp: '2026-01-05T09:30:00Z',
  requestingAgencyRequestId: 'REQ-1',
};
const request: Request = {
  kind: 'request',
  header,
  bibliographicInfo: {
    title: 'Lakes & rivers',
    volume: ['1', '2'],
    bibliographicItemId: [
      { bibliographicItemIdentifierCode: { value: 'ISBN' }, bibliographicItemIdentifier: '9780000000019' },
    ],
  },
  serviceInfo: { serviceType: 'Loan', itemFormat: { value: 'Printed', scheme: 'https://formats.example' } },
};
const loan: SupplyingAgencyMessage = {
  kind: 'supplyingAgencyMessage',
  header: { ...header, requestingAgencyAuthentication: { accountId: 'city' } },
  messageInfo: { reasonForMessage: 'RequestResponse', note: 'too dear?' },
  statusInfo: { status: 'RetryPossible', lastChange: '2026-01-05T09:30:00Z' },
  retryInfo: {
    offeredCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '12.50' }],
    retryBefore: '2026-03-01T00:00:00Z',
    retryAfter: '2026-02-01T00:00:00Z',
  },
  deliveryInfo: { dateSent: '2026-01-05T09:30:00Z', itemId: ['1', '2'], url: 'https://files.example/9' },
};

/** The names of the elements between two tags, in order. */
const namesIn = (xml: string, element: string): string[] =>
  [...(xml.split(`<${element}>`)[1]?.split(`</${element}>`)[0] ?? '').matchAll(/<(\w+)/g)].map(
    ([, name]) => name ?? '',
  );
const problemsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnwritableMessage) return error.problems;
    throw error;
  }
  throw new Error('it was written');
};

describe('writing, strictly by the schema', () => {
  it('begins like every message: declaration, default namespace, prefixed version', () => {
    for (const version of isoVersions)
      expect(write(request, version)).to.match(
        new RegExp(
          `^<\\?xml version="1.0" encoding="UTF-8"\\?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="${version}"><request><header>`,
        ),
      );
  });

  it('puts each version in its own order and under its own names', () => {
    expect(namesIn(write(request, '1.2'), 'bibliographicItemId')).to.deep.equal([
      'bibliographicItemIdentifier',
      'bibliographicItemIdentifierCode',
    ]);
    expect(namesIn(write(request, '2021-2'), 'bibliographicItemId')).to.deep.equal([
      'bibliographicItemIdentifierCode',
      'bibliographicItemIdentifier',
    ]);
    expect(write(request, '1.2')).to.include(
      '<preferredFormat ill:scheme="https://formats.example">Printed</preferredFormat>',
    );
    expect(write(request, '2021-2')).to.include(
      '<itemFormat ill:scheme="https://formats.example">Printed</itemFormat>',
    );
  });

  it('keeps the first volume for 1.2 and all for 2021-2', () => {
    expect(write(request, '1.2').match(/<volume>/g)).to.have.length(1);
    expect(write(request, '2021-2').match(/<volume>/g)).to.have.length(2);
  });

  it('gives 1.2 its empty multipleItemRequestId, and 2021-2 none', () => {
    for (const message of [request, loan]) {
      expect(write(message, '1.2')).to.include('<multipleItemRequestId/>');
      expect(write(message, '2021-2')).not.to.include('multipleItemRequestId');
    }
  });

  it('puts what a retry offers into messageInfo, or into retryInfo the other way round', () => {
    expect(namesIn(write(loan, '1.2'), 'messageInfo')).to.deep.equal([
      'reasonForMessage',
      'note',
      'offeredCosts',
      'currencyCode',
      'monetaryValue',
      'retryAfter',
      'retryBefore',
    ]);
    expect(namesIn(write(loan, '2021-2'), 'retryInfo').slice(-2)).to.deep.equal(['retryBefore', 'retryAfter']);
  });

  it('writes a link as an item that is sent via URL where there is no URL element', () => {
    expect(write(loan, '1.2')).to.include('<itemId>https://files.example/9</itemId><sentVia>URL</sentVia>');
    expect(write(loan, '2021-2')).to.include('<itemId>2</itemId><URL>https://files.example/9</URL>');
  });

  it('leaves credentials out of a 2021-2 answer, which has no place for them', () => {
    expect(write(loan, '1.2')).to.include('<accountId>city</accountId>');
    expect(write(loan, '2021-2')).not.to.include('accountId');
  });

  it('writes no empty element but those 1.2 demands', () => {
    const bare = {
      ...request,
      patronInfo: {},
      bibliographicInfo: {},
      publicationInfo: { publisher: '' },
      supplierInfo: [],
    };
    expect(write(bare, '1.2').match(/<\w+\/>/g)).to.deep.equal(['<multipleItemRequestId/>', '<bibliographicInfo/>']);
  });

  it('writes texts that look like markup as texts', () => {
    for (const title of ['&lt;b&gt;', '&amp;', '&#13;', '<b>', ']]>', '"quoted"', '<?xml?>'])
      expect(write({ ...request, bibliographicInfo: { title } }, '1.2')).to.include(
        `<title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</title>`,
      );
  });
});

describe('what cannot be written', () => {
  const unwritable: [string, IsoMessage, IsoVersion, RegExp][] = [
    [
      'a status of 2021-2 in 1.2',
      { ...loan, statusInfo: { ...loan.statusInfo, status: 'HoldReturn' } },
      '1.2',
      /^status: HoldReturn does not exist in version 1.2$/,
    ],
    [
      'an action of 2021-2 in 1.2',
      { kind: 'requestingAgencyMessage', header, action: 'Lost' },
      '1.2',
      /^action: Lost does not exist in version 1.2$/,
    ],
    [
      'a control character',
      { ...request, bibliographicInfo: { title: 'a\u0007b' } },
      '1.2',
      /^title: a character that XML cannot hold$/,
    ],
    [
      'half a character',
      { ...request, bibliographicInfo: { title: '📚'.slice(0, 1) } },
      '2021-2',
      /^title: a character that XML cannot hold$/,
    ],
    [
      'a scheme with a line break',
      { ...request, serviceInfo: { serviceType: 'Loan', serviceLevel: { value: 'x', scheme: 'a\nb' } } },
      '1.2',
      /^serviceLevel: a line break or tab in its scheme$/,
    ],
    ['an answer without a status', { ...loan, statusInfo: {} }, '2021-2', /statusInfo/],
    [
      'a price without a currency',
      { ...request, billingInfo: { maximumCosts: { monetaryValue: '1' } } },
      '1.2',
      /currencyCode/,
    ],
    [
      'a request without serviceInfo in 2021-2',
      { kind: 'request', header, bibliographicInfo: {} },
      '2021-2',
      /serviceInfo/,
    ],
    [
      'a 1.2 request that names no supplier',
      { ...request, header: { ...header, supplyingAgencyId: undefined } },
      '1.2',
      /supplyingAgencyId/,
    ],
  ];
  for (const [what, message, version, problem] of unwritable)
    it(`is refused, never bent: ${what}`, () => {
      expect(problemsOf(() => write(message, version)).join('\n')).to.match(problem);
    });
});

describe('the table of losses', () => {
  it('is short for 2021-2', () => {
    const rows = losses
      .filter(({ version }) => version === '2021-2')
      .map(({ message, field, what }) => `${message} ${field}: ${what}`);
    expect(rows).to.include.members([
      'request header.supplyingAgencyRequestId: left out',
      'request requestedDeliveryInfo[].address.physicalAddress.region.scheme: left out',
      'supplyingAgencyMessage header.requestingAgencyAuthentication: left out',
    ]);
    expect(
      rows.filter(
        (row) =>
          !/extras|multipleItemRequestId|region\.scheme|consortialId|supplyingAgencyRequestId|requestingAgencyAuthentication/.test(
            row,
          ),
      ),
    ).to.deep.equal([]);
  });

  it('tells what 1.2 has no place for, cuts short, words otherwise or refuses', () => {
    const rows = losses
      .filter(({ version }) => version === '1.2')
      .map(({ message, field, what, codes }) => [message, field, what, codes?.join(' ')].filter(Boolean).join(' / '));
    expect(rows).to.include.members([
      'request / serviceInfo.requestSubType[] / only the first three kept',
      'request / bibliographicInfo.volume[] / only the first kept',
      'supplyingAgencyMessage / shippingInfo / left out',
      'supplyingAgencyMessage / retryInfo.offeredCosts[] / only the first kept',
      'supplyingAgencyMessage / retryInfo.loanCondition[] / left out',
      'supplyingAgencyMessage / deliveryInfo.url / written as itemId, sent via URL',
      'supplyingAgencyMessage / statusInfo.status / refused / HoldReturn ReleaseHoldReturn',
      'requestingAgencyMessage / action / refused / HoldReturn Lost',
    ]);
    expect(rows.join()).not.to.match(/retryInfo\.retry(After|Before)/);
  });
});

describe('the structures that reading and writing share', () => {
  for (const version of isoVersions)
    it(`name every element of the ${version} schema and no other`, () => {
      const xsd = readFileSync(new URL(`../../schemas/iso18626-${version}.xsd`, import.meta.url), 'utf8');
      const inSchema = [...xsd.matchAll(/<xs:element\s[^>]*?(?:name|ref)="(?:\w+:)?(\w+)"/g)].map(([, name]) => name);
      const known = isoMessageKinds.flatMap((kind) => [
        kind,
        ...messages[kind].order[version].flatMap((field) => below(field, version)),
      ]);
      expect([...new Set(known)].sort()).to.deep.equal(
        [...new Set(inSchema)].filter((name) => name !== 'ISO18626Message').sort(),
      );
    });
});

function below(field: MessageField, version: IsoVersion): (string | undefined)[] {
  const children =
    field.is.kind === 'structure' ? field.is.order[version].flatMap((child) => below(child, version)) : [];
  return [field.element[version], ...children];
}
