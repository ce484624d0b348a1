/** Why a sign-in by OpenID Connect came to nothing, for programs as a problem and for people as a page. */
import type { Request, Response } from 'express';
import type { OpenIdOutcome } from '../../../engine/access/openid/sign-in.js';
import { type Language, message, say } from '../../../words/index.js';
import { languages } from '../../../words/languages.js';
import { apiBase } from '../../openapi/document.js';
import { type ProblemFacts, sendProblem, traceIdOf } from '../../problems.js';

export type OpenIdRefusal = Exclude<OpenIdOutcome['kind'], 'in'> | 'notHere';

const told = <R extends OpenIdRefusal>(name: R, status: number, kind: string): ProblemFacts => ({
  status,
  kind,
  title: message(`refusedOpenId.${name}`),
  detail: message(`refusedOpenId.${name}Detail`),
});

export const refusals: Record<OpenIdRefusal, ProblemFacts> = {
  notHere: told('notHere', 404, 'not-found'),
  lost: told('lost', 400, 'sign-in-lost'),
  overdue: told('overdue', 400, 'sign-in-overdue'),
  declined: told('declined', 403, 'sign-in-declined'),
  refused: told('refused', 403, 'sign-in-refused'),
  stranger: told('stranger', 403, 'not-a-user'),
  deactivated: told('deactivated', 403, 'deactivated'),
  slow: told('slow', 429, 'too-many-attempts'),
  away: told('away', 503, 'provider-away'),
};

/** A browser is shown a page, a program a problem. Nothing on the page was said by the caller or the provider. */
export function sendRefusal(req: Request, res: Response, kind: OpenIdRefusal): void {
  if (kind === 'away') res.setHeader('Retry-After', '5');
  if (req.accepts(['json', 'html']) === 'html') sendPage(res, refusals[kind]);
  else sendProblem(req, res, refusals[kind]);
}

/** In every language: the page stands outside of the desk, and who reads it is not signed in. */
function sendPage(res: Response, { status, title, detail = '' }: ProblemFacts): void {
  // A link back is followed as it is written: the usual policy would turn it into https on a server without.
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  const section = (language: Language) => `<section lang="${language}"><h1>${say(title, language)}</h1>
<p>${say(detail, language)}</p>
<p><a href="${apiBase}/session/openid">${say(message('refusedOpenId.again'), language)}</a> ·
<a href="/">${say(message('refusedOpenId.otherWays'), language)}</a></p></section>`;
  res.status(status).setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(`<!doctype html>
<html lang="${languages[0]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say(title, languages[0])}</title>
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem}h1{font-size:1.4rem}</style></head>
<body><main>
${languages.map(section).join('\n')}
<p><small>${traceIdOf(res)}</small></p>
</main></body></html>
`);
}
