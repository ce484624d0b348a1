import type { RotaTrials } from '../../engine/model/gateway.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';

/** Trying out rota assignment rules and loan rules, and what is wrong with the rotas. */
export function rotaAnswers(rotas: RotaTrials) {
  return {
    tryRota: async ({ params, actor }) => {
      const trial = await rotas.tryRota(params.id, actor);
      if (!trial) return refused(unknownThing('borrowing request', params.id));
      return trial;
    },

    tryLoanTerms: async ({ params, query }) => {
      const trial = await rotas.tryTerms(params.id, query);
      if (!trial) return refused(unknownThing('patron or borrowing request', query.request ?? params.id));
      return trial;
    },

    listRotaWarnings: async () => ({ items: await rotas.rotaWarnings() }),
  } satisfies Partial<StaffAnswers>;
}
