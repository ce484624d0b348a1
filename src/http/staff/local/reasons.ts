import { reasonCodes } from '../../../contract/reason-operations.js';
import type { ReasonRecords } from '../../../engine/model/local/reasons.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Reasons to reject, to set a condition and to cancel. */
export function reasonAnswers(reasons: ReasonRecords) {
  const thing = 'reason';

  return {
    listReasons: async () => ({ items: await reasons.list() }),

    listReasonCodes: () => reasonCodes,

    addReason: async ({ body, actor }) => {
      const outcome = await reasons.add(body, actor);
      return answered(outcome, { thing, made: () => '/reasons' });
    },

    changeReason: async ({ body, params, actor }) => {
      const { list, code } = params;
      return answered(await reasons.change(list, code, body, actor), { thing, id: code });
    },

    removeReason: async ({ params }) => {
      const { list, code } = params;
      return answered(await reasons.remove(list, code), { thing, id: code });
    },
  } satisfies Partial<StaffAnswers>;
}
