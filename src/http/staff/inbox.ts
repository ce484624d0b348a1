import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { librariesWith } from '../../domain/staff/permissions.js';
import type { PersonInbox } from '../../engine/model/local/person-inbox.js';
import { refused } from '../answering.js';
import { noUser } from './access/me.js';
import type { StaffAnswers } from './calls.js';

/** The notifications of who calls. A key of a program has none. */
export function inboxAnswers(inbox: PersonInbox) {
  return {
    listInbox: async ({ caller, query: { unread, after, limit } }) => {
      if (caller.kind !== 'user') return refused(noUser);
      const where = librariesWith(caller, 'seeRequests');
      const { code, name } = caller;
      return await inbox.read({
        code,
        name,
        ...(where === 'all' ? {} : { owners: where }),
        withoutPatrons: readsWithoutPatrons(caller),
        ...(unread ? { unreadOnly: true } : {}),
        ...(after ? { after } : {}),
        ...(limit ? { limit } : {}),
      });
    },

    markInboxRead: async ({ caller, body }) => {
      if (caller.kind !== 'user') return refused(noUser);
      await inbox.markRead(caller.code, body.items);
      return undefined;
    },
  } satisfies Partial<StaffAnswers>;
}
