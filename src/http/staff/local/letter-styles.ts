import type { Router } from 'express';
import type { LetterStyleChange, LetterStyles, LogoUpload } from '../../../engine/model/local/letter-styles.js';
import { sendProblem, unknownThing } from '../../problems.js';
import { actorOf } from '../actor.js';
import { answer } from './answer.js';

/** Logo and languages of each library's letters. */
export function letterStyleRoutes(router: Router, styles: LetterStyles): void {
  const thing = 'library';

  router.get('/letter-styles', async (_req, res) => {
    res.json({ items: await styles.list() });
  });

  router.put('/letter-styles/:library', async (req, res) => {
    const { library: id } = req.params;
    answer(req, res, await styles.change(id, req.body as LetterStyleChange, actorOf(res), new Date()), { thing, id });
  });

  router.put('/letter-styles/:library/logo', async (req, res) => {
    const { library: id } = req.params;
    answer(req, res, await styles.setLogo(id, req.body as LogoUpload, actorOf(res), new Date()), { thing, id });
  });

  router.delete('/letter-styles/:library/logo', async (req, res) => {
    const { library: id } = req.params;
    answer(req, res, await styles.removeLogo(id, actorOf(res), new Date()), { thing, id });
  });

  router.get('/letter-logos/:id', async (req, res) => {
    const picture = await styles.picture(req.params.id);
    if (!picture) return sendProblem(req, res, unknownThing('logo', req.params.id));
    // The address says what the bytes are: they never change.
    res.set('Cache-Control', 'private, max-age=31536000, immutable');
    res.type(picture.type).send(Buffer.from(picture.content, 'base64'));
  });
}
