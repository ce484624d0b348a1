import { expect } from 'chai';
import fc from 'fast-check';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { canonicalOf, identityOf, semanticKeyOf } from '../../src/protocol/understand.js';
import { envelope, header, ram, reading, request, sam } from '../fixtures/messages/wire.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';

function message(xml: string): InitiatingMessage {
  const got = reading(envelope(xml));
  if (got.kind !== 'message') throw new Error('not read');
  return got.message as InitiatingMessage;
}
const later = header({ timestamp: '2026-01-05T09:31:00Z' });

describe('the identity of a message', () => {
  it('is the same however it was written', () => {
    const plain = message(sam({ said: '<note>a</note>' }));
    const other = message(
      sam({ said: '<note><![CDATA[a]]></note>' }).replace(
        /(<messageInfo>.*<\/messageInfo>)(.*)(<\/supplying)/,
        '$2$1$3',
      ),
    );
    expect(identityOf(other)).to.equal(identityOf(plain));
  });

  it('changes with the timestamp of an answer or an action, not with that of a request', () => {
    expect(identityOf(message(ram({ head: later })))).not.to.equal(identityOf(message(ram())));
    expect(identityOf(message(sam({ head: later })))).not.to.equal(identityOf(message(sam())));
    expect(identityOf(message(request({ head: later })))).to.equal(identityOf(message(request())));
  });

  it('changes with the content of a request', () => {
    const other = request({ bibliographic: '<title>Another</title>' });
    expect(identityOf(message(other))).not.to.equal(identityOf(message(request())));
  });

  it('does not depend on credentials', () => {
    const more = '<requestingAgencyAuthentication><securityCode>new</securityCode></requestingAgencyAuthentication>';
    expect(identityOf(message(ram({ head: header({ more }) })))).to.equal(identityOf(message(ram())));
  });

  it('is not fooled by values that move from one field to the next', () => {
    const one = request({ bibliographic: '<title>a</title><author>b</author>' });
    const two = request({ bibliographic: '<title>ab</title>' });
    const three = request({ bibliographic: '<title>b</title><author>a</author>' });
    expect(new Set([one, two, three].map((xml) => identityOf(message(xml)))).size).to.equal(3);
  });

  it('is 64 hex digits and needs nothing but the message', () => {
    fc.assert(
      fc.property(arbitraryMessage('supplyingAgencyMessage'), (each) => {
        expect(identityOf(each))
          .to.match(/^[0-9a-f]{64}$/)
          .and.equal(identityOf(structuredClone(each)));
        expect(canonicalOf(each)).to.deep.equal({ identity: identityOf(each), meaning: semanticKeyOf(each) });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the meaning of a message', () => {
  const meaning = (xml: string) => semanticKeyOf(message(xml));

  it('is the same when it is sent again with a fresh timestamp', () => {
    expect(meaning(ram({ head: later }))).to.equal(meaning(ram()));
    expect(meaning(sam({ head: later }))).to.equal(meaning(sam()));
    const again = sam({ head: later }).replace('<lastChange>2026-01-05T09:30', '<lastChange>2026-01-05T09:31');
    expect(meaning(again)).to.equal(meaning(sam()));
  });

  it('changes with the action, the note and its sequence mark', () => {
    const keys = [ram(), ram({ action: 'Renew' }), ram({ note: 'a#seq:1#' }), ram({ note: 'a#seq:2#' })].map(meaning);
    expect(new Set(keys).size).to.equal(4);
  });

  it('changes with the sequence mark also where a dialect has taken it out of the note', () => {
    const plain = message(ram({ note: 'a' }));
    const keys = [1, 2].map((sequence) => semanticKeyOf({ ...plain, extras: { sequence } }));
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('changes with reason, status, dates, answer and note of an answer', () => {
    const keys = [
      sam(),
      sam({ reason: 'Notification' }),
      sam({ status: '<status>Overdue</status>' }),
      sam({ dates: '<dueDate>2026-02-01T00:00:00Z</dueDate>' }),
      sam({ said: '<answerYesNo>Y</answerYesNo>' }),
      sam({ said: '<note>hello</note>' }),
      sam({ head: header({ requestId: 'REQ-2' }) }),
    ].map(meaning);
    expect(new Set(keys).size).to.equal(keys.length);
  });

  it('of a request is its identity', () => {
    expect(meaning(request({ head: later }))).to.equal(identityOf(message(request())));
  });
});
