import type { Request, Response, Router } from 'express';
import { librariesWith, permissionsByLibrary, permissionsOf } from '../../../domain/permissions.js';
import { roleRows } from '../../../domain/staff.js';
import type { Access, Caller } from '../../../engine/access/index.js';
import type { SignedIn } from '../../../engine/access/sign-in.js';
import { message } from '../../../words/message.js';
import type { SessionView, WaysIn } from '../../openapi/access-views.js';
import type { Shape } from '../../openapi/schemas.js';
import { invalidFields, type ProblemFacts, sendProblem } from '../../problems.js';
import { callerOf, sessionTokenOf } from './caller.js';
import { browserIn, giveBrowser, giveCookie, takeCookie } from './cookie.js';
import { openIdPath } from './openid.js';

/** Signing in and out, who one is here, and one’s own password. */
export function sessionRoutes(
  router: Router,
  access: Access,
  { cookie, nodeName, onFailure }: { cookie: string; nodeName: string; onFailure: (error: unknown) => void },
): void {
  router.get('/sign-in', (_req, res) => {
    const { openId } = access;
    res.json({
      name: nodeName,
      password: true,
      ...(access.forgotten.isOffered ? { forgotten: true as const } : {}),
      ...(openId && { openId: { label: openId.label, french: openId.labelFrench, path: openIdPath } }),
    } satisfies WaysIn);
  });

  const begun = async (req: Request, res: Response, outcome: SignedIn) => {
    if (outcome.kind !== 'in') return refused(req, res, outcome);
    giveCookie(req, res, cookie, outcome.token);
    giveBrowser(req, res, cookie, outcome.browser);
    res.status(201).json(await sessionView(outcome.caller, access));
  };

  router.post('/session', async (req, res) => {
    const { user, password } = req.body as Shape<'SignInOrder'>;
    const before = sessionTokenOf(res);
    const outcome = await access.signIn(user, password, req.ip ?? '', browserIn(req, cookie));
    // Whoever signs in anew does not leave the old session behind.
    if (outcome.kind === 'in' && before) await access.signOut(before);
    await begun(req, res, outcome);
  });

  // Answered before anything is looked up: neither words nor time say whether there is such an account.
  router.post('/password-links', (req, res) => {
    const { user } = req.body as Shape<'PasswordLinkOrder'>;
    res.status(204).end();
    access.forgotten.ask(user, req.ip ?? '').catch(onFailure);
  });

  router.put('/password-links', async (req, res) => {
    const { link, password } = req.body as Shape<'LinkedPassword'>;
    const outcome = await access.forgotten.use(link, password, req.ip ?? '');
    if (outcome.kind === 'done') return void res.status(204).end();
    if (outcome.kind === 'invalid')
      return sendProblem(req, res, invalidFields([{ field: 'password', problem: outcome.problem }]));
    if (outcome.kind === 'busy') return refused(req, res, outcome);
    sendProblem(req, res, linkGone);
  });

  router.get('/session', async (_req, res) => {
    res.json(await sessionView(callerOf(res), access));
  });

  router.delete('/session', async (req, res) => {
    const token = sessionTokenOf(res);
    if (token) await access.signOut(token);
    takeCookie(req, res, cookie);
    res.status(204).end();
  });

  router.put('/session/password', async (req, res) => {
    const caller = callerOf(res);
    if (caller.kind !== 'user') return sendProblem(req, res, noPassword);
    const { password, next } = req.body as Shape<'OwnPassword'>;
    const problem = await access.whatIsWrongWith(next, caller);
    if (problem) return sendProblem(req, res, invalidFields([{ field: 'next', problem }]));
    await begun(req, res, await access.changeOwnPassword(caller, password, next, req.ip ?? ''));
  });
}

const linkGone: ProblemFacts = {
  status: 409,
  kind: 'not-now',
  title: message('refusedCall.notNow'),
  detail: message('refusedPassword.linkGone'),
};

/** So long before a session ends the desk warns, in seconds. */
const warnSeconds = 120;

/** Who the caller is here, and what their desk needs to know. */
export async function sessionView(
  caller: Caller,
  access: Pick<Access, 'desks' | 'timeZone' | 'hasPassword'>,
): Promise<SessionView> {
  const { kind, code, name, email, language = 'en', theme = 'system', roles, session } = caller;
  const where = librariesWith(caller, 'seeConfiguration');
  return {
    kind,
    user: { code, name, ...(email ? { email } : {}) },
    language,
    theme,
    roles: roles.map((held) => ({ ...held, label: roleRows[held.role].label })),
    permissions: permissionsOf(caller),
    permissionsByLibrary: permissionsByLibrary(caller),
    ...(where === 'all' ? {} : { libraries: [...where] }),
    desks: await access.desks(where),
    timeZone: access.timeZone,
    ...(kind === 'user' ? { hasPassword: await access.hasPassword(code) } : {}),
    ...(session ? { ...session, warnSeconds } : {}),
  };
}

function refused(req: Request, res: Response, outcome: Exclude<SignedIn, { kind: 'in' }>): void {
  if (outcome.kind === 'slow') res.setHeader('Retry-After', String(outcome.seconds));
  if (outcome.kind === 'busy') res.setHeader('Retry-After', '2');
  sendProblem(req, res, refusals[outcome.kind]);
}

const refusals: Record<Exclude<SignedIn['kind'], 'in'>, ProblemFacts> = {
  wrong: {
    status: 401,
    kind: 'wrong-password',
    title: message('refusedAccess.wrongPassword'),
    detail: message('refusedAccess.wrongPasswordDetail'),
  },
  deactivated: {
    status: 403,
    kind: 'deactivated',
    title: message('refusedAccess.accountInactive'),
    detail: message('refusedAccess.accountInactiveDetail'),
  },
  slow: {
    status: 429,
    kind: 'too-many-attempts',
    title: message('refusedAccess.tooManyAttempts'),
    detail: message('refusedAccess.tooManyAttemptsDetail'),
  },
  busy: {
    status: 503,
    kind: 'busy',
    title: message('refusedAccess.tooManyAtOnce'),
    detail: message('refusedCall.tryAgain'),
  },
};

const noPassword: ProblemFacts = {
  status: 409,
  kind: 'not-now',
  title: message('refusedAccess.keyNoPassword'),
  detail: message('refusedAccess.keyNoPasswordDetail'),
};
