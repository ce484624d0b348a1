import { endOfLocalDate } from '../../../domain/fulfilment/local-days.js';
import { patronsOf } from '../../../domain/request/patron-facts.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import type { FieldProblem } from '../../../engine/model/local/outcome.js';
import type { StaffDraft, StaffRecords } from '../../../engine/model/local/staff.js';
import { refused } from '../../answering.js';
import { busyWithPasswords, invalidFields, unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from '../local/answer.js';

/** All that is wrong with a new user, each at its field. `tried`: records that keep nothing. */
export async function userProblems(
  { password, ...draft }: StaffDraft & { password?: string },
  tried: Pick<StaffRecords, 'add'> | undefined,
  access: Pick<AccessDesk, 'whatIsWrongWith'>,
): Promise<FieldProblem[]> {
  const problem = password === undefined ? undefined : await access.whatIsWrongWith(password, draft);
  const outcome = await tried?.add(draft);
  return [
    ...(outcome?.kind === 'invalid' ? outcome.problems : []),
    ...(problem ? [{ field: 'password', problem }] : []),
  ];
}

/** Users with their roles and passwords. `tried`: records that keep nothing. */
export function userAnswers(staff: StaffRecords, access: AccessDesk, tried?: Pick<StaffRecords, 'add'>) {
  const thing = 'user';
  const path = (code: string) => `/users/${encodeURIComponent(code)}`;

  return {
    listUsers: async ({ query }) => staff.list(query),

    addUser: async ({ body }) => {
      const { password, ...draft } = body;
      const problem = password === undefined ? undefined : await access.whatIsWrongWith(password, draft);
      if (problem) return refused(invalidFields(await userProblems(body, tried, access)));
      const hash = password === undefined ? undefined : await access.passwords.hash(password);
      if (hash === 'busy') return refused(busyWithPasswords, { 'Retry-After': '2' });
      const outcome = hash ? await staff.add(draft, hash) : await staff.add(draft);
      return answered(outcome, { thing, made: ({ code }) => path(code) });
    },

    readUser: async ({ params }) => {
      const found = await staff.read(params.code);
      if (!found) return refused(unknownThing(thing, params.code));
      return found;
    },

    changeUser: async ({ body, params }) => {
      const { code } = params;
      return answered(await staff.change(code, body), { thing, id: code });
    },

    removeUser: async ({ params }) => {
      const { code } = params;
      return answered(await staff.remove(code), { thing, id: code });
    },

    setPassword: async ({ body, params }) => {
      const { code } = params;
      const { password } = body;
      const user = await staff.read(code);
      if (!user) return refused(unknownThing(thing, code));
      const problem = await access.whatIsWrongWith(password, user);
      if (problem) return refused(invalidFields([{ field: 'password', problem }]));
      const hash = await access.passwords.hash(password);
      if (hash === 'busy') return refused(busyWithPasswords, { 'Retry-After': '2' });
      if (!(await access.setPassword(user.code, hash, new Date()))) return refused(unknownThing(thing, code));
      return undefined;
    },
  } satisfies Partial<StaffAnswers>;
}

/** Keys of programs. The text of one is in the answer that makes it, and nowhere else. */
export function keyAnswers({ keys, timeZone }: Pick<AccessDesk, 'keys' | 'timeZone'>) {
  return {
    listKeys: async ({ query }) => keys.list(query),

    addKey: async ({ body, actor }) => {
      const { expiresOn, ...draft } = body;
      const expiresAt = expiresOn ? endOfLocalDate(expiresOn, timeZone).toISOString() : draft.expiresAt;
      const outcome = await keys.add({ ...draft, ...(expiresAt ? { expiresAt } : {}) }, actor.name);
      if (outcome.kind === 'invalid' && expiresOn)
        for (const each of outcome.problems) if (each.field === 'expiresAt') each.field = 'expiresOn';
      return answered(outcome, { thing: 'key', made: ({ key }) => `/keys/${key.id}` });
    },

    readKey: async ({ params }) => {
      const key = await keys.read(params.id);
      if (!key) return refused(unknownThing('key', params.id));
      return key;
    },

    revokeKey: async ({ params, actor }) => {
      const { id } = params;
      return answered(await keys.revoke(id, actor.name), { thing: 'key', id });
    },
  } satisfies Partial<StaffAnswers>;
}

/** Who changed which setting. */
export const auditAnswers = (access: Pick<AccessDesk, 'audit'>) =>
  ({
    listAudit: async ({ query, caller }) => {
      const page = await access.audit(query);
      if (patronsOf(caller) === 'all') return page;
      // A card number says who somebody is.
      return { ...page, items: page.items.map((each) => (each.thing === 'patron' ? { ...each, thingId: '' } : each)) };
    },
  }) satisfies Partial<StaffAnswers>;
