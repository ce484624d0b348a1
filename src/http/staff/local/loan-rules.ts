import type { LoanRuleRecords } from '../../../engine/model/local/loan-rules.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Groups of patrons and loan rules. */
export function loanRuleAnswers(records: LoanRuleRecords) {
  const [group, rule] = ['group of patrons', 'loan rule'];

  return {
    listPatronGroups: async () => ({ items: await records.groups() }),

    addPatronGroup: async ({ body }) => {
      const outcome = await records.addGroup(body);
      return answered(outcome, { thing: group, made: () => '/patron-groups' });
    },

    changePatronGroup: async ({ body, params }) => {
      const { code } = params;
      return answered(await records.changeGroup(code, body), { thing: group, id: code });
    },

    removePatronGroup: async ({ params }) => {
      const { code } = params;
      return answered(await records.removeGroup(code), { thing: group, id: code });
    },

    listUnknownPatronGroups: async () => ({ items: await records.unknownGroups() }),

    listLoanRules: async () => ({ items: await records.rules() }),

    addLoanRule: async ({ body }) => {
      const outcome = await records.addRule(body);
      return answered(outcome, { thing: rule, made: () => '/loan-rules' });
    },

    changeLoanRule: async ({ body, params }) => {
      const { id } = params;
      return answered(await records.changeRule(id, body), { thing: rule, id });
    },

    removeLoanRule: async ({ params }) => {
      const { id } = params;
      return answered(await records.removeRule(id), { thing: rule, id });
    },
  } satisfies Partial<StaffAnswers>;
}
