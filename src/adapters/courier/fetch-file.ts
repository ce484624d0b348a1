import { Agent, request } from 'undici';
import type { Fetched, FetchFile } from '../../engine/distribution/ports.js';
import type { Wording } from '../../words/message.js';
import { guardedConnector, type Resolve, systemResolve } from './connector.js';
import { type AllowedAddresses, createDialGuard } from './dial-guard.js';
import { judgeFailure } from './failure.js';
import { readAnswerBody } from './read-body.js';
import { reason } from './words.js';

export interface FetcherOptions {
  allowAddresses: AllowedAddresses;
  userAgent: string;
  connectTimeoutMs?: number;
  resolve?: Resolve;
}

/** Gets files under the same guard as partners are called: no redirects, one clock for the whole call. */
export function createFileFetcher({
  allowAddresses,
  userAgent,
  connectTimeoutMs = 5000,
  resolve = systemResolve,
}: FetcherOptions): { fetch: FetchFile; close(): Promise<void> } {
  const guard = createDialGuard(allowAddresses);
  const agent = new Agent({
    connect: guardedConnector(guard, connectTimeoutMs, resolve),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const fetch: FetchFile = async ({ url: address, token, etag, maxBytes, limitMs }) => {
    const url = guard.url(address);
    if (!url.ok) return failed(url);
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), limitMs);
    try {
      const response = await request(url.url, {
        dispatcher: agent,
        method: 'GET',
        headers: {
          accept: 'application/json',
          'user-agent': userAgent,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(etag ? { 'if-none-match': etag } : {}),
        },
        signal: limit.signal,
      });
      response.body.on('error', () => {});
      const { bytes, end } = await readAnswerBody(response.body, maxBytes, limit.signal);
      if (end === 'too-large') return failed(reason('fileTooLarge', { megabytes: Math.round(maxBytes / 1_048_576) }));
      if (end !== 'complete') return failed(reason('fileCut'));
      return judged(response.statusCode, response.headers, bytes);
    } catch (error) {
      return failed(reasonOf(error, limit.signal.aborted, limitMs));
    } finally {
      clearTimeout(clock);
    }
  };
  return { fetch, close: () => agent.close() };
}

const failed = ({ reason }: { reason: Wording }): Fetched => ({ kind: 'failed', reason });

function judged(status: number, headers: Record<string, string | string[] | undefined>, bytes: Buffer): Fetched {
  if (status === 304) return { kind: 'unchanged' };
  if (status === 200) {
    const tag = headers['etag'];
    return { kind: 'new', bytes, ...(typeof tag === 'string' && tag.length <= 200 ? { etag: tag } : {}) };
  }
  if (status >= 300 && status < 400)
    return failed(reason('fileMoved', { place: String(headers['location'] ?? '?').slice(0, 200) }));
  if (status === 401 || status === 403) return failed(reason('fileLocked', { status }));
  return failed(status === 404 ? reason('fileNone') : reason('fileStatus', { status }));
}

function reasonOf(error: unknown, timeUp: boolean, limitMs: number): { reason: Wording } {
  if (timeUp) return reason('fileLate', { seconds: Math.round(limitMs / 1000) });
  const { reason: why } = judgeFailure(error, { sent: false, timeUp, callLimitMs: limitMs });
  return why ? { reason: why } : reason('notSent', { code: 'unknown' });
}
