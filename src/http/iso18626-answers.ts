import type { Reply } from '../engine/model/arrivals.js';

/** An HTTP answer at the partners' endpoint. `outcome` names it for metrics and logs; the body is complete. */
export interface EndpointAnswer {
  status: number;
  outcome: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Close the connection: the body was not read, so what follows on the wire is not a request. */
  close: boolean;
  cause?: unknown;
  /** The caller did not wait as it was asked to: nothing new for the log. */
  again?: boolean;
}

/** Why a caller is refused before the engine learns of it. */
export type MessageRefusal = 'notFound' | 'wrongMethod' | 'wrongType' | 'tooLarge' | 'late' | 'busy';

/**
 * The reply policy: whatever a known partner sends is a 200 with a confirmation, because partners read the confirmation
 * only then. Refusals have no body, and "unknown" looks like "wrong".
 */
export function sendAnswer(reply: Reply | MessageRefusal, retryAfterSeconds = 2): EndpointAnswer {
  if (typeof reply === 'string') return refusals[reply](retryAfterSeconds);
  switch (reply.kind) {
    case 'confirmed':
      return { ...answer(200, reply.outcome, xml), body: Buffer.from(reply.xml, 'utf8') };
    case 'unreadable':
      return { ...answer(200, 'unreadable', xml), body: Buffer.from(reply.xml, 'utf8') };
    case 'unauthenticated':
      return answer(401, 'unauthenticated', { 'WWW-Authenticate': 'Bearer, Basic realm="ISO 18626"' });
    case 'denied':
      return answer(403, 'denied');
    case 'down':
      return answer(503, 'down', retryAfter(reply.retryAfterSeconds));
  }
}

const xml = { 'Content-Type': 'application/xml; charset="utf-8"' };
const retryAfter = (seconds: number) => ({ 'Retry-After': String(Math.max(1, Math.ceil(seconds))) });

const answer = (
  status: number,
  outcome: string,
  headers: Record<string, string> = {},
  close = false,
): EndpointAnswer => ({
  status,
  outcome,
  headers,
  body: Buffer.alloc(0),
  close,
});

const refusals: Record<MessageRefusal, (seconds: number) => EndpointAnswer> = {
  notFound: () => answer(404, 'notFound', {}, true),
  wrongMethod: () => answer(405, 'wrongMethod', { Allow: 'POST' }, true),
  wrongType: () =>
    answer(415, 'wrongType', { Accept: 'application/xml, text/xml', 'Accept-Encoding': 'identity' }, true),
  tooLarge: () => answer(413, 'tooLarge', {}, true),
  late: () => answer(408, 'late', {}, true),
  busy: (seconds) => answer(429, 'busy', retryAfter(seconds)),
};
