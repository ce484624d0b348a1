import { request } from 'undici';
import type { CallAnswer, PostCall } from '../../engine/webhooks/ports.js';
import { message } from '../../words/message.js';
import { createAgents } from './agents.js';
import { guardedConnector, systemResolve } from './connector.js';
import { createDialGuard } from './dial-guard.js';
import { judgeFailure } from './failure.js';
import type { CourierOptions } from './http-courier.js';
import { readAnswerBody } from './read-body.js';

/** As much of an answer is kept. */
const keptBytes = 1024;
/** How long calls under way are waited for when the node closes; what is cut is sent again when its lease ends. */
const cutAfterMs = 200;
/** As much is read, so that a connection can be used again. */
const readBytes = 64 * 1024;

/** Posts JSON to other systems than partners, under the same guard: private networks only where the settings name them. */
export function createCallPoster({
  allowAddresses,
  connectTimeoutMs = 5000,
  userAgent,
  resolve = systemResolve,
}: Omit<CourierOptions, 'log' | 'maxAnswerBytes'>): { post: PostCall; close(): Promise<void> } {
  const guard = createDialGuard(allowAddresses);
  const agents = createAgents((certificate) => guardedConnector(guard, connectTimeoutMs, resolve, certificate));
  const cut = new AbortController();

  async function call({
    url: address,
    headers,
    body,
    limitMs,
  }: Parameters<PostCall>[0]): Promise<Omit<CallAnswer, 'durationMs'>> {
    const url = guard.url(address);
    if (!url.ok) return { problem: url.reason };
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), limitMs);
    try {
      const response = await request(url.url, {
        dispatcher: agents.of(undefined),
        method: 'POST',
        headers: { ...headers, accept: '*/*', 'user-agent': userAgent },
        body,
        signal: AbortSignal.any([limit.signal, cut.signal]),
      });
      // A body that is cut short reports it once more as an event.
      response.body.on('error', () => {});
      const { bytes } = await readAnswerBody(response.body, readBytes, limit.signal);
      const text = new TextDecoder().decode(bytes.subarray(0, keptBytes), { stream: true }).replaceAll('\0', '\uFFFD');
      return { status: response.statusCode, ...(text ? { text } : {}) };
    } catch (error) {
      if (limit.signal.aborted)
        return { problem: message('webhookCall.noAnswer', { seconds: Math.round(limitMs / 1000) }) };
      const failure = judgeFailure(error, { sent: false, timeUp: false, callLimitMs: limitMs });
      const { code = '' } = failure as { code?: string };
      const said = (failure as { reason?: CallAnswer['problem'] }).reason;
      if (failure.class === 'blocked' && said) return { problem: said };
      return { problem: message('webhookCall.failed', { code }) };
    } finally {
      clearTimeout(clock);
    }
  }

  return {
    post: async (given) => {
      const began = performance.now();
      const answer = await call(given);
      return { ...answer, durationMs: Math.round(performance.now() - began) };
    },
    close: () => {
      setTimeout(() => cut.abort(), cutAfterMs).unref();
      return agents.close();
    },
  };
}
