import type { Router } from 'express';
import { vocabularyOf } from '../../domain/vocabulary.js';
import type { ReasonRecords } from '../../engine/model/local/reasons.js';

/** The words of the tables, which change only with the version of the node, and the reasons as this library has them. */
export function wordRoutes(router: Router, reasons: Pick<ReasonRecords, 'list'>): void {
  router.get('/words', async (_req, res) => {
    res.json(vocabularyOf(await reasons.list()));
  });
}
