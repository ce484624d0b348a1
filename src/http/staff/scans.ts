import { librariesWith } from '../../domain/staff/permissions.js';
import type { ScanDesk } from '../../engine/model/gateway.js';
import { message } from '../../words/message.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { acted, notActed } from './outcome.js';

/** The one scanner of every desk, and a patron who wants to keep a loan. */
export function scanAnswers(scans: ScanDesk) {
  return {
    scan: async (call) => {
      const { body: order, actor, caller } = call;
      const lendsOnly = librariesWith(caller, 'workOnRequests').length === 0;
      const answer = await scans.scan(lendsOnly ? { ...order, lendsOnly } : order, actor);
      if (answer.kind === 'told') return answer.told;
      if (answer.kind === 'refused' && answer.outcome.kind !== 'unknown')
        return notActed(answer.outcome, order.request);
      const named = answer.kind === 'unknown' && answer.what === 'request';
      const thing = named ? 'request' : order.request ? 'item of that request' : 'item or request';
      const problem = unknownThing(thing, named ? order.request : order.code);
      const is = answer.kind === 'unknown' ? answer.is : undefined;
      return refused(is ? { ...problem, more: { scanned: { is, text: message(`scanned.${is}`) } } } : problem);
    },

    renewForPatron: async ({ body, params, actor }) => {
      const { id, loan } = params;
      const { wishedDueDate } = body;
      const wish = wishedDueDate === undefined ? {} : { dueDate: wishedDueDate };
      const outcome = await scans.renewForPatron(id, loan, wish, actor);
      if (outcome.kind === 'unknown') return refused(unknownThing('loan of this patron', loan));
      return acted(outcome, params.id);
    },
  } satisfies Partial<StaffAnswers>;
}
