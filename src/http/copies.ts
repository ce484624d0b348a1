/** The endpoint where borrowers fetch copies, mounted at `/copies`: by the credential of a partner, or by a link that is hard to guess. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Copies } from '../engine/copies/index.js';
import type { Log } from '../engine/engine-context.js';
import type { Siblings } from '../engine/model/siblings.js';
import { createQuota } from '../engine/quota.js';
import { message, sayInEachLanguage } from '../words/index.js';
import { certificatePresented } from './client-certificate.js';
import { presentedBy } from './credentials.js';
import { createFailures } from './failures.js';
import { policyOfData } from './safe-headers.js';
import { sendCopy } from './send-copy.js';
import { sourceOfCall } from './source.js';

export interface CopiesContext {
  copies: Pick<Copies, 'toPartner'>;
  log: Log;
  credentialHeaders?: readonly string[];
  certificateHeader?: string;
  siblings?: Pick<Siblings, 'count'>;
}

/** Tries of one address in a minute: a file that is gone on with takes a few. */
const perMinute = 120;
/** Files on their way at once. */
const atOnce = 32;

export function copiesHandler(context: CopiesContext): RequestHandler {
  const { siblings } = context;
  const quota = createQuota({ perMinute, burst: 40, shared: siblings?.count('tries of copies') });
  const failures = createFailures(undefined, undefined, siblings?.count('wrong links of copies'));
  let busy = 0;

  return async (req, res) => {
    const started = performance.now();
    res.once('finish', () => {
      // Without the path: whoever reads the log must not learn a link.
      const facts = { door: 'copies', method: req.method, status: res.statusCode, source: req.ip };
      context.log.debug({ ...facts, milliseconds: Math.round(performance.now() - started) }, 'answered for a copy');
    });
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('Allow', 'GET, HEAD');
      return plain(res, 405);
    }
    const wait = quota.take(sourceOfCall(req));
    if (wait > 0 || busy >= atOnce) {
      res.setHeader('Retry-After', String(Math.max(2, Math.ceil(wait))));
      return plain(res, wait > 0 ? 429 : 503);
    }
    busy += 1;
    try {
      await serve(req, res);
    } catch (error) {
      context.log.error({ err: error }, 'a copy could not be served');
      if (res.headersSent) res.destroy();
      else plain(res, 503);
    } finally {
      busy -= 1;
    }
  };

  async function serve(req: Request, res: Response): Promise<void> {
    const arrived = performance.now();
    const pathToken = req.headers['interlend-path-token'];
    const served = await context.copies.toPartner({
      reference: req.path.slice(1),
      presented: [
        ...presentedBy(req.headers, typeof pathToken === 'string' ? pathToken : undefined, context.credentialHeaders),
        ...certificatePresented(req, context.certificateHeader),
      ],
      source: req.ip ?? '',
      from: firstByte(req),
      ifRange: req.headers['if-range'] as string | undefined,
      headOnly: req.method === 'HEAD',
    });
    if (served.kind === 'file') {
      res.setHeader('Accept-Ranges', 'bytes');
      res.setHeader('ETag', `"${served.copy.sha256}"`);
      return sendCopy(req, res, served, 'attachment');
    }
    if (served.kind === 'beyond') {
      res.setHeader('Content-Range', `bytes */${served.bytes}`);
      return plain(res, 416);
    }
    if (served.kind === 'gone') return plain(res, 410);
    // Whoever guesses waits longer with each try.
    await pause(Math.max(0, arrived + failures.note(sourceOfCall(req)) - performance.now()));
    if (served.kind === 'stranger') res.setHeader('WWW-Authenticate', 'Bearer realm="copies"');
    plain(res, served.kind === 'stranger' ? 401 : 404);
  }
}

/** `bytes=N-`: all from that byte on. Any other wish is answered with the whole. */
function firstByte(req: Request): number {
  const [, first] = /^bytes=(\d{1,12})-$/.exec(String(req.headers['range'] ?? '')) ?? [];
  return first === undefined ? 0 : Number(first);
}

/** A sentence in both languages: a person may have followed the link. */
function plain(res: Response, status: number): void {
  const said = status === 401 ? message('refusedCopy.needsCredential') : message('refusedCopy.ended');
  const body = status === 401 || status === 404 || status === 410 ? `${sayInEachLanguage(said)}\n` : '';
  res.status(status);
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', policyOfData);
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
}
