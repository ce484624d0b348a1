import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { dispositionOf } from '../domain/copies/file-name.js';
import { isShownInBrowser } from '../domain/copies/file-type.js';
import type { OpenFile } from '../engine/copies/serve.js';

/** A reader that takes nothing for so long is let go. */
const silenceMs = 60_000;

/**
 * Streams a file that somebody else made: as what it is and nothing else, in a sandbox of its own, kept by nobody on the way.
 * `how`: browsers show what they can show, or save it.
 */
export async function sendCopy(
  req: Request,
  res: Response,
  { copy, stream, from, bytes }: OpenFile,
  how: 'inline' | 'attachment',
): Promise<void> {
  for (const [name, value] of Object.entries(copyHeaders)) res.setHeader(name, value);
  res.setHeader('Content-Type', copy.type);
  res.setHeader('Content-Disposition', dispositionOf(copy.name, isShownInBrowser(copy.type) ? how : 'attachment'));
  res.setHeader('Content-Length', bytes - from);
  if (from > 0) res.status(206).setHeader('Content-Range', `bytes ${from}-${bytes - 1}/${bytes}`);
  if (req.method === 'HEAD') {
    stream.destroy();
    return void res.end();
  }
  res.setTimeout(silenceMs, () => res.destroy());
  // A reader that hangs up is no fault of ours.
  await pipeline(stream, res).catch(() => void res.destroy());
}

const copyHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'",
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
