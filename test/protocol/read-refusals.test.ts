import { expect } from 'chai';
import { agency, envelope, header, ram, reading, refused, request, sam } from '../fixtures/messages/wire.js';

const errorsIn = (xml: string, version?: string) => refused(envelope(xml, version)).errors;
const dueOn = (date: string) => sam({ dates: `<dueDate>${date}</dueDate>` });
const priced = (amount: string) =>
  sam({
    said: `<offeredCosts><currencyCode>CAD</currencyCode><monetaryValue>${amount}</monetaryValue></offeredCosts>`,
  });
const withoutId = (name: string) => header().replace(new RegExp(`<${name}>.*</${name}>`), '');

describe('a message that is understood but not taken (C15, C17, D22)', () => {
  const cases: [string, string, string, string][] = [
    ['an unknown action', ram({ action: 'Reprint' }), 'UnsupportedActionType', 'action: Reprint'],
    ['no action', ram({ action: '' }), 'BadlyFormedMessage', 'action: missing'],
    ['an unknown reason', sam({ reason: 'Boredom' }), 'UnsupportedReasonForMessageType', 'reasonForMessage: Boredom'],
    ['no reason', sam({ reason: '' }), 'BadlyFormedMessage', 'messageInfo: missing'],
    ['an unknown status', sam({ status: '<status>Burnt</status>' }), 'UnrecognisedDataValue', 'status: Burnt'],
    [
      'an unknown answer',
      sam({ said: '<answerYesNo>maybe</answerYesNo>' }),
      'UnrecognisedDataValue',
      'answerYesNo: maybe',
    ],
    [
      'an unknown service type',
      request({ service: '<serviceType>Gift</serviceType>' }),
      'UnrecognisedDataValue',
      'serviceType: Gift',
    ],
    [
      'an unknown request type',
      request({ service: '<requestType>Again</requestType><serviceType>Loan</serviceType>' }),
      'UnrecognisedDataValue',
      'requestType: Again',
    ],
    [
      'no request id',
      ram({ head: withoutId('requestingAgencyRequestId') }),
      'BadlyFormedMessage',
      'requestingAgencyRequestId: missing',
    ],
    [
      'no requesting agency',
      request({ head: withoutId('requestingAgencyId') }),
      'BadlyFormedMessage',
      'requestingAgencyId: missing',
    ],
    [
      'no supplying agency where it speaks',
      sam({ head: withoutId('supplyingAgencyId') }),
      'BadlyFormedMessage',
      'supplyingAgencyId: missing',
    ],
    ['no header', ram({ head: '' }), 'BadlyFormedMessage', 'header: missing'],
    ['nothing at all', '<request/>', 'BadlyFormedMessage', 'request: empty'],
    ['a date nobody can read', dueOn('next Tuesday'), 'UnrecognisedDataValue', 'dueDate: next Tuesday'],
    [
      'a day that does not exist',
      dueOn('2026-02-30T00:00:00Z'),
      'UnrecognisedDataValue',
      'dueDate: 2026-02-30T00:00:00Z',
    ],
    ['the year 9999', dueOn('9999-12-31T00:00:00Z'), 'UnrecognisedDataValue', 'dueDate: 9999-12-31T00:00:00Z'],
    ['the year 0000', dueOn('0000-01-01T00:00:00Z'), 'UnrecognisedDataValue', 'dueDate: 0000-01-01T00:00:00Z'],
    ['a cost in words', priced('a lot'), 'UnrecognisedDataValue', 'monetaryValue: a lot'],
    ['an endless cost', priced('1e999'), 'UnrecognisedDataValue', 'monetaryValue: 1e999'],
    ['an amount that may be two', priced('1,234'), 'UnrecognisedDataValue', 'monetaryValue: 1,234'],
    [
      'an id of 256 characters',
      ram({ head: header({ requestId: 'x'.repeat(256) }) }),
      'UnrecognisedDataValue',
      'requestingAgencyRequestId: more than 255 characters',
    ],
    [
      'a note of more than 64 KB',
      ram({ note: 'x'.repeat(65_537) }),
      'UnrecognisedDataValue',
      'note: more than 65536 characters',
    ],
    [
      'a title of 9 KB',
      request({ bibliographic: `<title>${'x'.repeat(9000)}</title>` }),
      'UnrecognisedDataValue',
      'title: more than 8192 characters',
    ],
    [
      'a thousand and one items',
      sam({ more: `<deliveryInfo>${'<itemId>1</itemId>'.repeat(1001)}</deliveryInfo>` }),
      'UnrecognisedDataValue',
      'itemId: more than 1000 times',
    ],
    ['two messages in one envelope', ram() + request(), 'BadlyFormedMessage', 'ISO18626Message: more than one message'],
    ['the same message twice', ram() + ram(), 'BadlyFormedMessage', 'ISO18626Message: more than one message'],
  ];
  for (const [what, xml, errorType, errorValue] of cases)
    it(`is refused for ${what}`, () => {
      expect(errorsIn(xml)).to.deep.equal([{ errorType, errorValue }]);
    });

  it('is quoted by 40 characters at most, never by half a character', () => {
    expect(errorsIn(ram({ action: '📚'.repeat(50) }))).to.deep.equal([
      { errorType: 'UnsupportedActionType', errorValue: `action: ${'📚'.repeat(40)}` },
    ]);
  });

  it('tells every error it has, in the order they were found', () => {
    const xml = sam({ reason: 'Boredom', status: '<status>Burnt</status>' });
    expect(errorsIn(xml).map(({ errorValue }) => errorValue)).to.deep.equal([
      'reasonForMessage: Boredom',
      'status: Burnt',
    ]);
  });

  it('is echoed: its kind, its ids byte for byte, its action', () => {
    const { about, echo } = refused(
      envelope(ram({ head: header({ requestId: ' 007~1 ' }), note: 'x'.repeat(65_537) })),
    );
    expect(about).to.equal('requestingAgencyMessage');
    expect(echo).to.deep.equal({
      kind: 'requestingAgencyMessage',
      header: {
        supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
        requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOCTY' },
        timestamp: '2026-01-05T09:30:00Z',
        requestingAgencyRequestId: ' 007~1 ',
      },
      action: 'Received',
    });
  });

  it('takes the actions and statuses of 2021-2 in either version', () => {
    for (const version of ['1.2', '2021-2']) {
      expect(reading(envelope(ram({ action: 'Lost' }), version)).kind).to.equal('message');
      expect(reading(envelope(sam({ status: '<status>HoldReturn</status>' }), version)).kind).to.equal('message');
    }
  });
});

describe('strict reading', () => {
  const strict = { maxBytes: 100_000, strict: true };

  it('refuses what the schema refuses and names the first problem', () => {
    const xml = envelope(ram({ head: header().replace('<multipleItemRequestId/>', '') }));
    const [error] = refused(xml, strict).errors;
    expect(error?.errorType).to.equal('BadlyFormedMessage');
    expect(error?.errorValue).to.match(/^requestingAgencyMessage: .*multipleItemRequestId/);
  });

  it('takes what the schema takes', () => {
    expect(reading(envelope(ram()), strict).kind).to.equal('message');
  });
});

describe('bytes of which nobody can tell what they are', () => {
  it('are unreadable: no XML, no envelope, no message, too many bytes', () => {
    const unreadable = [
      '',
      'hello',
      ram(),
      envelope(''),
      envelope('<greeting/>'),
      envelope(ram({ note: 'x'.repeat(1_000_001) })),
    ];
    const codes = unreadable.map((xml) => {
      const got = reading(xml);
      return got.kind === 'unreadable' && got.code;
    });
    expect(codes).to.deep.equal([
      'not-well-formed',
      'not-well-formed',
      'wrong-root',
      'no-message',
      'no-message',
      'too-large',
    ]);
  });

  it('are unreadable: a confirmation that does not say OK or ERROR', () => {
    const empty = envelope(
      `<requestConfirmation><confirmationHeader>${agency('supplying', 'X')}</confirmationHeader></requestConfirmation>`,
    );
    expect(reading(empty)).to.deep.include({ kind: 'unreadable', code: 'bad-confirmation' });
    expect(reading(envelope('<requestConfirmation/>'))).to.deep.include({
      kind: 'unreadable',
      code: 'bad-confirmation',
    });
  });
});
