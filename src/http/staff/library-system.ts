import type { SystemCallDetail, SystemCallView } from '../../contract/library-system-operations.js';
import { patronsOf } from '../../domain/request/patron-facts.js';
import { librariesWith, type Rights } from '../../domain/staff/permissions.js';
import type { LibrarySystemDesk } from '../../engine/library-system/desk.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** The links of libraries to their own systems, and the calls to them. */
export function librarySystemAnswers(desk: LibrarySystemDesk) {
  const thing = 'library system call';
  const library = 'library';
  return {
    listLibrarySystems: async ({ caller }) => {
      const where = librariesWith(caller, 'keepLibrarySystem');
      const items = await desk.list();
      return { items: where === 'all' ? items : items.filter((link) => where.includes(link.library)) };
    },
    readLibrarySystem: async ({ params }) =>
      (await desk.read(params.code)) ?? refused(unknownThing(library, params.code)),
    setLibrarySystem: async ({ params, body, actor }) =>
      answered(await desk.save(params.code, body, actor.name), { thing: library, id: params.code }),
    testLibrarySystem: async ({ params, body }) =>
      answered(await desk.test(params.code, body.card, new Date()), { thing: library, id: params.code }),

    readLibrarySystemState: async ({ caller }) => ({ items: await desk.state(librariesWith(caller, 'seeRequests')) }),

    lookUpPatron: ({ params }) => desk.lookUpPatron(params.id),

    listSystemCalls: async ({ query, caller }) => {
      const where = librariesWith(caller, 'seeRequests');
      const { items, next } = await desk.calls({ ...query, ...(where === 'all' ? {} : { owners: where }) });
      return { items: items.map((call) => seenBy(caller, call)), ...(next ? { next } : {}) };
    },
    listSystemCallsOfRequest: async ({ params, caller }) => {
      const found = await desk.ofRequest(params.id);
      return found
        ? { ...found, items: found.items.map((call) => seenBy(caller, call)) }
        : refused(unknownThing('request', params.id));
    },
    sendWithoutSystem: async ({ params, actor, caller }) =>
      answered(await desk.sendNow(params.id, actor, new Date()), {
        ...{ thing: 'request', id: params.id },
        body: (found) => ({ ...found, items: found.items.map((call) => seenBy(caller, call)) }),
      }),
    readSystemCall: async ({ params, caller }) => {
      const found = await desk.call(params.id, params.call);
      return found ? seenBy(caller, found) : refused(unknownThing(thing, params.call));
    },
    trySystemCallAgain: async ({ params, caller }) =>
      answered(await desk.again(params.id, params.call), {
        ...{ thing, id: params.call },
        body: (call) => seenBy(caller, call),
      }),
    settleSystemCallByHand: async ({ params, body, actor, caller }) =>
      answered(
        await desk.settle(params.id, params.call, { as: 'byHand', by: actor, note: body.note, now: new Date() }),
        {
          ...{ thing, id: params.call },
          body: (call) => seenBy(caller, call),
        },
      ),
    dropSystemCall: async ({ params, body, actor, caller }) =>
      answered(
        await desk.settle(params.id, params.call, { as: 'notNeeded', by: actor, note: body.note, now: new Date() }),
        { ...{ thing, id: params.call }, body: (call) => seenBy(caller, call) },
      ),
  } satisfies Partial<StaffAnswers>;
}

/** What the system said of a patron, what was sent and received, and notes of staff may name one. */
function seenBy<T extends SystemCallView & Partial<SystemCallDetail>>(caller: Rights, call: T): T {
  if (patronsOf(caller) === 'all') return call;
  const { found: _, sent: __, received: ___, theirWords: ____, note: _____, problem: ______, ...rest } = call;
  return rest as T;
}
