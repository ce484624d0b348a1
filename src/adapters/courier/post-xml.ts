import { Readable } from 'node:stream';
import { request } from 'undici';
import type { PostXml, XmlPosted } from '../../library-system/http.js';
import { createAgents } from './agents.js';
import { guardedConnector, systemResolve } from './connector.js';
import { createDialGuard } from './dial-guard.js';
import { judgeFailure } from './failure.js';
import type { CourierOptions } from './http-courier.js';
import { readAnswerBody } from './read-body.js';

/** More than any answer to one call. */
const maxBytes = 1_000_000;

/** Posts messages to a library's own system, under the guard of everything that is dialled: no redirects, one clock for the whole call. */
export function createXmlPoster({
  allowAddresses,
  connectTimeoutMs = 3000,
  userAgent,
  resolve = systemResolve,
}: Omit<CourierOptions, 'log' | 'maxAnswerBytes'>): { post: PostXml; close(): Promise<void> } {
  const guard = createDialGuard(allowAddresses);
  const agents = createAgents((certificate) => guardedConnector(guard, connectTimeoutMs, resolve, certificate));

  async function post({ url: address, headers, body, limitMs }: Parameters<PostXml>[0]): Promise<XmlPosted> {
    const url = guard.url(address);
    if (!url.ok) return { kind: 'failed', trouble: 'forbidden', sent: false, detail: url.reason };
    const bytes = Buffer.from(body, 'utf8');
    let sent = false;
    // Read when there is a connection to write to: nothing of it has left before.
    async function* leaving() {
      sent = true;
      yield bytes;
    }
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), limitMs);
    try {
      const response = await request(url.url, {
        dispatcher: agents.of(undefined),
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/xml; charset=utf-8',
          'content-length': String(bytes.length),
          accept: 'application/xml, text/xml',
          'user-agent': userAgent,
        },
        body: Readable.from(leaving()),
        signal: limit.signal,
      });
      // A body that is cut short reports it once more as an event.
      response.body.on('error', () => {});
      const { bytes: answer, end } = await readAnswerBody(response.body, maxBytes, limit.signal);
      if (end === 'too-large') return { kind: 'failed', trouble: 'tooLarge', sent, detail: '' };
      if (end !== 'complete')
        return { kind: 'failed', trouble: limit.signal.aborted ? 'late' : 'cut', sent, detail: '' };
      return {
        kind: 'answered',
        status: response.statusCode,
        bytes: answer,
        contentType: [response.headers['content-type'] ?? ''].flat()[0] ?? '',
        ...(response.headers.location ? { location: [response.headers.location].flat()[0] ?? '' } : {}),
      };
    } catch (error) {
      if (limit.signal.aborted) return { kind: 'failed', trouble: 'late', sent, detail: '' };
      const failure = judgeFailure(error, { sent, timeUp: false, callLimitMs: limitMs });
      if (failure.class === 'blocked')
        return { kind: 'failed', trouble: 'forbidden', sent: false, detail: failure.reason };
      const code = 'code' in failure ? failure.code : '';
      return { kind: 'failed', trouble: sent ? 'cut' : 'unreachable', sent, detail: code };
    } finally {
      clearTimeout(clock);
    }
  }
  return { post, close: () => agents.close() };
}
