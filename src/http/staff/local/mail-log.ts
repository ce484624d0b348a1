import { librariesWith, type Permission, type Rights } from '../../../domain/staff/permissions.js';
import type { MailLogRecords } from '../../../engine/model/local/mail-log.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** The log of mails, of each library for who works there. */
export function mailLogAnswers(log: MailLogRecords) {
  const thing = 'mail';
  return {
    listMails: async ({ query, caller }) => {
      const owners = ownersFor(caller, 'seePatrons');
      return await log.list({ ...query, ...(owners ? { owners } : {}) });
    },

    readMail: async ({ params: { id }, caller }) =>
      (await log.read(id, ownersFor(caller, 'seePatrons'))) ?? refused(unknownThing(thing, id)),

    sendMailAgain: async ({ params: { id }, caller, actor }) =>
      answered(await log.again(id, actor, new Date(), ownersFor(caller, 'workOnRequests')), { thing, id }),
  } satisfies Partial<StaffAnswers>;
}

const ownersFor = (caller: Rights, permission: Permission): readonly string[] | undefined => {
  const where = librariesWith(caller, permission);
  return where === 'all' ? undefined : where;
};
