import type { Gateway } from '../../engine/model/gateway.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

/** What needs a person now, and how much of it there is. */
export function workAnswers(gateway: Pick<Gateway, 'work' | 'workCounts'>) {
  return {
    listWork: async (call) => gateway.work(ownOf(call)),

    countWork: async (call) => ({ items: await gateway.workCounts(ownOf(call)) }),
  } satisfies Partial<StaffAnswers>;
}
