import { expect } from 'chai';
import { allowedActions } from '../../src/domain/tables/staff-actions.js';
import { services, sides, tableFor } from '../../src/domain/tables/tables.js';
import { actionGroups, groupOf } from '../../src/ui/parts/action-groups.js';
import { slipsOf } from '../../src/ui/parts/slips-of.js';

/** What the menu has beside the actions, at most, in each group: query, take, assign, release; edit or locate, duplicate or move, status. */
const besides = { borrowing: { send: 4, loan: 3, close: 0 }, lending: { send: 3, loan: 3, close: 0 } };

describe('the groups of a request’s menu', () => {
  for (const side of sides)
    it(`KA2: have eight entries at most in every state of ${side}`, () => {
      expect(slipsOf[side].length).to.be.at.most(8);
      const full = services.flatMap((service) =>
        Object.keys(tableFor(side, service)).flatMap((state) => {
          const actions = allowedActions(side, service, state as never).filter(({ primary }) => !primary);
          return actionGroups
            .filter((group) => group !== 'print')
            .map((group) => ({
              at: `${side} ${service} ${state} ${group}`,
              count: besides[side][group] + actions.filter(({ name }) => groupOf(name) === group).length,
            }))
            .filter(({ count }) => count > 8);
        }),
      );
      expect(full).to.deep.equal([]);
    });
});
