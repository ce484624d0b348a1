import { Agent, request } from 'undici';
import type { CatalogueFetched, FetchCatalogue } from '../../engine/catalogue/partner-catalogues.js';
import { message, type Wording } from '../../words/message.js';
import { AddressBlocked, guardedConnector, type Resolve, systemResolve } from './connector.js';
import { createDialGuard } from './dial-guard.js';
import type { FetcherOptions } from './fetch-file.js';
import { readAnswerBody } from './read-body.js';

/** At most so many sockets to one catalogue, of all that this process asks. */
const socketsEach = 2;

/** Gets answers of other catalogues under the guard of everything that is dialled: no redirects, one clock for the whole call. */
export function createCatalogueFetcher({
  allowAddresses,
  userAgent,
  connectTimeoutMs = 1_500,
  resolve = systemResolve,
}: FetcherOptions & { resolve?: Resolve }): { fetch: FetchCatalogue; close(): Promise<void> } {
  const guard = createDialGuard(allowAddresses);
  const agent = new Agent({
    connect: guardedConnector(guard, connectTimeoutMs, resolve),
    headersTimeout: 0,
    bodyTimeout: 0,
    connections: socketsEach,
  });
  const fetch: FetchCatalogue = async ({ url: address, limitMs, maxBytes }) => {
    const url = guard.url(address);
    if (!url.ok) return failed('forbidden', url.reason);
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), limitMs);
    try {
      const { statusCode, headers, body } = await request(url.url, {
        dispatcher: agent,
        method: 'GET',
        signal: limit.signal,
        headers: { accept: 'application/xml, text/xml, application/sru+xml', 'user-agent': userAgent },
      });
      body.on('error', () => {});
      const { bytes, end } = await readAnswerBody(body, maxBytes, limit.signal);
      if (end === 'too-large') return failed('tooLarge', message('said.asWritten', { words: { bytes: maxBytes } }));
      if (end !== 'complete') return failed(limit.signal.aborted ? 'late' : 'cut', `${Math.round(limitMs)} ms`);
      // Who configured the address should say where it is now: a redirect is not followed.
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined)
        return failed('moved', placeOf([headers.location].flat()[0] ?? '', url.url));
      // Some servers send their diagnostics with another status: what is XML is read.
      if (statusCode !== 200 && !bytes.subarray(0, 200).toString('latin1').includes('<'))
        return failed('status', String(statusCode));
      return { kind: 'answered', bytes };
    } catch (error) {
      if (limit.signal.aborted) return failed('late', `${Math.round(limitMs)} ms`);
      const blocked = [error, (error as { cause?: unknown }).cause].find((each) => each instanceof AddressBlocked);
      if (blocked instanceof AddressBlocked) return failed('forbidden', blocked.said.reason);
      return failed('unreachable', (error as { code?: string }).code ?? '');
    } finally {
      clearTimeout(clock);
    }
  };
  return { fetch, close: () => agent.close() };
}

/** Where a catalogue says that it is now, without the question. */
function placeOf(location: string, from: URL): string {
  try {
    const { origin, pathname } = new URL(location, from);
    return `${origin}${pathname}`.slice(0, 300);
  } catch {
    return location.slice(0, 300);
  }
}

const failed = (
  trouble: Extract<CatalogueFetched, { kind: 'failed' }>['trouble'],
  detail: Wording,
): CatalogueFetched => ({
  kind: 'failed',
  trouble,
  detail,
});
