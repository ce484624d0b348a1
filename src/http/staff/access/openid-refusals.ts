/** Why a sign-in by OpenID Connect came to nothing, for programs as a problem and for people as a page. */
import type { Request, Response } from 'express';
import type { OpenIdOutcome } from '../../../engine/access/openid/sign-in.js';
import { apiBase } from '../../openapi/document.js';
import { type ProblemFacts, sendProblem, traceIdOf } from '../../problems.js';

export type Refusal = Exclude<OpenIdOutcome['kind'], 'in'> | 'notHere';

interface Told {
  problem: ProblemFacts & { detail: string };
  /** The same in French. */
  french: { title: string; detail: string };
}

const told = (status: number, kind: string, english: [string, string], french: [string, string]): Told => ({
  problem: { status, kind, title: english[0], detail: english[1] },
  french: { title: french[0], detail: french[1] },
});

export const refusals: Record<Refusal, Told> = {
  notHere: told(
    404,
    'not-found',
    ['Nobody signs in here with an account of the institution', 'Sign in with user and password.'],
    ['Les comptes de l’établissement ne sont pas acceptés ici', 'Ouvrez une session avec un mot de passe.'],
  ),
  lost: told(
    400,
    'sign-in-lost',
    [
      'This browser did not begin to sign in here',
      'Begin again, in one window, and let the browser keep the cookies of this site.',
    ],
    [
      'Ce navigateur n’a pas commencé à ouvrir une session ici',
      'Recommencez dans une seule fenêtre et laissez le navigateur garder les témoins de ce site.',
    ],
  ),
  overdue: told(
    400,
    'sign-in-overdue',
    ['Signing in took longer than ten minutes', 'Begin again.'],
    ['L’ouverture de session a pris plus de dix minutes', 'Recommencez.'],
  ),
  declined: told(
    403,
    'sign-in-declined',
    ['The sign-in was broken off', 'Begin again, or sign in with user and password.'],
    ['L’ouverture de session a été interrompue', 'Recommencez, ou ouvrez une session avec un mot de passe.'],
  ),
  refused: told(
    403,
    'sign-in-refused',
    [
      'What came back does not belong to this sign-in',
      'Begin again. If it happens again, give the trace id to whoever runs this node: its log says what did not fit.',
    ],
    [
      'La réponse ne correspond pas à cette ouverture de session',
      'Recommencez. Si cela se répète, donnez l’identifiant de trace à la personne responsable de ce nœud.',
    ],
  ),
  stranger: told(
    403,
    'not-a-user',
    [
      'Your account is right, but you are no user here',
      'A General System Administrator can add you, or your institution can give you the group that opens this node.',
    ],
    [
      'Votre compte est valide, mais vous n’êtes pas inscrit ici',
      'Un administrateur général du système peut vous ajouter, ou votre établissement vous donner le groupe voulu.',
    ],
  ),
  deactivated: told(
    403,
    'deactivated',
    ['This account is not active', 'A General System Administrator can make it active again.'],
    ['Ce compte n’est pas actif', 'Un administrateur général du système peut le réactiver.'],
  ),
  slow: told(
    429,
    'too-many-attempts',
    ['Too many attempts to sign in', 'Others are still waiting. Try again in a moment.'],
    ['Trop de tentatives d’ouverture de session', 'D’autres attendent encore. Réessayez dans un instant.'],
  ),
  away: told(
    503,
    'provider-away',
    [
      'The institution’s sign-in does not answer',
      'Try again in a moment. Who has a password for this node can sign in with it meanwhile.',
    ],
    [
      'Le service d’authentification de l’établissement ne répond pas',
      'Réessayez dans un instant. Un mot de passe de ce nœud permet d’ouvrir une session entre-temps.',
    ],
  ),
};

/** A browser is shown a page, a program a problem. Nothing on the page was said by the caller or the provider. */
export function sendRefusal(req: Request, res: Response, kind: Refusal): void {
  const { problem } = refusals[kind];
  if (kind === 'away') res.setHeader('Retry-After', '5');
  if (req.accepts(['json', 'html']) === 'html') sendPage(res, refusals[kind]);
  else sendProblem(req, res, problem);
}

function sendPage(res: Response, { problem, french }: Told): void {
  const { title, detail } = problem;
  // A link back is followed as it is written: the usual policy would turn it into https on a node without.
  res.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  res.status(problem.status).setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem}</style></head>
<body><main>
<h1>${title}</h1><p>${detail}</p>
<p><a href="${apiBase}/session/openid">Begin again</a> · <a href="/">Other ways to sign in</a></p>
<section lang="fr"><h2>${french.title}</h2><p>${french.detail}</p>
<p><a href="${apiBase}/session/openid">Recommencer</a> · <a href="/">Autres façons d’ouvrir une session</a></p></section>
<p><small>${traceIdOf(res)}</small></p>
</main></body></html>
`);
}
