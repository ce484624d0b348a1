import type { Router } from 'express';
import { vocabulary } from '../../domain/vocabulary.js';

/** The words of the tables: they change only with the version of the node. */
export function wordRoutes(router: Router): void {
  router.get('/words', (_req, res) => {
    res.json(vocabulary);
  });
}
