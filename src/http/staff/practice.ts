import type { PracticeDesk } from '../../engine/practice/desk.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** The practice partner of this node: whether it runs, and its start. */
export function practiceAnswers(practice: PracticeDesk) {
  return {
    readPracticePartner: async () => ({ running: await practice.isRunning() }),

    startPracticePartner: async ({ actor }) => answered(await practice.start(actor), { thing: 'partner' }),
  } satisfies Partial<StaffAnswers>;
}
