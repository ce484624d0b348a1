/** What a call that got no HTTP answer means: whether the partner can have seen the message is what counts. Pure. */
import { AddressBlocked } from './connector.js';
import type { Judgement } from './judge-answer.js';
import { type Reason, reason } from './words.js';

export interface CallCircumstances {
  /** The first byte had left. From then on the partner may have acted, so no failure is clean any more. */
  sent: boolean;
  /** The whole-call limit struck. */
  timeUp: boolean;
  callLimitMs: number;
}

export function judgeFailure(error: unknown, { sent, timeUp, callLimitMs }: CallCircumstances): Judgement {
  const blocked = findBlocked(error);
  if (blocked) return { class: 'blocked', code: blocked.rule, ...blocked.said };
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG') return { class: 'hold-partner', code: 'bad-header', ...reason('badHeader') };
  if (asksForOurs(code))
    return { class: 'hold-partner', code: 'client-certificate', ...reason('certificateOursWished', { code }) };
  if (code.startsWith('ERR_OSSL'))
    return { class: 'hold-partner', code: 'client-certificate', ...reason('badCertificate', { code }) };
  const limit = `${Math.round(callLimitMs / 100) / 10} s`;
  if (sent && timeUp) return { class: 'ambiguous', code: 'no-answer', ...reason('noAnswer', { limit }) };
  if (sent && /^HPE_|^HTTPParserError$/.test(code))
    return { class: 'ambiguous', code: 'not-http', ...reason('notHttp', { code }) };
  if (sent) return { class: 'ambiguous', code: 'reset', ...reason('reset', { code }) };
  if (timeUp) return { class: 'clean-failure', code: 'time-limit', ...reason('timeLimit', { limit }) };
  return { class: 'clean-failure', ...unsent(error, code) };
}

/** The other side ended the handshake because of our certificate: it read nothing of the message, whatever had left. */
const asksForOurs = (code: string): boolean =>
  /^ERR_SSL_(TLSV13_ALERT_CERTIFICATE_REQUIRED|(TLSV1|SSLV3|SSL\/TLS)_ALERT_((BAD|NO|EXPIRED|REVOKED|UNKNOWN|UNSUPPORTED)_CERTIFICATE|CERTIFICATE_(EXPIRED|REVOKED|UNKNOWN|REQUIRED)|UNKNOWN_CA))$/.test(
    code,
  );

function unsent(error: unknown, code: string): { code: string } & Reason {
  if (isTls(code)) return { code: 'tls', ...tlsReason(error, code) };
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return { code: 'connect-timeout', ...reason('connectTimeout') };
  if (code === 'ECONNREFUSED') return { code: 'connection-refused', ...reason('connectionRefused') };
  if (code === 'ENOTFOUND' || code === 'ENODATA') return { code: 'dns', ...reason('unknownName') };
  if (code.startsWith('EAI_')) return { code: 'dns', ...reason('noNames', { code }) };
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return { code: 'no-route', ...reason('noRoute') };
  return { code: 'not-sent', ...reason('notSent', { code }) };
}

const isTls = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/.test(
    code,
  );

function tlsReason(error: unknown, code: string): Reason {
  const validTo = (error as { validTo?: string }).validTo;
  if (code === 'CERT_HAS_EXPIRED') return reason('certificateExpired', { since: validTo ?? 'unknown' });
  if (code === 'CERT_NOT_YET_VALID') return reason('certificateNotYet');
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return reason('certificateOtherName');
  if (/SELF_SIGNED|UNABLE_TO_/.test(code)) return reason('certificateNobodySigned', { code });
  return reason('certificateOther', { code });
}

/** The system's or undici's code, also from inside an error for several addresses. */
export function codeOf(error: unknown): string {
  const { code, errors, cause } = (error ?? {}) as { code?: unknown; errors?: unknown[]; cause?: unknown };
  if (typeof code === 'string') return code;
  if (errors?.length) return codeOf(errors[errors.length - 1]);
  return cause ? codeOf(cause) : error instanceof Error ? error.name : 'unknown';
}

/** The address that failed, when the system names one. */
export function dialledAddress(error: unknown): string | undefined {
  const { address, errors, cause } = (error ?? {}) as { address?: unknown; errors?: unknown[]; cause?: unknown };
  if (typeof address === 'string') return address;
  if (errors?.length) return dialledAddress(errors[errors.length - 1]);
  return cause ? dialledAddress(cause) : undefined;
}

function findBlocked(error: unknown): AddressBlocked | undefined {
  if (error instanceof AddressBlocked) return error;
  const { errors = [], cause } = (error ?? {}) as { errors?: unknown[]; cause?: unknown };
  for (const inner of [...errors, cause]) {
    const found = inner ? findBlocked(inner) : undefined;
    if (found) return found;
  }
  return undefined;
}
