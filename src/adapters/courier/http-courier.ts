import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { request } from 'undici';
import type { Answer, Courier, OutgoingCall } from '../../engine/model/courier.js';
import type { Logger } from '../../logging.js';
import { read } from '../../protocol/read.js';
import { createAgents } from './agents.js';
import { guardedConnector, permitted, type Resolve, systemResolve } from './connector.js';
import { type AllowedAddresses, createDialGuard } from './dial-guard.js';
import { dialledAddress, judgeFailure } from './failure.js';
import { type Judgement, judgeAnswer } from './judge-answer.js';
import { answerPrefix, readAnswerBody } from './read-body.js';
import { reason } from './words.js';

export interface CourierOptions {
  /** CIDRs of private or loopback partners that may be dialled all the same. */
  allowAddresses: AllowedAddresses;
  connectTimeoutMs?: number;
  /** Reading an answer stops here. */
  maxAnswerBytes?: number;
  userAgent: string;
  log: Logger;
  /** Looks names up; the system's way by default. */
  resolve?: Resolve;
}

/** Posts messages over pooled keep-alive connections of its own. Redirects are never followed, nothing is re-sent. */
export function createCourier(options: CourierOptions): Courier {
  const { connectTimeoutMs = 5000, maxAnswerBytes = 256 * 1024, userAgent, log, resolve = systemResolve } = options;
  const guard = createDialGuard(options.allowAddresses);
  const watch = watchSending();
  const agents = createAgents((certificate) => guardedConnector(guard, connectTimeoutMs, resolve, certificate));
  const cut = new AbortController();
  let closing: Promise<void> | undefined;

  async function post(call: OutgoingCall): Promise<Answer> {
    const began = performance.now();
    const url = guard.url(call.url);
    if (!url.ok) return { class: 'blocked', code: url.rule, reason: url.reason, durationMs: 0 };
    const body = Buffer.from(call.body, 'utf8');
    const sending = watch.open(body);
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), call.callLimitMs);
    let answer: Judgement & Pick<Answer, 'address' | 'httpStatus' | 'answerPrefix'>;
    try {
      const headers = headersFor(call.headers, body.length, userAgent);
      const response = await request(url.url, {
        dispatcher: agents.of(call.certificate),
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.any([limit.signal, cut.signal]),
      });
      // A body that is cut short reports it once more as an event.
      response.body.on('error', () => {});
      const { bytes, end } = await readAnswerBody(response.body, maxAnswerBytes, limit.signal);
      const heard = { status: response.statusCode, headers: response.headers, end, empty: isBlank(bytes) };
      const message = () => readConfirmation(bytes, String(response.headers['content-type'] ?? ''), maxAnswerBytes);
      answer = { ...judgeAnswer({ ...heard, message }, call, new Date()), httpStatus: response.statusCode };
      const prefix = response.headers['content-encoding'] ? undefined : answerPrefix(bytes);
      if (prefix !== undefined) answer.answerPrefix = prefix;
    } catch (error) {
      const circumstances = { sent: sending.sent, timeUp: limit.signal.aborted, callLimitMs: call.callLimitMs };
      answer = judgeFailure(error, circumstances);
      sending.address ??= dialledAddress(error);
    } finally {
      clearTimeout(clock);
    }
    if (sending.address !== undefined) answer.address = sending.address;
    const durationMs = Math.round(performance.now() - began);
    log.debug(
      { origin: url.url.origin, class: answer.class, status: answer.httpStatus, durationMs },
      'called a partner',
    );
    return { ...answer, durationMs };
  }

  return {
    post,
    async inspect(text) {
      const url = guard.url(text);
      if (!url.ok) return { ok: false, reason: url.reason };
      if (url.literal) return { ok: true, address: url.host };
      try {
        const [address] = permitted(guard, url.host, await resolve(url.host));
        return address ? { ok: true, address: address.address } : { ok: false, ...reason('noAddress') };
      } catch (error) {
        const failure = judgeFailure(error, { sent: false, timeUp: false, callLimitMs: 0 });
        const code = 'code' in failure ? failure.code : undefined;
        return {
          ok: false,
          ...(failure.reason ? { reason: failure.reason } : {}),
          ...(code ? { code } : {}),
        };
      }
    },
    close(cutAfterMs) {
      if (cutAfterMs !== undefined) setTimeout(() => cut.abort(), cutAfterMs).unref();
      closing ??= agents.close().finally(() => watch.close());
      return closing;
    },
  };
}

/** Headers a partner's settings may not set: they belong to the call itself. */
const ownHeaders = new Set(
  'accept accept-encoding connection content-encoding content-length content-type expect host keep-alive te trailer transfer-encoding upgrade user-agent'.split(
    ' ',
  ),
);

function headersFor(extra: Record<string, string>, length: number, userAgent: string): Record<string, string> {
  const allowed = Object.entries(extra).filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(allowed),
    'content-type': 'application/xml; charset="utf-8"',
    'content-length': String(length),
    accept: 'application/xml, text/xml',
    'user-agent': userAgent,
  };
}

function readConfirmation(bytes: Buffer, contentType: string, maxBytes: number) {
  const reading = read(bytes, contentType, { maxBytes, strict: false });
  return reading.kind === 'message' ? reading.message : undefined;
}

/** White space alone is no answer. */
const isBlank = (bytes: Buffer): boolean => bytes.length < 64 && bytes.toString('latin1').trim() === '';

interface Sending {
  sent: boolean;
  address?: string;
}

interface SendingWatch {
  open(body: Buffer): Sending;
  close(): void;
}

const channel = 'undici:client:sendHeaders';

/**
 * Knows when the first byte of a call leaves and over which socket. undici tells through its diagnostics channel just
 * before it writes; a call is recognised by its body, which is one Buffer of its own.
 */
function watchSending(): SendingWatch {
  const calls = new WeakMap<object, Sending>();
  const note = (event: unknown) => {
    const { request, socket } = event as { request: { body?: unknown }; socket: Socket };
    const sending = typeof request.body === 'object' && request.body !== null ? calls.get(request.body) : undefined;
    if (!sending) return;
    sending.sent = true;
    sending.address = socket.remoteAddress;
  };
  subscribe(channel, note);
  return {
    open: (body) => {
      const sending: Sending = { sent: false };
      calls.set(body, sending);
      return sending;
    },
    close: () => void unsubscribe(channel, note),
  };
}
