import type { AnswerShape } from '../../../contract/schemas.js';
import { librariesWith, permissionsByLibrary, permissionsOf } from '../../../domain/staff/permissions.js';
import { roleRows } from '../../../domain/staff/staff.js';
import type { AccessDesk, Caller } from '../../../engine/access/index.js';
import type { SignedIn } from '../../../engine/access/sign-in.js';
import { message, wordsIn } from '../../../words/message.js';
import { type Refusal, refused } from '../../answering.js';
import { invalidFields, type ProblemFacts } from '../../problems.js';
import type { StaffAnswers, StaffCall } from '../calls.js';
import { sessionTokenOf } from './caller.js';
import { browserIn, giveBrowser, giveCookie, takeCookie } from './cookie.js';
import { openIdPath } from './openid.js';

/** Signing in and out, who one is here, and one’s own password. */
export function sessionAnswers(
  access: AccessDesk,
  { cookie, nodeName, onFailure }: { cookie: string; nodeName(): string; onFailure: (error: unknown) => void },
) {
  const begun = async ({ req, res }: StaffCall, outcome: SignedIn) => {
    if (outcome.kind !== 'in') return notIn(outcome);
    giveCookie(req, res, cookie, outcome.token);
    giveBrowser(req, res, cookie, outcome.browser);
    return sessionView(outcome.caller, access);
  };

  return {
    readWaysIn: () => {
      const { openId } = access;
      return {
        name: nodeName(),
        password: true,
        ...(access.forgotten.isOffered() ? { forgotten: true as const } : {}),
        ...(openId && {
          openId: { label: wordsIn(openId.label, 'en'), french: wordsIn(openId.label, 'fr'), path: openIdPath },
        }),
      };
    },

    signIn: async (call) => {
      const { body, req, res } = call;
      const { user, password } = body;
      const before = sessionTokenOf(res);
      const outcome = await access.signIn(user, password, req.ip ?? '', browserIn(req, cookie));
      // Whoever signs in anew does not leave the old session behind.
      if (outcome.kind === 'in' && before) await access.signOut(before);
      return begun(call, outcome);
    },

    // Answered before anything is looked up: neither words nor time say whether there is such an account.
    forgetPassword: ({ body, req }) => {
      const address = req.ip ?? '';
      setImmediate(() => void access.forgotten.ask(body.user, address).catch(onFailure));
    },

    usePasswordLink: async ({ body, req }) => {
      const { link, password } = body;
      const outcome = await access.forgotten.use(link, password, req.ip ?? '');
      if (outcome.kind === 'done') return undefined;
      if (outcome.kind === 'invalid') return refused(invalidFields([{ field: 'password', problem: outcome.problem }]));
      if (outcome.kind === 'busy') return notIn(outcome);
      return refused(linkGone);
    },

    readSession: async ({ caller }) => sessionView(caller, access),

    signOut: async ({ req, res }) => {
      const token = sessionTokenOf(res);
      if (token) await access.signOut(token);
      takeCookie(req, res, cookie);
      return undefined;
    },

    changeOwnPassword: async (call) => {
      const { body, caller, req } = call;
      if (caller.kind !== 'user') return refused(noPassword);
      const { password, next } = body;
      const problem = await access.whatIsWrongWith(next, caller);
      if (problem) return refused(invalidFields([{ field: 'next', problem }]));
      return begun(call, await access.changeOwnPassword(caller, password, next, req.ip ?? ''));
    },
  } satisfies Partial<StaffAnswers>;
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
  access: Pick<AccessDesk, 'desks' | 'timeZone' | 'college' | 'usualDesk' | 'hasPassword'>,
): Promise<AnswerShape<'SessionView'>> {
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
    college: access.college(),
    usualDesk: access.usualDesk,
    ...(kind === 'user' ? { hasPassword: await access.hasPassword(code) } : {}),
    ...(session ? { ...session, warnSeconds } : {}),
  };
}

function notIn(outcome: Exclude<SignedIn, { kind: 'in' }>): Refusal {
  const seconds = outcome.kind === 'slow' ? outcome.seconds : outcome.kind === 'busy' ? 2 : undefined;
  return refused(refusals[outcome.kind], seconds === undefined ? {} : { 'Retry-After': String(seconds) });
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
