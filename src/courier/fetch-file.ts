import { Agent, request } from 'undici';
import type { Fetched, FetchFile } from '../engine/distribution/ports.js';
import { guardedConnector, type Resolve, systemResolve } from './connector.js';
import { createDialGuard } from './dial-guard.js';
import { judgeFailure } from './failure.js';
import { readBody } from './read-body.js';

export interface FetcherOptions {
  allowAddresses: readonly string[];
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
    if (!url.ok) return failed(url.reason);
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), limitMs);
    try {
      const response = await request(url.url, {
        dispatcher: agent,
        method: 'GET',
        headers: {
          ...{ accept: 'application/json', 'user-agent': userAgent },
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(etag ? { 'if-none-match': etag } : {}),
        },
        signal: limit.signal,
      });
      response.body.on('error', () => {});
      const { bytes, end } = await readBody(response.body, maxBytes, limit.signal);
      if (end === 'too-large') return failed(`The file is larger than ${Math.round(maxBytes / 1_048_576)} MB.`);
      if (end !== 'complete') return failed('The connection broke before the whole file was there.');
      return judged(response.statusCode, response.headers, bytes);
    } catch (error) {
      return failed(reasonOf(error, limit.signal.aborted, limitMs));
    } finally {
      clearTimeout(clock);
    }
  };
  return { fetch, close: () => agent.close() };
}

const failed = (reason: string): Fetched => ({ kind: 'failed', reason });

function judged(status: number, headers: Record<string, string | string[] | undefined>, bytes: Buffer): Fetched {
  if (status === 304) return { kind: 'unchanged' };
  if (status === 200) {
    const tag = headers['etag'];
    return { kind: 'new', bytes, ...(typeof tag === 'string' && tag.length <= 200 ? { etag: tag } : {}) };
  }
  if (status >= 300 && status < 400)
    return failed(
      `It is at another address now (${String(headers['location'] ?? 'unnamed').slice(0, 200)}): follow that one.`,
    );
  if (status === 401 || status === 403)
    return failed(`It does not let us in (${status}): ask its keeper for a key, and give it with the subscription.`);
  if (status === 404) return failed('There is no file at this address (404).');
  return failed(`It answered ${status} instead of a file.`);
}

function reasonOf(error: unknown, timeUp: boolean, limitMs: number): string {
  if (timeUp) return `The file did not come within ${Math.round(limitMs / 1000)} s.`;
  const { reason } = judgeFailure(error, { sent: false, timeUp, callLimitMs: limitMs });
  return (reason ?? 'It cannot be reached.').replaceAll("The partner's", 'Its').replaceAll('The partner', 'It');
}
