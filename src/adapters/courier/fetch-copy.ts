import { request } from 'undici';
import type { FetchCopy, FetchedCopy } from '../../engine/model/copies.js';
import { createAgents } from './agents.js';
import { AddressBlocked, guardedConnector, systemResolve } from './connector.js';
import { createDialGuard } from './dial-guard.js';
import type { FetcherOptions } from './fetch-file.js';

/** A lender that sends nothing for so long has gone. */
const silenceMs = 30_000;

/** Gets files from partners, as a stream, under the same guard as they are called: no redirects, nothing decoded. */
export function createCopyDownloads({
  allowAddresses,
  userAgent,
  connectTimeoutMs = 5000,
  resolve = systemResolve,
}: FetcherOptions): { fetch: FetchCopy; close(): Promise<void> } {
  const guard = createDialGuard(allowAddresses);
  const agents = createAgents((certificate) => guardedConnector(guard, connectTimeoutMs, resolve, certificate));
  const fetch: FetchCopy = async ({ url: address, headers, certificate, from, etag, signal }) => {
    const url = guard.url(address);
    if (!url.ok) return { kind: 'blocked', reason: url.reason };
    try {
      const {
        statusCode,
        headers: said,
        body,
      } = await request(url.url, {
        dispatcher: agents.of(certificate),
        method: 'GET',
        signal,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        headers: {
          ...headers,
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': userAgent,
          ...(from > 0 ? { range: `bytes=${from}-`, 'if-range': etag } : {}),
        },
      });
      body.on('error', () => {});
      const begins = firstByteOf(statusCode, said['content-range']);
      const isPlain = [undefined, 'identity'].includes(said['content-encoding'] as string | undefined);
      if (begins !== undefined && isPlain) return { kind: 'answered', stream: body, from: begins };
      body.destroy();
      return refused(statusCode);
    } catch (error) {
      const blocked = [error, (error as { cause?: unknown }).cause].find((each) => each instanceof AddressBlocked);
      if (blocked instanceof AddressBlocked) return { kind: 'blocked', reason: blocked.said.reason };
      return { kind: 'failed', reason: (error as { code?: string }).code ?? (error as Error).message };
    }
  };
  return { fetch, close: () => agents.close() };
}

/** Where what comes begins; nothing when no file comes. */
function firstByteOf(status: number, range: string | string[] | undefined): number | undefined {
  if (status === 200) return 0;
  const [, first] = /^bytes (\d{1,15})-\d+\/\d+$/.exec(String(range ?? '')) ?? [];
  return status === 206 && first !== undefined ? Number(first) : undefined;
}

function refused(status: number): FetchedCopy {
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status === 401 || status === 403) return { kind: 'notLet', status };
  return { kind: 'failed', reason: String(status) };
}
