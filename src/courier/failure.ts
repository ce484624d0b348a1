/** What a call that got no HTTP answer means: whether the partner can have seen the message is what counts. Pure. */
import { AddressBlocked } from './connector.js';
import type { Judgement } from './judge-answer.js';

export interface Circumstances {
  /** The first byte had left. From then on the partner may have acted, so no failure is clean any more. */
  sent: boolean;
  /** The whole-call limit struck. */
  timeUp: boolean;
  callLimitMs: number;
}

export function judgeFailure(error: unknown, { sent, timeUp, callLimitMs }: Circumstances): Judgement {
  const blocked = findBlocked(error);
  if (blocked) return { class: 'blocked', code: blocked.rule, reason: blocked.message };
  const code = codeOf(error);
  if (code === 'UND_ERR_INVALID_ARG')
    return {
      class: 'hold-partner',
      code: 'bad-header',
      reason: 'A header kept for this partner cannot be sent: it holds a character that headers may not have.',
    };
  const limit = `${Math.round(callLimitMs / 100) / 10} s`;
  if (sent && timeUp)
    return {
      class: 'ambiguous',
      code: 'no-answer',
      reason: `The message was sent, but the partner did not answer within ${limit}.`,
    };
  if (sent && /^HPE_|^HTTPParserError$/.test(code))
    return { class: 'ambiguous', code: 'not-http', reason: `The partner's answer is not HTTP (${code}).` };
  if (sent)
    return {
      class: 'ambiguous',
      code: 'reset',
      reason: `The connection broke after the message was sent, before an answer came (${code}).`,
    };
  if (timeUp)
    return { class: 'clean-failure', code: 'time-limit', reason: `The message could not be sent within ${limit}.` };
  return { class: 'clean-failure', ...unsent(error, code) };
}

function unsent(error: unknown, code: string): { code: string; reason: string } {
  if (isTls(code)) return { code: 'tls', reason: tlsReason(error, code) };
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return { code: 'connect-timeout', reason: 'The partner cannot be reached: nothing answered in time.' };
  if (code === 'ECONNREFUSED')
    return { code: 'connection-refused', reason: 'The partner cannot be reached: the connection was refused.' };
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return { code: 'dns', reason: "The name in the partner's address is not known (DNS)." };
  if (code.startsWith('EAI_')) return { code: 'dns', reason: `Names cannot be looked up at present (${code}).` };
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return { code: 'no-route', reason: 'The partner cannot be reached: there is no way to its network.' };
  return { code: 'not-sent', reason: `The connection broke before the message was sent (${code}).` };
}

const isTls = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/.test(
    code,
  );

function tlsReason(error: unknown, code: string): string {
  const validTo = (error as { validTo?: string }).validTo;
  if (code === 'CERT_HAS_EXPIRED')
    return `The partner's certificate has expired${validTo ? ` on ${validTo}` : ''}; nothing was sent.`;
  if (code === 'CERT_NOT_YET_VALID') return "The partner's certificate is not valid yet; nothing was sent.";
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return "The partner's certificate is for another name than its address; nothing was sent.";
  if (/SELF_SIGNED|UNABLE_TO_/.test(code))
    return `The partner's certificate is not signed by an authority we trust (${code}); nothing was sent.`;
  return `No secure connection could be made to the partner (${code}); nothing was sent.`;
}

/** The system's or undici's code, also from inside an error for several addresses. */
export function codeOf(error: unknown): string {
  const { code, errors, cause } = (error ?? {}) as { code?: unknown; errors?: unknown[]; cause?: unknown };
  if (typeof code === 'string') return code;
  if (errors?.length) return codeOf(errors[errors.length - 1]);
  return cause ? codeOf(cause) : error instanceof Error ? error.name : 'unknown';
}

/** The address that failed, when the system names one. */
export function addressOf(error: unknown): string | undefined {
  const { address, errors, cause } = (error ?? {}) as { address?: unknown; errors?: unknown[]; cause?: unknown };
  if (typeof address === 'string') return address;
  if (errors?.length) return addressOf(errors[errors.length - 1]);
  return cause ? addressOf(cause) : undefined;
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
