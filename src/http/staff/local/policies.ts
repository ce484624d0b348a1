import type { Router } from 'express';
import type {
  ItemRuleChange,
  ItemRuleDraft,
  PolicyChange,
  PolicyRecords,
} from '../../../engine/model/local/policies.js';
import { actorOf } from '../actor.js';
import { answer } from './answer.js';

/** Policies and temporary item creation rules. */
export function policyRoutes(router: Router, policies: PolicyRecords): void {
  router.get('/policies', async (_req, res) => {
    res.json({ items: await policies.list() });
  });

  router.patch('/policies', async (req, res) => {
    const outcome = await policies.change(req.body as PolicyChange, actorOf(res));
    answer(req, res, outcome, { thing: 'policy', body: (items) => ({ items }) });
  });

  router.get('/temporary-item-rules', async (_req, res) => {
    res.json({ items: await policies.itemRules() });
  });

  router.post('/temporary-item-rules', async (req, res) => {
    const outcome = await policies.addItemRule(req.body as ItemRuleDraft);
    answer(req, res, outcome, { thing: 'rule', made: () => '/temporary-item-rules' });
  });

  router.patch('/temporary-item-rules/:id', async (req, res) => {
    const { id } = req.params;
    const outcome = await policies.changeItemRule(id, req.body as ItemRuleChange);
    answer(req, res, outcome, { thing: 'temporary item creation rule', id });
  });

  router.delete('/temporary-item-rules/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await policies.removeItemRule(id), { thing: 'temporary item creation rule', id });
  });
}
