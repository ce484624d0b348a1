import type { RequestLists } from '../../engine/model/gateway.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

/** What needs a person now, and how much of it there is. */
export function workAnswers(lists: Pick<RequestLists, 'work' | 'workCounts'>) {
  return {
    listWork: async (call) => lists.work(ownOf(call)),

    countWork: async (call) => ({ items: await lists.workCounts(ownOf(call)) }),
  } satisfies Partial<StaffAnswers>;
}
