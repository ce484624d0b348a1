import type { Router } from 'express';
import type { TitleSought } from '../../catalogue/locate/ask.js';
import { type LocatePreset, type LocateProfile, locatePresets } from '../../catalogue/locate/profile.js';
import { type CompletingFrom, completeCitation } from '../../engine/catalogue/complete-citation.js';
import type { PartnerCatalogues } from '../../engine/catalogue/partner-catalogues.js';
import { type Searched, searchAll } from '../../engine/catalogue/search-all.js';
import { inLanguage } from '../in-language.js';
import { sendProblem, unknownThing } from '../problems.js';
import { languageOf } from './language.js';

/** The catalogues of partners: how they are asked, and what they answer. */
export function networkRoutes(
  router: Router,
  network: PartnerCatalogues,
  completing: Omit<CompletingFrom, 'network'>,
  searched: (code: string) => Promise<Searched | undefined>,
): void {
  const thing = 'partner catalogue';

  router.get('/network/catalogues', async (_req, res) => {
    res.json({ items: await network.profiles() });
  });

  router.get('/network/presets/:preset', (req, res) => {
    res.json(locatePresets[req.params.preset as LocatePreset]);
  });

  router.get('/network/catalogues/:code/search', async (req, res) => {
    const found = await network.search(req.params.code, String(req.query['q']));
    if (!found) return sendProblem(req, res, unknownThing(thing, req.params.code));
    res.json(found);
  });

  router.get('/network/search', async (req, res) => {
    res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
    // A proxy that gathers an answer would keep the first libraries waiting for the last.
    res.setHeader('X-Accel-Buffering', 'no');
    const language = languageOf(req, res);
    await searchAll({ network, searched }, String(req.query['q']), (line) => {
      if (!res.destroyed) res.write(`${JSON.stringify(inLanguage(language, line))}\n`);
    });
    res.end();
  });

  router.get('/network/citation', async (req, res) => {
    res.json(await completeCitation({ network, ...completing }, String(req.query['number'])));
  });

  router.put('/partners/:code/locate-profile', async (req, res) => {
    const profile = req.body as LocateProfile;
    if (!(await network.setProfile(req.params.code, profile)))
      return sendProblem(req, res, unknownThing('partner', req.params.code));
    res.json(profile);
  });

  router.delete('/partners/:code/locate-profile', async (req, res) => {
    if (!(await network.removeProfile(req.params.code)))
      return sendProblem(req, res, unknownThing(thing, req.params.code));
    res.status(204).end();
  });

  router.post('/partners/:code/locate', async (req, res) => {
    const trial = await network.tryOut(req.params.code, req.body as TitleSought);
    if (!trial) return sendProblem(req, res, unknownThing(thing, req.params.code));
    res.json(trial);
  });
}
