import type { Request, RequestHandler } from 'express';
import { isSame } from '../../../engine/access/secrets.js';
import { message } from '../../../words/message.js';
import { type ProblemFacts, sendProblem } from '../../problems.js';
import { callerIn } from './caller.js';

const looks = new Set(['GET', 'HEAD']);

/**
 * A browser sends its cookie along with what any page asks of it. So a change by session must say the session’s own word
 * in `X-CSRF-Token`, and nothing, not even signing in, is taken from a page of another site.
 */
export const fromOwnPage: RequestHandler = (req, res, next) => {
  if (looks.has(req.method)) return next();
  if (isOfAnotherSite(req)) return sendProblem(req, res, anotherSite);
  const session = callerIn(res)?.session;
  if (session && !isSame(req.headers['x-csrf-token'], session.csrf)) return sendProblem(req, res, noWord);
  next();
};

/** What a browser says about the page; programs say nothing. A page without TLS may be anybody’s who is in between. */
export function isOfAnotherSite(req: Request): boolean {
  const { origin } = req.headers;
  if (req.headers['sec-fetch-site'] === 'cross-site') return true;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { host, protocol } = new URL(origin);
  return host !== req.host || (req.secure && protocol !== 'https:');
}

export const anotherSite: ProblemFacts = {
  status: 403,
  kind: 'another-site',
  title: message('refusedAccess.otherSite'),
  detail: message('refusedAccess.otherSiteDetail'),
};
export const noWord: ProblemFacts = {
  status: 403,
  kind: 'no-csrf-token',
  title: message('refusedAccess.noCsrf'),
  detail: message('refusedAccess.noCsrfDetail'),
};
