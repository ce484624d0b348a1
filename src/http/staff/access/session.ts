import type { Request, Response, Router } from 'express';
import { passwordProblem } from '../../../domain/passwords.js';
import { librariesWith, permissionsByLibrary, permissionsOf } from '../../../domain/permissions.js';
import { roleRows } from '../../../domain/staff.js';
import type { Access, Caller } from '../../../engine/access/index.js';
import type { SignedIn } from '../../../engine/access/sign-in.js';
import type { OwnPassword, SessionView, SignInOrder, WaysIn } from '../../openapi/access-views.js';
import { invalidFields, type ProblemFacts, sendProblem } from '../../problems.js';
import { callerOf, sessionTokenOf } from './caller.js';
import { giveCookie, takeCookie } from './cookie.js';
import { openIdPath } from './openid.js';

/** Signing in and out, who one is here, and one’s own password. */
export function sessionRoutes(router: Router, access: Access, cookie: string, nodeName: string): void {
  router.get('/sign-in', (_req, res) => {
    const { openId } = access;
    res.json({
      ...{ name: nodeName, password: true },
      ...(openId && { openId: { label: openId.label, french: openId.labelFrench, path: openIdPath } }),
    } satisfies WaysIn);
  });

  const begun = async (req: Request, res: Response, outcome: SignedIn) => {
    if (outcome.kind !== 'in') return refused(req, res, outcome);
    giveCookie(req, res, cookie, outcome.token);
    res.status(201).json(await sessionView(outcome.caller, access));
  };

  router.post('/session', async (req, res) => {
    const { user, password } = req.body as SignInOrder;
    const before = sessionTokenOf(res);
    const outcome = await access.signIn(user, password, req.ip ?? '');
    // Whoever signs in anew does not leave the old session behind.
    if (outcome.kind === 'in' && before) await access.signOut(before);
    await begun(req, res, outcome);
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
    const { password, next } = req.body as OwnPassword;
    const problem = passwordProblem(next, caller);
    if (problem) return sendProblem(req, res, invalidFields([{ field: 'next', problem }]));
    await begun(req, res, await access.changeOwnPassword(caller, password, next, req.ip ?? ''));
  });
}

/** So long before a session ends the desk warns, in seconds. */
const warnSeconds = 120;

/** Who the caller is here, and what their desk needs to know. */
export async function sessionView(caller: Caller, access: Pick<Access, 'desks'>): Promise<SessionView> {
  const { kind, code, name, email, language = 'en', theme = 'system', roles, session } = caller;
  const where = librariesWith(caller, 'seeConfiguration');
  return {
    kind,
    user: { code, name, ...(email ? { email } : {}) },
    language,
    theme,
    roles: roles.map((held) => ({ ...held, label: roleRows[held.role].label, french: roleRows[held.role].french })),
    permissions: permissionsOf(caller),
    permissionsByLibrary: permissionsByLibrary(caller),
    ...(where === 'all' ? {} : { libraries: [...where] }),
    desks: await access.desks(where),
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
    title: 'User or password is wrong',
    detail: 'Try again. A General System Administrator can give you another password.',
  },
  deactivated: {
    status: 403,
    kind: 'deactivated',
    title: 'This account is not active',
    detail: 'A General System Administrator can make it active again.',
  },
  slow: {
    status: 429,
    kind: 'too-many-attempts',
    title: 'Too many attempts to sign in',
    detail: 'Other attempts are still waiting. Try again in a moment; whoever knows the password gets in.',
  },
  busy: {
    status: 503,
    kind: 'busy',
    title: 'Too many people sign in at once',
    detail: 'Try again in a moment.',
  },
};

const noPassword: ProblemFacts = {
  status: 409,
  kind: 'not-now',
  title: 'A key has no password',
  detail: 'Sign in as a user to change a password.',
};
