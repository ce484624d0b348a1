import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { knownMs } from '../../../engine/access/known-browser.js';

/** Cookies know no ports: the name says which node it is of, so that two nodes on one machine keep apart. */
export const cookieNameFor = (symbols: readonly { type: string; value: string }[]): string => {
  const of = symbols.map(({ type, value }) => `${type}:${value}`).join(' ');
  return `interlend-${createHash('sha256').update(of).digest('hex').slice(0, 8)}`;
};

/** Over https the browser is told to take it from this host alone, whole and secure. */
const named = (req: Request, base: string): string => (req.secure ? `__Host-${base}` : base);

/** The secret a browser sent along, if it has the form of one. */
export function cookieIn(req: Request, base: string): string | undefined {
  const value = sentAs(req, named(req, base));
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/** What it carries while it is at the identity provider. */
export const ticketIn = (req: Request, base: string): string | undefined => sentAs(req, named(req, ticketOf(base)));

const ticketOf = (base: string): string => `${base}-openid`;

function sentAs(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      return pair.slice(at + 1).trim();
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

/** Comes along when the provider sends the browser back, and no longer. */
export function giveTicket(req: Request, res: Response, base: string, ticket: string, maxAge: number): void {
  res.cookie(named(req, ticketOf(base)), ticket, { ...attributes(req), maxAge });
}

export function takeTicket(req: Request, res: Response, base: string): void {
  res.clearCookie(named(req, ticketOf(base)), attributes(req));
}

/** By which a browser is known again, so that who guesses elsewhere does not slow down its owner. It opens nothing. */
export const browserIn = (req: Request, base: string): string | undefined => sentAs(req, named(req, browserOf(base)));

export function giveBrowser(req: Request, res: Response, base: string, mark: string | undefined): void {
  if (mark !== undefined) res.cookie(named(req, browserOf(base)), mark, { ...attributes(req), maxAge: knownMs });
}

const browserOf = (base: string): string => `${base}-browser`;

const attributes = (req: Request) => ({ httpOnly: true, sameSite: 'lax', secure: req.secure, path: '/' }) as const;
