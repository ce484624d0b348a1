import type { IncomingHttpHeaders } from 'node:http';
import type { Presented } from '../engine/model/arrivals.js';

/** Headers that may carry a partner's token beside Authorization, in lower case. */
export const credentialHeaders = ['x-api-key', 'apikey'];

/** Longest secret worth looking at, in characters: ours have 43. */
const longest = 512;

/** Every credential a caller shows: in Authorization, in a header of its own, in the path. Nothing is judged here. */
export function presentedBy(
  headers: IncomingHttpHeaders,
  pathToken: string | undefined,
  names: readonly string[] = credentialHeaders,
): Presented[] {
  const shown: Presented[] = [];
  const authorized = fromAuthorization(headers.authorization);
  if (authorized) shown.push(authorized);
  for (const name of names) {
    const secret = headers[name];
    if (typeof secret === 'string') shown.push({ kind: 'header', name, secret: secret.trim() });
  }
  if (pathToken !== undefined) shown.push({ kind: 'path', secret: pathToken });
  return shown.filter(({ secret }) => secret.length > 0 && secret.length <= longest && !secret.includes('\0'));
}

function fromAuthorization(header: string | undefined): Presented | undefined {
  const [, scheme, rest] = /^(\S+) +(.+)$/.exec(header?.trim() ?? '') ?? [];
  if (!scheme || !rest) return undefined;
  if (scheme.toLowerCase() === 'bearer') return { kind: 'bearer', secret: rest };
  if (scheme.toLowerCase() === 'basic') return fromBasic(rest);
  return undefined;
}

function fromBasic(encoded: string): Presented | undefined {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0 || decoded.includes('\0')) return undefined;
  return { kind: 'basic', user: decoded.slice(0, colon).slice(0, longest), secret: decoded.slice(colon + 1) };
}
