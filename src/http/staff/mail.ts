import type { Router } from 'express';
import type { MailDesk } from '../../engine/mail/mail-desk.js';
import type { Shape } from '../openapi/schemas.js';
import { languageOf } from './language.js';
import { answer } from './local/answer.js';

/** Trying the mail server. */
export function mailRoutes(router: Router, mail: MailDesk): void {
  router.post('/mail/test', async (req, res) => {
    const { to } = req.body as Shape<'MailTestOrder'>;
    answer(req, res, await mail.test(to, languageOf(req, res), new Date()), { thing: 'mail', id: to });
  });
}
