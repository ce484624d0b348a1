import { expect } from 'chai';
import fc from 'fast-check';
import { errorTypes, isoVersions } from '../../src/protocol/codes.js';
import { confirm } from '../../src/protocol/confirm.js';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { validate } from '../../src/protocol/schemas.js';
import { envelope, fixture, header, ram, refused, request, sam, understood } from '../fixtures/messages/wire.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';

const now = new Date('2026-01-05T10:00:00.123Z');
const received = understood(
  envelope(ram({ head: header({ requestId: ' 007~1 ' }) })),
  'requestingAgencyMessage',
).message;

describe('the confirmation of a message', () => {
  it('gives back ids byte for byte, the action, the time of the message, and the time it was received (D20)', () => {
    const { confirmation, xml } = confirm(received, { status: 'OK' }, now, '1.2');
    expect(confirmation).to.deep.equal({
      kind: 'requestingAgencyMessageConfirmation',
      confirmationHeader: {
        supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
        requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOCTY' },
        timestamp: '2026-01-05T10:00:00.123Z',
        requestingAgencyRequestId: ' 007~1 ',
        timestampReceived: '2026-01-05T09:30:00Z',
        messageStatus: 'OK',
      },
      action: 'Received',
    });
    expect(xml).to.include('<requestingAgencyRequestId> 007~1 </requestingAgencyRequestId>');
    expect(understood(xml, 'requestingAgencyMessageConfirmation').message).to.deep.equal(confirmation);
  });

  it('is of the kind that belongs to the message, with its reason', () => {
    const message = understood(envelope(sam({ reason: 'Notification' })), 'supplyingAgencyMessage').message;
    const { confirmation } = confirm(message, { status: 'OK' }, now, '2021-2');
    expect(confirmation).to.deep.include({
      kind: 'supplyingAgencyMessageConfirmation',
      reasonForMessage: 'Notification',
    });
    const { kind } = confirm(
      understood(envelope(request()), 'request').message,
      { status: 'OK' },
      now,
      '1.2',
    ).confirmation;
    expect(kind).to.equal('requestConfirmation');
  });

  it('says now where the message had no timestamp', () => {
    const message = understood(envelope(ram({ head: header({ timestamp: '' }) })), 'requestingAgencyMessage').message;
    const { confirmationHeader } = confirm(message, { status: 'OK' }, now, '1.2').confirmation;
    expect(confirmationHeader.timestampReceived).to.equal(now.toISOString());
  });

  it('tells one error of several, and makes one up rather than none', () => {
    const errors = [
      { errorType: 'UnsupportedActionType' as const, errorValue: 'action: Lost' },
      { errorType: 'BadlyFormedMessage' as const },
    ];
    expect(confirm(received, { status: 'ERROR', errors }, now, '2021-2').confirmation.errorData).to.deep.equal([
      errors[0],
    ]);
    expect(confirm(received, { status: 'ERROR', errors: [] }, now, '1.2').confirmation.errorData).to.deep.equal([
      { errorType: 'BadlyFormedMessage' },
    ]);
  });

  it('survives an error text that was cut in the middle of a character', () => {
    const errors = [{ errorType: 'UnrecognisedDataValue' as const, errorValue: `note: ${'📚'.slice(0, 1)}\u0007` }];
    const { xml } = confirm(received, { status: 'ERROR', errors }, now, '1.2');
    expect(validate(xml, '1.2').valid).to.equal(true);
  });

  it('of a refused message gives back what could be read of it', () => {
    const { echo, errors, version } = refused(
      envelope(sam({ reason: 'Notification', status: '<status>Burnt</status>' })),
    );
    const { xml } = confirm(echo, { status: 'ERROR', errors }, now, version);
    expect(xml).to.include(
      '<messageStatus>ERROR</messageStatus></confirmationHeader><reasonForMessage>Notification</reasonForMessage>',
    );
    expect(xml).to.include('<errorType>UnrecognisedDataValue</errorType><errorValue>status: Burnt</errorValue>');
  });

  it('of a message with neither ids nor anything else is valid all the same', () => {
    const { echo, errors } = refused(envelope('<request/>'));
    for (const version of isoVersions)
      expect(validate(confirm(echo, { status: 'ERROR', errors }, now, version).xml, version).valid).to.equal(true);
  });

  it('leaves out a scheme that is no URI, which made the message invalid too', () => {
    const xml = fixture('reshare-old-loan-out-of-order-and-without-namespace')
      .toString()
      .replace('"RESHARE"', '"not a : uri%"');
    const { message } = understood(xml, 'supplyingAgencyMessage');
    expect(validate(confirm(message, { status: 'OK' }, now, '1.2').xml, '1.2').problems).to.deep.equal([]);
  });

  it('does not give an action back to a partner in whose version it does not exist', () => {
    const lost = understood(envelope(ram({ action: 'Lost' })), 'requestingAgencyMessage').message;
    expect(confirm(lost, { status: 'OK' }, now, '1.2').xml).not.to.include('Lost');
    expect(confirm(lost, { status: 'OK' }, now, '2021-2').xml).to.include('<action>Lost</action>');
  });

  it('is valid in both versions, whatever was confirmed', () => {
    const message: fc.Arbitrary<InitiatingMessage> = fc.oneof(
      arbitraryMessage('request'),
      arbitraryMessage('supplyingAgencyMessage'),
      arbitraryMessage('requestingAgencyMessage'),
    );
    const error = fc.record({ errorType: fc.constantFrom(...errorTypes), errorValue: fc.string({ unit: 'binary' }) });
    const verdict = fc.oneof(
      fc.constant({ status: 'OK' as const }),
      fc.record({ status: fc.constant('ERROR' as const), errors: fc.array(error, { maxLength: 3 }) }),
    );
    const scheme = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string());
    fc.assert(
      fc.property(message, verdict, scheme, (each, said, uri) => {
        each.header.requestingAgencyId.type.scheme = uri;
        for (const version of isoVersions) {
          const { xml } = confirm(each, said, now, version);
          const schemas = /<action>(Lost|HoldReturn)</.test(xml) ? [version] : isoVersions;
          for (const schema of schemas) expect(validate(xml, schema).problems).to.deep.equal([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
