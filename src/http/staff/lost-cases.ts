import type { RequestLists } from '../../engine/model/gateway.js';
import type { Exports } from '../../engine/model/sheets.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

import { sheet } from './sheet.js';

/** What was lost between us and a partner, on either side, and what may be declared lost now. */
export function lostCaseAnswers(
  lists: Pick<RequestLists, 'lostCases' | 'lostCandidates'>,
  exports: Pick<Exports, 'exportLostCandidates'>,
) {
  return {
    listLostCases: async (call) => lists.lostCases(ownOf(call)),

    listLostCandidates: async (call) => lists.lostCandidates(ownOf(call)),

    exportLostCandidates: async (call) => {
      const { format = 'xlsx', ...filter } = ownOf(call);
      return sheet(await exports.exportLostCandidates(filter, { format, language: call.language }));
    },
  } satisfies Partial<StaffAnswers>;
}
