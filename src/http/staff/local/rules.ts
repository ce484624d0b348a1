import type { Router } from 'express';
import type {
  ProfileChange,
  ProfileDraft,
  RotaRuleChange,
  RotaRuleDraft,
  RotaTemplateChange,
  RotaTemplateDraft,
  RuleRecords,
  SendingRuleChange,
  SendingRuleDraft,
} from '../../../engine/model/local/rules.js';
import { answer } from './answer.js';

/** Workflow profiles, rules for sending, rota templates and rota assignment rules. */
export function ruleRoutes(router: Router, rules: RuleRecords): void {
  profileRoutes(router, rules);
  sendingRoutes(router, rules);
  rotaRoutes(router, rules);
}

function profileRoutes(router: Router, rules: RuleRecords): void {
  const thing = 'workflow profile';

  router.get('/workflow-profiles', async (_req, res) => {
    res.json({ items: await rules.profiles() });
  });

  router.post('/workflow-profiles', async (req, res) => {
    const outcome = await rules.addProfile(req.body as ProfileDraft);
    answer(req, res, outcome, { thing, made: () => '/workflow-profiles' });
  });

  router.patch('/workflow-profiles/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await rules.changeProfile(code, req.body as ProfileChange), { thing, id: code });
  });

  router.delete('/workflow-profiles/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await rules.removeProfile(code), { thing, id: code });
  });
}

function sendingRoutes(router: Router, rules: RuleRecords): void {
  const thing = 'rule for sending';

  router.get('/sending-rules', async (_req, res) => {
    res.json({ items: await rules.sendingRules() });
  });

  router.post('/sending-rules', async (req, res) => {
    const outcome = await rules.addSendingRule(req.body as SendingRuleDraft);
    answer(req, res, outcome, { thing, made: () => '/sending-rules' });
  });

  router.patch('/sending-rules/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await rules.changeSendingRule(id, req.body as SendingRuleChange), { thing, id });
  });

  router.delete('/sending-rules/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await rules.removeSendingRule(id), { thing, id });
  });
}

function rotaRoutes(router: Router, rules: RuleRecords): void {
  const [template, rule] = ['rota template', 'rota assignment rule'];

  router.get('/rota-templates', async (_req, res) => {
    res.json({ items: await rules.rotaTemplates() });
  });

  router.post('/rota-templates', async (req, res) => {
    const outcome = await rules.addRotaTemplate(req.body as RotaTemplateDraft);
    answer(req, res, outcome, { thing: template, made: () => '/rota-templates' });
  });

  router.patch('/rota-templates/:code', async (req, res) => {
    const { code } = req.params;
    const outcome = await rules.changeRotaTemplate(code, req.body as RotaTemplateChange);
    answer(req, res, outcome, { thing: template, id: code });
  });

  router.delete('/rota-templates/:code', async (req, res) => {
    const { code } = req.params;
    answer(req, res, await rules.removeRotaTemplate(code), { thing: template, id: code });
  });

  router.get('/rota-rules', async (_req, res) => {
    res.json({ items: await rules.rotaRules() });
  });

  router.post('/rota-rules', async (req, res) => {
    const outcome = await rules.addRotaRule(req.body as RotaRuleDraft);
    answer(req, res, outcome, { thing: rule, made: () => '/rota-rules' });
  });

  router.patch('/rota-rules/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await rules.changeRotaRule(id, req.body as RotaRuleChange), { thing: rule, id });
  });

  router.delete('/rota-rules/:id', async (req, res) => {
    const { id } = req.params;
    answer(req, res, await rules.removeRotaRule(id), { thing: rule, id });
  });
}
