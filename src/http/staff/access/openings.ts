import type { Router } from 'express';
import { openedPatron } from '../../../domain/patron-facts.js';
import type { Access } from '../../../engine/access/index.js';
import type { PatronOpening } from '../../openapi/local/patrons.js';
import { filterFrom } from '../filter.js';

/** Who opened what is known of a patron, the newest first. */
export function openingRoutes(router: Router, access: Pick<Access, 'audit'>): void {
  router.get('/patrons/:id/openings', async (req, res) => {
    const paging = filterFrom<{ after?: string; limit: number }>(req);
    const { items, next } = await access.audit({ ...paging, thing: openedPatron, id: req.params.id });
    const shown = items.map(
      ({ id, at, actor, actorKind, operation }): PatronOpening => ({
        id,
        at,
        who: actor,
        kind: actorKind,
        how: operation,
      }),
    );
    res.json({ items: shown, ...(next ? { next } : {}) });
  });
}
