/** The log of mails: who got what and when, what failed and why. */
import { letterCodes } from '../domain/letters/letters.js';
import { type Operation, ok, paging } from './operation.js';
import { instant, integer, line, object, oneOfThese, optional, page, ref, text } from './shape.js';

/** Why a mail is written. Letters are written by storage, in the transaction of their step. */
export const mailPurposes = ['letter', 'report', 'failure', 'password', 'test'] as const;
export type MailPurpose = (typeof mailPurposes)[number];

export const mailStatuses = ['waiting', 'sent', 'failed', 'withdrawn'] as const;
export type MailStatus = (typeof mailStatuses)[number];

export const mailLogOperations = [
  {
    method: 'get',
    path: '/mails',
    id: 'listMails',
    tag: 'letters',
    permission: 'seePatrons',
    summary: 'The log of mails, the newest first: recipient, letter, request, when, and why one failed.',
    query: {
      status: oneOfThese(...mailStatuses),
      code: oneOfThese(...letterCodes),
      request: line(100, { minLength: 1, description: 'Its id or External ID.' }),
      patron: line(100, { minLength: 1 }),
      q: line(200, {
        description: 'Words of the address, the name or the subject, each from its beginning; or an External ID.',
      }),
      from: { ...instant, description: 'Written then or later.' },
      until: { ...instant, description: 'Written then or before.' },
      ...paging,
    },
    answer: ok(page(ref('LoggedMail'))),
  },
  {
    method: 'get',
    path: '/mails/{id}',
    about: { mail: 'id' },
    id: 'readMail',
    tag: 'letters',
    permission: 'seePatrons',
    summary: 'One mail with its text as it was written. A link for a new password is read by its reader alone.',
    answer: ok(ref('MailWithText')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/mails/{id}/again',
    about: { mail: 'id' },
    id: 'sendMailAgain',
    tag: 'letters',
    permission: 'workOnRequests',
    summary: 'Send a mail that failed once more, to the address that its patron has now.',
    answer: ok(ref('LoggedMail')),
    problems: [404, 409],
  },
] as const satisfies readonly Operation[];

const logged = {
  id: text,
  purpose: oneOfThese(...mailPurposes),
  status: oneOfThese(...mailStatuses),
  writtenAt: instant,
  at: { ...instant, description: 'When it was sent or given up; of one that waits the next try.' },
  tries: integer,
  patronEmail: optional({ ...text, description: 'The address that it goes to.' }),
  patronName: optional({ ...text, description: 'Of its reader.' }),
  subject: text,
  letter: optional(oneOfThese(...letterCodes)),
  letterName: optional(text),
  request: optional(text),
  side: optional(oneOfThese('borrowing', 'lending')),
  externalId: optional(text),
  title: optional(text),
  patron: optional(text),
  answer: optional({ ...text, description: 'The words of the mail server at the last try.' }),
  answerKind: optional(oneOfThese('sent', 'later', 'refused', 'noSuchAddress', 'notOurs')),
};

export const mailLogSchemas = {
  LoggedMail: object(logged),
  MailWithText: object({ ...logged, text: optional(text) }),
};
