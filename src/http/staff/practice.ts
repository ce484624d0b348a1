import type { Router } from 'express';
import type { PracticeDesk } from '../../engine/practice/desk.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** The practice partner of this node: whether it runs, and its start. */
export function practiceRoutes(router: Router, practice: PracticeDesk): void {
  router.get('/practice-partner', async (_req, res) => void res.json({ running: await practice.isRunning() }));

  router.post('/practice-partner', async (req, res) => {
    answer(req, res, await practice.start(actorOf(res)), { thing: 'partner' });
  });
}
