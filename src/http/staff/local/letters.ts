import type { Router } from 'express';
import type { QueryText, QueryType } from '../../../domain/letters/queries.js';
import type { MailDesk } from '../../../engine/mail/mail-desk.js';
import type {
  LetterFilter,
  LetterPreview,
  LetterRecords,
  LetterScope,
  LetterTrial,
} from '../../../engine/model/local/letters.js';
import type { Shape } from '../../openapi/schemas.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { callerOf } from '../access/caller.js';
import { actorOf } from '../actor.js';
import { ownFilterFrom } from '../filter.js';
import { answer } from './answer.js';

/** The queue of letters and slips, the catalogue, and what patrons are asked. */
export function letterRoutes(router: Router, letters: LetterRecords, mail: MailDesk): void {
  router.get('/letters', async (req, res) => {
    const { toPrint, ...filter } = ownFilterFrom<LetterFilter>(req, res);
    res.json(await letters.list({ ...filter, ...(toPrint && mail.canSend ? { toPrint } : {}) }));
  });

  // Before the address of one letter, which would take the word for an id.
  router.get('/letters/catalogue', async (_req, res) => {
    res.json({ items: await letters.catalogue() });
  });

  router.put('/letters/catalogue/:code', async (req, res) => {
    const { code } = req.params;
    const { used } = req.body as Shape<'LetterUse'>;
    answer(req, res, await letters.use(code, used, actorOf(res), new Date()), { thing: 'letter', id: code });
  });

  router.get('/letters/:id', async (req, res) => {
    const letter = await letters.read(req.params.id);
    if (!letter) return sendProblem(req, res, unknownThing('letter', req.params.id));
    res.json(letter);
  });

  router.post('/letters/:id/printed', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await letters.printed(id, actorOf(res), new Date()), { thing: 'letter', id });
  });

  router.post('/letters/:id/withdraw', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await letters.withdraw(id, actorOf(res), new Date()), { thing: 'letter', id });
  });

  router.get('/letter-words/:code', async (req, res) => {
    const words = await letters.words(req.params.code);
    if (!words) return sendProblem(req, res, unknownThing('letter', req.params.code));
    res.json(words);
  });

  router.put('/letter-words/:code', async (req, res) => {
    const { code } = req.params;
    const outcome = await letters.reword(code, req.body as LetterTrial, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'letter', id: code });
  });

  router.post('/letter-words/:code/built-in', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await letters.backToUsual(code, req.body as LetterScope), {
      thing: 'letter',
      id: code,
    });
  });

  router.post('/letter-words/:code/keep', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await letters.keepWording(code, req.body as LetterScope), { thing: 'letter', id: code });
  });

  router.put('/letter-words/:code/delay', async (req, res) => {
    const { code } = req.params;
    const { minutes } = req.body as Shape<'LetterDelay'>;
    answer(req, res, await letters.delay(code, minutes, actorOf(res), new Date()), { thing: 'letter', id: code });
  });

  router.post('/letter-words/:code/preview', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await letters.preview(code, req.body as LetterTrial, new Date()), { thing: 'letter', id: code });
  });

  router.post('/letter-words/:code/test', async (req, res) => {
    const { code } = req.params;
    const trial = req.body as LetterTrial;
    const written = await letters.preview(code, trial, new Date());
    const id = written.kind === 'done' ? written.value.content.logo?.id : undefined;
    const logo = id === undefined ? undefined : await letters.styles.picture(id);
    const outcome =
      written.kind === 'done'
        ? await mail.sendNow(
            {
              ...mailOf(written.value),
              ...(logo ? { logo } : {}),
              language: trial.language,
              to: callerOf(res).email,
            },
            new Date(),
          )
        : written;
    answer(req, res, outcome, { thing: 'letter', id: code });
  });

  router.get('/query-templates', async (_req, res) => {
    res.json({ items: await letters.queries() });
  });

  router.put('/query-templates/:type', async (req, res) => {
    const type = Number(req.params.type) as QueryType;
    const outcome = await letters.rewordQuery(type, req.body as QueryText, actorOf(res), new Date());
    answer(req, res, outcome, { thing: 'kind of query', id: req.params.type });
  });
}

const mailOf = ({ subject, text, html, replyTo }: LetterPreview) => ({
  subject,
  text,
  html,
  ...(replyTo ? { replyTo } : {}),
});
