import { X509Certificate } from 'node:crypto';
import type { Request } from 'express';
import type { Presented } from '../engine/model/arrivals.js';

/**
 * The client certificate that a proxy was shown. It is trusted only from a proxy that is listed as trusted: anybody else
 * could write the header too. The proxy must set or remove it on each call.
 */
export function certificatePresented(req: Request, header: string | undefined): Presented[] {
  if (!header || !isTrusted(req)) return [];
  const said = req.headers[header.toLowerCase()];
  const fingerprint = typeof said === 'string' ? fingerprintIn(said.trim()) : undefined;
  return fingerprint ? [{ kind: 'certificate', secret: fingerprint }] : [];
}

function isTrusted(req: Request): boolean {
  const trusts = req.app.get('trust proxy fn') as ((address: string, hop: number) => boolean) | undefined;
  return trusts?.(req.socket.remoteAddress ?? '', 0) === true;
}

/** A fingerprint as it is, or that of a certificate in PEM, with or without URL encoding. */
function fingerprintIn(said: string): string | undefined {
  const plain = said.replaceAll(':', '');
  if (/^[0-9a-f]{64}$/i.test(plain)) return plain.toLowerCase();
  try {
    const { fingerprint256 } = new X509Certificate(said.includes('%') ? decodeURIComponent(said) : said);
    return fingerprint256.replaceAll(':', '').toLowerCase();
  } catch {
    return undefined;
  }
}
