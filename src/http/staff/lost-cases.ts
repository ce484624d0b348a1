import type { Gateway } from '../../engine/model/gateway.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

import { sheet } from './sheet.js';

/** What was lost between us and a partner, on either side, and what may be declared lost now. */
export function lostCaseAnswers(gateway: Pick<Gateway, 'lostCases' | 'lostCandidates' | 'exportLostCandidates'>) {
  return {
    listLostCases: async (call) => gateway.lostCases(ownOf(call)),

    listLostCandidates: async (call) => gateway.lostCandidates(ownOf(call)),

    exportLostCandidates: async (call) => {
      const { format = 'xlsx', ...filter } = ownOf(call);
      return sheet(await gateway.exportLostCandidates(filter, { format, language: call.language }));
    },
  } satisfies Partial<StaffAnswers>;
}
