import type { AnswerShape } from '../../../contract/schemas.js';
import type { AccessDesk, Caller, OpenSession } from '../../../engine/access/index.js';
import type { StaffRecords } from '../../../engine/model/local/staff.js';
import { message } from '../../../words/message.js';
import { type Refusal, refused } from '../../answering.js';
import { type ProblemFacts, unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from '../local/answer.js';

import { sessionView } from './session.js';

/** What is the caller’s own. A key of a program has nothing of its own here. */
export function meAnswers(access: AccessDesk) {
  /** The login of the user who calls; a key gets the reason why not. */
  const own = async <T>({ kind, code }: Caller, work: (code: string) => Promise<T>): Promise<T | Refusal> =>
    kind === 'user' ? work(code) : refused(noUser);

  return {
    changeMe: async ({ body, caller }) =>
      own(caller, async (code) => {
        await access.changeOwn(code, body);
        return sessionView({ ...caller, ...body }, access);
      }),

    listMySessions: async ({ caller }) =>
      own(caller, async (code) => ({ items: listed(await access.sessions(code), caller) })),

    endMySession: async ({ params, caller }) => own(caller, async (code) => ended(access, code, params.id)),

    listMyPreferences: async ({ caller }) => own(caller, async (code) => ({ items: await access.preferences(code) })),

    readMyPreference: async ({ params: { key }, caller }) =>
      own(caller, async (code) => (await access.preference(code, key)) ?? refused(unknownThing('preference', key))),

    setMyPreference: async ({ body, params: { key }, caller }) =>
      own(caller, async (code) =>
        answered(await access.setPreference(code, key, body.value), { thing: 'preference', id: key }),
      ),

    forgetMyPreference: async ({ params: { key }, caller }) =>
      own(caller, async (code) =>
        (await access.forgetPreference(code, key)) ? undefined : refused(unknownThing('preference', key)),
      ),
  } satisfies Partial<StaffAnswers>;
}

/** Where others are signed in, for who keeps users. */
export function sessionsOfUserAnswers(staff: StaffRecords, access: AccessDesk) {
  const there = async <T>({ code }: { code: string }, work: (code: string) => Promise<T>): Promise<T | Refusal> => {
    const found = await staff.read(code);
    return found ? work(found.code) : refused(unknownThing('user', code));
  };

  return {
    listSessions: async ({ params, caller }) =>
      there(params, async (code) => ({ items: listed(await access.sessions(code), caller) })),

    endSessions: async ({ params }) =>
      there(params, async (code) => {
        await access.endSessions(code);
        return undefined;
      }),

    endSession: async ({ params }) => there(params, async (code) => ended(access, code, params.id)),
  } satisfies Partial<StaffAnswers>;
}

const listed = (sessions: readonly OpenSession[], { session }: Caller): AnswerShape<'SessionListed'>[] =>
  sessions.map((each) => ({ ...each, current: each.id === session?.id }));

const ended = async (access: AccessDesk, code: string, id: string): Promise<undefined | Refusal> =>
  (await access.endSessions(code, id)) === 0 ? refused(unknownThing('open session', id)) : undefined;

export const noUser: ProblemFacts = {
  status: 409,
  kind: 'not-now',
  title: message('refusedAccess.keyHasNothing'),
  detail: message('refusedAccess.keyHasNothingDetail'),
};
