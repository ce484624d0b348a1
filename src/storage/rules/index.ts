import type { RuleRecords } from '../../engine/local/rules.js';
import type { Ground, Runner } from '../local-records/ground.js';
import { profileRecords } from './profiles.js';
import { rotaRuleRecords } from './rota-rules.js';
import { rotaTemplateRecords } from './rota-templates.js';
import { sendingRecords } from './sending.js';
import { supplyRecords } from './supply.js';

/** Workflow profiles, sending rules, rota templates and rota assignment rules on PostgreSQL. */
export const createRuleRecords = (ground: Ground, order: Runner): RuleRecords => ({
  ...profileRecords(ground, order),
  ...sendingRecords(ground, order),
  ...rotaTemplateRecords(ground, order),
  ...rotaRuleRecords(ground, order),
  ...supplyRecords(ground),
});
