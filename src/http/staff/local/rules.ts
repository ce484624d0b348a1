import type { RuleRecords } from '../../../engine/model/local/rules.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Workflow profiles, rules for sending, rota templates and rota assignment rules. */
export const ruleAnswers = (rules: RuleRecords) => ({
  ...profileAnswers(rules),
  ...sendingAnswers(rules),
  ...rotaRuleAnswers(rules),
});

function profileAnswers(rules: RuleRecords) {
  const thing = 'workflow profile';

  return {
    listProfiles: async () => ({ items: await rules.profiles() }),

    addProfile: async ({ body }) => {
      const outcome = await rules.addProfile(body);
      return answered(outcome, { thing, made: () => '/workflow-profiles' });
    },

    changeProfile: async ({ body, params }) => {
      const { code } = params;
      return answered(await rules.changeProfile(code, body), { thing, id: code });
    },

    removeProfile: async ({ params }) => {
      const { code } = params;
      return answered(await rules.removeProfile(code), { thing, id: code });
    },
  } satisfies Partial<StaffAnswers>;
}

function sendingAnswers(rules: RuleRecords) {
  const thing = 'rule for sending';

  return {
    listSendingRules: async () => ({ items: await rules.sendingRules() }),

    addSendingRule: async ({ body }) => {
      const outcome = await rules.addSendingRule(body);
      return answered(outcome, { thing, made: () => '/sending-rules' });
    },

    changeSendingRule: async ({ body, params }) => {
      const { id } = params;
      return answered(await rules.changeSendingRule(id, body), { thing, id });
    },

    removeSendingRule: async ({ params }) => {
      const { id } = params;
      return answered(await rules.removeSendingRule(id), { thing, id });
    },
  } satisfies Partial<StaffAnswers>;
}

function rotaRuleAnswers(rules: RuleRecords) {
  const [template, rule] = ['rota template', 'rota assignment rule'];

  return {
    listRotaTemplates: async () => ({ items: await rules.rotaTemplates() }),

    addRotaTemplate: async ({ body }) => {
      const outcome = await rules.addRotaTemplate(body);
      return answered(outcome, { thing: template, made: () => '/rota-templates' });
    },

    changeRotaTemplate: async ({ body, params }) => {
      const { code } = params;
      const outcome = await rules.changeRotaTemplate(code, body);
      return answered(outcome, { thing: template, id: code });
    },

    removeRotaTemplate: async ({ params }) => {
      const { code } = params;
      return answered(await rules.removeRotaTemplate(code), { thing: template, id: code });
    },

    listRotaRules: async () => ({ items: await rules.rotaRules() }),

    addRotaRule: async ({ body }) => {
      const outcome = await rules.addRotaRule(body);
      return answered(outcome, { thing: rule, made: () => '/rota-rules' });
    },

    changeRotaRule: async ({ body, params }) => {
      const { id } = params;
      return answered(await rules.changeRotaRule(id, body), { thing: rule, id });
    },

    removeRotaRule: async ({ params }) => {
      const { id } = params;
      return answered(await rules.removeRotaRule(id), { thing: rule, id });
    },
  } satisfies Partial<StaffAnswers>;
}
