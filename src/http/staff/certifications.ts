import type { Router } from 'express';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { CertificationOrder, Certifier } from '../../engine/certify/certifier.js';
import { reportLines } from '../../engine/certify/report.js';
import { sendProblem, unknownThing } from '../problems.js';
import { actorOf } from './actor.js';
import { languageOf } from './language.js';
import { answer } from './local/answer.js';

/** Certifications of a partner: begun, watched, read, ended early. */
export function certificationRoutes(router: Router, certifier: Certifier): void {
  router.get('/partners/:code/certifications', async (req, res) => {
    const { code = '' } = req.params;
    const items = await certifier.list(code);
    if (!items) return sendProblem(req, res, unknownThing('partner', code));
    res.json({ items });
  });

  router.post('/partners/:code/certifications', async (req, res) => {
    const { code = '' } = req.params;
    const outcome = await certifier.begin(code, req.body as CertificationOrder, actorOf(res));
    answer(req, res, outcome, {
      thing: 'partner',
      id: code,
      made: ({ id }) => `/partners/${encodeURIComponent(code)}/certifications/${id}`,
    });
  });

  router.get('/partners/:code/certifications/:id', async (req, res) => {
    const { code = '', id = '' } = req.params;
    const view = await certifier.read(code, id);
    if (!view) return sendProblem(req, res, unknownThing('certification of this partner', id));
    res.json(view);
  });

  router.get('/partners/:code/certifications/:id/report', async (req, res) => {
    const { code = '', id = '' } = req.params;
    const view = await certifier.read(code, id);
    if (!view) return sendProblem(req, res, unknownThing('certification of this partner', id));
    const language = (req.query['language'] as Language | undefined) ?? languageOf(req, res);
    res.type('text/plain').send(`${reportLines(view, language).join('\n')}\n`);
  });

  router.delete('/partners/:code/certifications/:id', async (req, res) => {
    const { code = '', id = '' } = req.params;
    if (!(await certifier.stop(code, id)))
      return sendProblem(req, res, unknownThing('running certification of this partner', id));
    res.status(204).end();
  });
}
