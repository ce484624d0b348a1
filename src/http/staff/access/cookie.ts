import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** Cookies know no ports: the name says which node it is of, so that two nodes on one machine keep apart. */
export const cookieNameFor = (symbols: readonly { type: string; value: string }[]): string => {
  const of = symbols.map(({ type, value }) => `${type}:${value}`).join(' ');
  return `interlend-${createHash('sha256').update(of).digest('hex').slice(0, 8)}`;
};

/** Over https the browser is told to take it from this host alone, whole and secure. */
const named = (req: Request, base: string): string => (req.secure ? `__Host-${base}` : base);

/** The secret a browser sent along, if it has the form of one. */
export function cookieIn(req: Request, base: string): string | undefined {
  const name = named(req, base);
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      const value = pair.slice(at + 1).trim();
      return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
    }
  }
  return undefined;
}

/** No script can read it, no other site’s form sends it along. */
export function giveCookie(req: Request, res: Response, base: string, token: string): void {
  res.cookie(named(req, base), token, attributes(req));
}

export function takeCookie(req: Request, res: Response, base: string): void {
  res.clearCookie(named(req, base), attributes(req));
}

const attributes = (req: Request) => ({ httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/' }) as const;
