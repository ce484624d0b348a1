import type { MailDesk } from '../../engine/mail/mail-desk.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** Trying the mail server. */
export function mailAnswers(mail: MailDesk) {
  return {
    testMail: async ({ body, language }) => {
      const { to } = body;
      return answered(await mail.test(to, language, new Date()), { thing: 'mail', id: to });
    },
  } satisfies Partial<StaffAnswers>;
}
