import type { RuleRecords } from '../../engine/model/local/rules.js';
import type { RecordsContext, Runner } from '../local-records/records-context.js';
import { profileRecords } from './profiles.js';
import { rotaRuleRecords } from './rota-rules.js';
import { rotaTemplateRecords } from './rota-templates.js';
import { sendingRecords } from './sending.js';
import { supplyRecords } from './supply.js';

/** Workflow profiles, sending rules, rota templates and rota assignment rules on PostgreSQL. */
export const createRuleRecords = (recordsContext: RecordsContext, order: Runner): RuleRecords => ({
  ...profileRecords(recordsContext, order),
  ...sendingRecords(recordsContext, order),
  ...rotaTemplateRecords(recordsContext, order),
  ...rotaRuleRecords(recordsContext, order),
  ...supplyRecords(recordsContext),
});
