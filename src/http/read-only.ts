/** A copy that is only looked at: what it refuses, and what is on each of its pages. */
import type { RequestHandler } from 'express';
import type { Operation } from '../contract/operation.js';
import { message, say } from '../words/index.js';
import { languages, localeOf } from '../words/languages.js';
import { admittedIn } from './openapi/admitted.js';
import { type ProblemFacts, sendProblem } from './problems.js';

/** Signing in and out, one’s own language and views of pages, and what is only worked out. */
const allowed = new Set<string>([
  ...['signIn', 'signOut', 'changeMe', 'setMyPreference', 'forgetMyPreference', 'endMySession'],
  ...['previewRequest', 'previewLetter', 'previewStaffJobDraft', 'matchHoldings'],
  ...['signInAsPatron', 'signOutAsPatron', 'chooseLanguage', 'checkWish'],
]);

const looking: ProblemFacts = {
  status: 409,
  kind: 'read-only',
  title: message('readOnly.title'),
  detail: message('readOnly.detail'),
};

/** Why a copy does not do this: it would change something. */
export const refusedInCopy = ({ method, id }: Pick<Operation, 'method' | 'id'>): ProblemFacts | undefined =>
  method === 'get' || allowed.has(id) ? undefined : looking;

/** Behind the gates: lets looks through, and refuses whatever would change something. */
export const onlyLooks: RequestHandler = (req, res, next) => {
  const { operation } = admittedIn(res) ?? {};
  const refusal = operation && refusedInCopy(operation);
  if (!refusal) return next();
  sendProblem(req, res, refusal);
};

/** Before the endpoints of partners: their messages belong to the library’s own node, and come again there. */
export const answersNobody: RequestHandler = (req, res) => {
  req.resume();
  res.setHeader('Retry-After', '3600');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res
    .status(503)
    .type('text/plain')
    .send(`${say(message('readOnly.title'), 'en')}\n`);
};

/** The line at the foot of every page, also before somebody signs in, in the language of the page. */
export const readOnlyLine = (nonce: string): string =>
  [
    `<style nonce="${nonce}">`,
    '#read-only{position:fixed;z-index:150;inset:auto 0 0;padding:4px 16px;background:#6b3d00;color:#fff;font:600 14px/20px "Inter Variable",system-ui,sans-serif;text-align:center}',
    'body{padding-bottom:28px}.mantine-AppShell-navbar{padding-bottom:28px}',
    '@media(max-width:900px){body,.mantine-AppShell-navbar{padding-bottom:52px}}',
    '@media(max-width:599px){body:has(.mantine-AppShell-footer) #read-only{bottom:56px}}',
    '@media print{#read-only{position:static}}',
    ...languages.flatMap((shown) =>
      languages
        .filter((other) => other !== shown)
        .map((other) => `html[lang|=${shown}] #read-only [lang|=${other}]{display:none}`),
    ),
    '</style>',
    '<aside id="read-only">',
    ...languages.map((each) => `<span lang="${localeOf[each]}">${say(message('readOnly.banner'), each)}</span>`),
    '</aside>',
  ].join('');
