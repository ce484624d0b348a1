import { expect } from 'chai';
import { AddressBlocked } from '../../src/adapters/courier/connector.js';
import { judgeFailure } from '../../src/adapters/courier/failure.js';
import { message } from '../../src/words/message.js';
import { inEnglish, inFrench } from '../support/said.js';

const failed = (code: string, extra: object = {}) => Object.assign(new Error(code), { code }, extra);
const unsent = { sent: false, timeUp: false, callLimitMs: 30_000 };
const sent = { ...unsent, sent: true };

describe('a call that failed before its first byte left', () => {
  it('is a clean failure, whatever the cause', () => {
    const codes: Record<string, string> = {
      ECONNREFUSED: 'connection-refused',
      ENOTFOUND: 'dns',
      EAI_AGAIN: 'dns',
      UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
      ETIMEDOUT: 'connect-timeout',
      EHOSTUNREACH: 'no-route',
      ECONNRESET: 'not-sent',
      CERT_HAS_EXPIRED: 'tls',
      ERR_SSL_WRONG_VERSION_NUMBER: 'tls',
    };
    for (const [system, code] of Object.entries(codes))
      expect(judgeFailure(failed(system), unsent), system).to.include({ class: 'clean-failure', code });
    expect(judgeFailure(failed('UND_ERR_ABORTED'), { ...unsent, timeUp: true })).to.include({
      class: 'clean-failure',
      code: 'time-limit',
    });
  });

  it('takes its cause from the last of several addresses', () => {
    const several = new AggregateError([failed('EHOSTUNREACH'), failed('ECONNREFUSED')]);
    expect(judgeFailure(several, unsent)).to.include({ code: 'connection-refused' });
  });

  it('tells staff what is wrong with a certificate, and since when (B19)', () => {
    expect(
      inEnglish(judgeFailure(failed('CERT_HAS_EXPIRED', { validTo: 'Mar  1 12:00:00 2026 GMT' }), unsent).reason),
    ).to.equal('The partner’s certificate has expired on Mar  1 12:00:00 2026 GMT; nothing was sent.');
    expect(inEnglish(judgeFailure(failed('ERR_TLS_CERT_ALTNAME_INVALID'), unsent).reason)).to.contain(
      'for another name',
    );
    expect(inEnglish(judgeFailure(failed('DEPTH_ZERO_SELF_SIGNED_CERT'), unsent).reason)).to.contain(
      'not signed by an authority',
    );
  });

  it('is blocked when the guard said no, wherever the error is wrapped', () => {
    const said = { reason: message('call.noAddress') };
    const blocked = new AddressBlocked('private', said);
    for (const error of [blocked, new Error('outer', { cause: blocked }), new AggregateError([blocked])])
      expect(judgeFailure(error, unsent)).to.deep.equal({ class: 'blocked', code: 'private', ...said });
  });

  it('holds the partner when a header kept for it cannot be sent', () => {
    expect(judgeFailure(failed('UND_ERR_INVALID_ARG'), unsent)).to.include({
      class: 'hold-partner',
      code: 'bad-header',
    });
  });
});

describe('a partner that wishes to see another client certificate', () => {
  it('holds the partner, also when the first byte had left: it read nothing', () => {
    for (const code of ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'])
      for (const circumstances of [unsent, sent])
        expect(judgeFailure(failed(code), circumstances), code).to.include({
          class: 'hold-partner',
          code: 'client-certificate',
        });
  });
});

describe('a call that failed after its first byte left', () => {
  it('is ambiguous: the partner may have acted', () => {
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])
      expect(judgeFailure(failed(code), sent), code).to.include({ class: 'ambiguous', code: 'reset' });
    const late = judgeFailure(failed('UND_ERR_ABORTED'), { ...sent, timeUp: true });
    expect(late).to.include({ class: 'ambiguous', code: 'no-answer' });
    expect(inEnglish(late.reason)).to.equal('The message was sent, but the partner did not answer within 30 s.');
    expect(inFrench(late.reason)).to.equal('Le message a été envoyé, mais le partenaire n’a pas répondu en 30 s.');
    expect(judgeFailure(failed('HPE_INVALID_CONSTANT'), sent)).to.include({ class: 'ambiguous', code: 'not-http' });
  });
});
