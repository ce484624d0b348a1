import type { Router } from 'express';
import type { PracticeDesk } from '../../engine/practice/desk.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** The practice partner of this process: whether it runs, and its start. */
export function practiceRoutes(router: Router, practice: PracticeDesk): void {
  router.get('/practice-partner', (_req, res) => void res.json({ running: practice.isRunning() }));

  router.post('/practice-partner', async (req, res) => {
    answer(req, res, await practice.start(actorOf(res)), { thing: 'partner' });
  });
}
