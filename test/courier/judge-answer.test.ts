import { expect } from 'chai';
import { type HttpAnswer, judgeAnswer } from '../../src/adapters/courier/judge-answer.js';
import type { AlreadyExists } from '../../src/engine/model/courier.js';
import type { ErrorData, IsoMessage } from '../../src/protocol/messages.js';
import { inEnglish, inFrench } from '../support/said.js';

const now = new Date('2026-03-01T12:00:00Z');
const call = {
  expects: { kind: 'request', requestingAgencyRequestId: 'OTT-0000001' } as const,
  alreadyExists: 'refusal',
};

function confirmation(status: 'OK' | 'ERROR', id: string | undefined, ...errorData: ErrorData[]): IsoMessage {
  const confirmationHeader = { messageStatus: status, ...(id === undefined ? {} : { requestingAgencyRequestId: id }) };
  return { kind: 'requestConfirmation', confirmationHeader, ...(errorData.length ? { errorData } : {}) };
}
const heard = (status: number, message?: IsoMessage, rest: Partial<HttpAnswer> = {}): HttpAnswer => ({
  status,
  headers: {},
  end: 'complete',
  empty: false,
  message: () => message,
  ...rest,
});
const judge = (answer: HttpAnswer, alreadyExists: AlreadyExists = 'refusal') =>
  judgeAnswer(answer, { ...call, alreadyExists }, now);

describe('an answer with a success status', () => {
  it('delivers when it confirms our message', () => {
    expect(judge(heard(200, confirmation('OK', 'OTT-0000001')))).to.deep.equal({ class: 'delivered' });
  });

  it('delivers under any 2xx, if only the confirmation is there', () => {
    expect(judge(heard(202, confirmation('OK', ' OTT-0000001 '))).class).to.equal('delivered');
    expect(judge(heard(202)).class).to.equal('ambiguous');
    expect(judge(heard(204, undefined, { empty: true }))).to.include({ class: 'ambiguous', code: 'empty-answer' });
  });

  it('delivers when the confirmation names no request: the schema leaves the id optional', () => {
    expect(judge(heard(200, confirmation('OK', undefined))).class).to.equal('delivered');
  });

  it('delivers OK with errorData, and passes the remark on', () => {
    const remark = judge(
      heard(200, confirmation('OK', 'OTT-0000001', { errorType: 'UnrecognisedDataElement', errorValue: 'callNumber' })),
    );
    expect(remark).to.include({ class: 'delivered' });
    expect(inEnglish(remark.reason)).to.equal(
      'The partner accepted the message and remarked: UnrecognisedDataElement: callNumber.',
    );
    expect(inFrench(remark.reason)).to.equal(
      'Le partenaire a accepté le message et remarque : UnrecognisedDataElement: callNumber.',
    );
  });

  it("is ambiguous when it confirms somebody else's request, or another kind of message", () => {
    expect(judge(heard(200, confirmation('OK', 'OTT-0000002')))).to.include({
      class: 'ambiguous',
      code: 'other-request',
    });
    const other = { ...confirmation('OK', 'OTT-0000001'), kind: 'requestingAgencyMessageConfirmation' } as IsoMessage;
    expect(judge(heard(200, other))).to.include({ class: 'ambiguous', code: 'other-request' });
  });

  it('is ambiguous when it is not ISO 18626, packed, too large, too slow or cut', () => {
    expect(judge(heard(200))).to.include({ class: 'ambiguous', code: 'not-iso18626' });
    expect(judge(heard(200, undefined, { headers: { 'content-encoding': 'gzip' } }))).to.include({
      code: 'encoded-answer',
    });
    expect(judge(heard(200, undefined, { end: 'too-large' }))).to.include({ code: 'answer-too-large' });
    expect(judge(heard(200, undefined, { end: 'time-up' }))).to.include({ code: 'slow-answer' });
    expect(judge(heard(200, undefined, { end: 'cut' }))).to.include({ code: 'cut-answer' });
  });
});

describe('a confirmation with ERROR', () => {
  for (const errorType of [
    'UnsupportedActionType',
    'UnsupportedReasonForMessageType',
    'UnrecognisedDataElement',
    'UnrecognisedDataValue',
    'BadlyFormedMessage',
  ] as const)
    it(`refuses with ${errorType} and the partner's own words`, () => {
      const answer = judge(heard(200, confirmation('ERROR', 'OTT-0000001', { errorType, errorValue: 'title' })));
      expect(answer).to.deep.include({ class: 'refused', errors: [{ type: errorType, value: 'title' }] });
      expect(inEnglish(answer.reason)).to.match(/^The partner (does not|calls) .*title\)\.$/);
    });

  it('refuses also without a reason', () => {
    const silent = judge(heard(200, confirmation('ERROR', 'OTT-0000001')));
    expect(silent).to.deep.include({ class: 'refused', errors: [] });
    expect(inEnglish(silent.reason)).to.equal('The partner refused the message without a reason.');
    expect(inFrench(silent.reason)).to.equal('Le partenaire a refusé le message sans motif.');
  });

  const saysOf = (errorValue: string) =>
    heard(200, confirmation('ERROR', 'OTT-0000001', { errorType: 'BadlyFormedMessage', errorValue }));

  it('that says "already exists" counts as delivered after an ambiguous try', () => {
    for (const errorValue of ['RequestIdAlreadyExists: OTT-0000001', 'request already exists', 'duplicate id']) {
      expect(judge(saysOf(errorValue), 'acceptance')).to.include({ class: 'delivered', assumed: true });
      expect(judge(saysOf(errorValue), 'refusal').class).to.equal('refused');
    }
  });

  it('that says of the id of our request that it already exists counts as delivered at the first try too (KE1)', () => {
    for (const errorValue of [
      'RequestIdAlreadyExists: OTT-0000001',
      'requestingAgencyRequestId: request with a given ID already exists',
      'requestingAgencyRequestId: already exists',
    ])
      expect(judge(saysOf(errorValue), 'acceptanceOfId')).to.include({ class: 'delivered', assumed: true });
    // The partner's own rule against two requests for one patron: it has not taken this one.
    expect(judge(saysOf('duplicate request of the same patron'), 'acceptanceOfId').class).to.equal('refused');
  });

  it('that has another request under our id stays refused (KE1)', () => {
    const answer = saysOf('requestingAgencyRequestId OTT-0000001 already exists with other content');
    for (const counts of ['refusal', 'acceptanceOfId', 'acceptance'] as const)
      expect(judge(answer, counts).class).to.equal('refused');
  });

  it('that complains of something else stays refused after an ambiguous try', () => {
    const answer = heard(
      200,
      confirmation('ERROR', 'OTT-0000001', { errorType: 'UnrecognisedDataValue', errorValue: 'patronId' }),
    );
    expect(judge(answer, 'acceptance').class).to.equal('refused');
  });

  it('keeps control characters out of the sentence', () => {
    const errorValue = 'a\nb\u001b[31m\u0000c';
    const answer = judge(
      heard(200, confirmation('ERROR', 'OTT-0000001', { errorType: 'BadlyFormedMessage', errorValue })),
    );
    expect(answer).to.deep.include({ errors: [{ type: 'BadlyFormedMessage', value: 'a b [31m c' }] });
  });
});

describe('an answer with another status', () => {
  const classes: Record<string, number[]> = {
    retry: [408, 425, 429, 500, 502, 503, 504, 599],
    moved: [300, 301, 302, 303, 304, 307, 308],
    'hold-partner': [401, 403, 404, 410],
    'hold-message': [400, 402, 405, 406, 409, 411, 413, 414, 415, 422, 451],
    ambiguous: [600, 999],
  };
  for (const [name, statuses] of Object.entries(classes))
    it(`is classed "${name}" for ${statuses.join(', ')}`, () => {
      for (const status of statuses)
        expect(judge(heard(status)), String(status)).to.include({ class: name, code: `http-${status}` });
    });

  it('says in plain words what happened', () => {
    expect(inEnglish(judge(heard(401)).reason)).to.equal('The partner refused our credential (401).');
    expect(inEnglish(judge(heard(404)).reason)).to.equal('There is nothing at the partner’s address (404).');
    expect(inEnglish(judge(heard(400)).reason)).to.equal('The partner could not read this message (400).');
  });

  it('says it in French too, the partner’s own words as they are', () => {
    expect(inFrench(judge(heard(401)).reason)).to.equal('Le partenaire a refusé notre identification (401).');
    const errors = { errorType: 'UnrecognisedDataValue', errorValue: 'patronId' } as const;
    expect(inFrench(judge(heard(200, confirmation('ERROR', 'OTT-0000001', errors))).reason)).to.equal(
      'Le partenaire n’accepte pas une valeur du message (UnrecognisedDataValue: patronId).',
    );
  });

  it('carries how long the partner asks us to wait', () => {
    expect(judge(heard(429, undefined, { headers: { 'retry-after': '120' } }))).to.include({ retryAfterSeconds: 120 });
    expect(judge(heard(503, undefined, { headers: { 'retry-after': 'soon' } }))).to.not.have.property(
      'retryAfterSeconds',
    );
  });

  it('names where a partner has moved to, as text', () => {
    const answer = judge(heard(301, undefined, { headers: { location: 'http://127.0.0.1/\u0007new' } }));
    expect(answer).to.include({ class: 'moved', location: 'http://127.0.0.1/ new' });
    expect(judge(heard(302))).to.include({ location: '' });
  });
});
