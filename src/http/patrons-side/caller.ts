import type { Request, RequestHandler, Response } from 'express';
import { isSame } from '../../engine/access/secrets.js';
import type { PatronAccess } from '../../engine/patrons-side/access.js';
import type { PatronCaller } from '../../engine/patrons-side/ports.js';
import { message } from '../../words/message.js';
import { type ProblemFacts, sendProblem } from '../problems.js';
import { cookieIn, cookieNameFor } from '../staff/access/cookie.js';
import { anotherSite, isOfAnotherSite, noWord } from '../staff/access/own-page.js';

/** The name of the patrons’ cookie, apart from the staff’s: a browser may hold both. */
export const patronCookie = (symbols: readonly { type: string; value: string }[]): string =>
  `${cookieNameFor(symbols)}-my`;

/** The patron who calls; `undefined` where nobody has signed in. */
export const patronIfAny = (res: Response): PatronCaller | undefined =>
  res.locals['patron'] as PatronCaller | undefined;

/** The patron who calls. Throws when the route was left unguarded: that is a mistake in the wiring. */
export function callingPatron(res: Response): PatronCaller {
  const patron = patronIfAny(res);
  if (!patron) throw new Error('A patron’s route was reached by nobody in particular.');
  return patron;
}

export const patronTokenOf = (res: Response): string | undefined => res.locals['patronToken'] as string | undefined;

/** Finds out which patron calls, by the patrons’ own cookie alone: no key and no session of staff is looked at. */
export function patronIdentified(access: PatronAccess, cookie: string): RequestHandler {
  return async (req, res, next) => {
    const token = cookieIn(req, cookie);
    const patron = token === undefined ? undefined : await access.bySession(token);
    if (patron) {
      res.locals['patron'] = patron;
      res.locals['patronToken'] = token;
    }
    next();
  };
}

/** A change must come from our own page, and say the word of the session. */
export const fromPatronsPage: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  if (isOfAnotherSite(req)) return sendProblem(req, res, anotherSite);
  const patron = patronIfAny(res);
  if (patron && !isSame(req.headers['x-csrf-token'], patron.session.csrf)) return sendProblem(req, res, noWord);
  next();
};

export const signInFirst = (req: Request, res: Response): void => sendProblem(req, res, notSignedIn);

const notSignedIn: ProblemFacts = {
  status: 401,
  kind: 'not-signed-in',
  title: message('refusedMine.signIn'),
  detail: message('refusedMine.signInDetail'),
};
