import type { PolicyRecords } from '../../../engine/model/local/policies.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Policies and temporary item creation rules. */
export function policyAnswers(policies: PolicyRecords) {
  return {
    listPolicies: async () => ({ items: await policies.list() }),

    changePolicies: async ({ body, actor }) => {
      const outcome = await policies.change(body, actor);
      return answered(outcome, { thing: 'policy', body: (items) => ({ items }) });
    },

    listItemRules: async () => ({ items: await policies.itemRules() }),

    addItemRule: async ({ body }) => {
      const outcome = await policies.addItemRule(body);
      return answered(outcome, { thing: 'rule', made: () => '/temporary-item-rules' });
    },

    changeItemRule: async ({ body, params }) => {
      const { id } = params;
      const outcome = await policies.changeItemRule(id, body);
      return answered(outcome, { thing: 'temporary item creation rule', id });
    },

    removeItemRule: async ({ params }) => {
      const { id } = params;
      return answered(await policies.removeItemRule(id), { thing: 'temporary item creation rule', id });
    },
  } satisfies Partial<StaffAnswers>;
}
