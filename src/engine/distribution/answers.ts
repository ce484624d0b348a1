/** Outcomes in short. */
import type { Outcome } from '../local/outcome.js';

export const invalidField = (field: string, problem: string) => ({
  kind: 'invalid' as const,
  problems: [{ field, problem }],
});
export const doneWith = <T>(value: T): Outcome<T> => ({ kind: 'done', value });
export const notNowBecause = (reason: string) => ({ kind: 'notNow' as const, reason });
