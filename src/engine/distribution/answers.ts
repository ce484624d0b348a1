/** Outcomes in short. */

import type { Wording } from '../../words/message.js';
import type { Outcome } from '../model/local/outcome.js';

export const invalidField = (field: string, problem: Wording) => ({
  kind: 'invalid' as const,
  problems: [{ field, problem }],
});
export const doneWith = <T>(value: T): Outcome<T> => ({ kind: 'done', value });
export const notNowBecause = (reason: Wording) => ({ kind: 'notNow' as const, reason });
