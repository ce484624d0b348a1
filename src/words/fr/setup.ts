import access from './access.json' with { type: 'json' };
import administration from './administration.json' with { type: 'json' };
import certifyStep from './certifyStep.json' with { type: 'json' };
import closures from './closures.json' with { type: 'json' };
import directory from './directory.json' with { type: 'json' };
import directoryField from './directoryField.json' with { type: 'json' };
import exchange from './exchange.json' with { type: 'json' };
import letterName from './letterName.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import libraries from './libraries.json' with { type: 'json' };
import me from './me.json' with { type: 'json' };
import palette from './palette.json' with { type: 'json' };
import partner from './partner.json' with { type: 'json' };
import partnerField from './partnerField.json' with { type: 'json' };
import partnerFieldSays from './partnerFieldSays.json' with { type: 'json' };
import policies from './policies.json' with { type: 'json' };
import policy from './policy.json' with { type: 'json' };
import policyGroup from './policyGroup.json' with { type: 'json' };
import profiles from './profiles.json' with { type: 'json' };
import reasons from './reasons.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };
import rotas from './rotas.json' with { type: 'json' };
import ruleFact from './ruleFact.json' with { type: 'json' };
import ruleOperator from './ruleOperator.json' with { type: 'json' };
import rules from './rules.json' with { type: 'json' };
import scan from './scan.json' with { type: 'json' };
import schedule from './schedule.json' with { type: 'json' };
import setting from './setting.json' with { type: 'json' };
import shownOnce from './shownOnce.json' with { type: 'json' };
import start from './start.json' with { type: 'json' };
import tryStep from './tryStep.json' with { type: 'json' };
import webhookEvent from './webhookEvent.json' with { type: 'json' };
import webhooks from './webhooks.json' with { type: 'json' };

/** What only partners, their messages, reports and the pages of the administration say; it is read with them, not with the desk. */
export const setup = {
  tryStep,
  ruleOperator,
  ruleFact,
  policyGroup,
  policy,
  administration,
  scan,
  partnerFieldSays,
  partnerField,
  directoryField,
  certifyStep,
  access,
  closures,
  directory,
  exchange,
  letterName,
  letters,
  libraries,
  me,
  palette,
  partner,
  policies,
  profiles,
  reasons,
  report,
  rotas,
  rules,
  schedule,
  setting,
  shownOnce,
  start,
  webhookEvent,
  webhooks,
};
