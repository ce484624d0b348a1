import type { Router } from 'express';
import type { Access } from '../../engine/access/index.js';
import type { AlmaOrder, AlmaRequestOrder } from '../../engine/model/alma.js';
import type { Gateway } from '../../engine/ports.js';
import { auditedPartners } from './access/audited-partners.js';
import { actorOf } from './actor.js';
import { answer } from './local/answer.js';

/** A library's records, taken over from Alma. */
export function almaRoutes(
  router: Router,
  gateway: Pick<Gateway, 'fromAlma' | 'partner' | 'partners'>,
  access: Pick<Access, 'beginAudit' | 'settleAudit'>,
): void {
  const { fromAlma } = gateway;
  const thing = 'import';

  router.post('/imports/alma/partners', async (req, res) => {
    const operation = 'importAlmaPartners';
    const outcome = await auditedPartners({ gateway, access }, { req, res, operation }, () =>
      fromAlma.partners(req.body as AlmaOrder, actorOf(res)),
    );
    answer(req, res, outcome, { thing });
  });

  router.post('/imports/alma/requests', async (req, res) => {
    answer(req, res, await fromAlma.requests(req.body as AlmaRequestOrder, actorOf(res)), {
      thing,
    });
  });

  router.post('/imports/alma/patrons', async (req, res) => {
    answer(req, res, await fromAlma.patrons(req.body as AlmaOrder), {
      thing,
    });
  });

  router.post('/imports/alma/items', async (req, res) => {
    answer(req, res, await fromAlma.items(req.body as AlmaOrder), {
      thing,
    });
  });
}
