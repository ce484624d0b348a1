import { type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { closed, line, object, oneOfThese, ref, text } from './shape.js';

/** Mail that leaves the library. */
export const mailOperations = [
  {
    method: 'post',
    path: '/mail/test',
    id: 'testMail',
    tag: 'letters',
    permission: 'configure',
    summary: 'Send a test mail at once, in the language of the caller. Answers with the words of the mail server.',
    body: 'MailTestOrder',
    answer: ok(ref('MailTrial')),
    problems: [409, 422],
  },
] as const satisfies readonly Operation[];

export const mailSchemas = {
  MailTestOrder: closed({ to: line(254, { minLength: 1 }) }),
  MailTrial: object({
    to: text,
    server: text,
    /** The server’s own words. */
    words: text,
    kind: oneOfThese('sent', 'later', 'refused', 'noSuchAddress', 'notOurs'),
  }),
};

/** What became of a mail that somebody sent to try the server. */
export type MailTrial = Shape<'MailTrial'>;
