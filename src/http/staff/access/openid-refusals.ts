/** Why a sign-in by OpenID Connect came to nothing, for programs as a problem and for people as a page. */
import type { Request, Response } from 'express';
import { apiBase } from '../../../contract/document.js';
import type { OpenIdOutcome } from '../../../engine/access/openid/sign-in.js';
import { type Language, message, say } from '../../../words/index.js';
import { languages } from '../../../words/languages.js';
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
  incomplete: told('incomplete', 503, 'provider-not-set-up'),
};

/** A browser is shown a page, a program a problem. Nothing on the page was said by the caller or the provider. */
export function sendRefusal(req: Request, res: Response, kind: OpenIdRefusal): void {
  if (kind === 'away') res.setHeader('Retry-After', '5');
  if (req.accepts(['json', 'html']) === 'html') sendPage(req, res, refusals[kind]);
  else sendProblem(req, res, refusals[kind]);
}

/** In the language of the browser: who reads it is not signed in. It looks like the page that they came from. */
function sendPage(req: Request, res: Response, { status, title, detail = '' }: ProblemFacts): void {
  const language: Language = languages.find((each) => each === req.acceptsLanguages([...languages])) ?? languages[0];
  // A link back is followed as it is written: the usual policy would turn it into https on a server without.
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  res.vary('Accept-Language');
  res.status(status).setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say(title, language)} – Interlend</title>
<style>${style}</style></head>
<body><main>
<p class="brand">Interlend</p>
<h1>${say(title, language)}</h1>
<p>${say(detail, language)}</p>
<p class="ways"><a class="first" href="${apiBase}/session/openid">${say(message('refusedOpenId.again'), language)}</a>
<a href="/">${say(message('refusedOpenId.otherWays'), language)}</a></p>
<p class="trace">${say(message('refusedOpenId.trace', { number: traceIdOf(res) }), language)}</p>
</main></body></html>
`);
}

/** The page has no file of its own: it is shown also where the desk cannot be read. */
const style = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#f5f6f8,#14181f);color:light-dark(#1b2130,#e6e9ef);font:16px/1.5 Inter,system-ui,sans-serif}
main{box-sizing:border-box;max-width:30rem;margin:10vh auto;padding:2rem;background:light-dark(#fff,#1c222c);border:1px solid light-dark(#dfe3e9,#333b48);border-radius:8px}
.brand{margin:0 0 1.5rem;font-weight:600;color:light-dark(#2f4bc0,#9db2ff)}
h1{margin:0 0 .5rem;font-size:1.3rem;line-height:1.3}
.ways{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;margin:1.5rem 0}
a{color:light-dark(#2f4bc0,#9db2ff)}
.first{padding:.55rem 1rem;border-radius:6px;background:#2f4bc0;color:#fff;text-decoration:none}
.trace{margin:0;font-size:.8rem;color:light-dark(#5a6475,#a7b0bf);overflow-wrap:anywhere}`;
