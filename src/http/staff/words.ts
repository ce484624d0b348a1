import { vocabularyOf } from '../../domain/tables/vocabulary.js';
import type { ReasonRecords } from '../../engine/model/local/reasons.js';
import type { StaffAnswers } from './calls.js';

/** The words of the tables, which change only with the version of the node, and the reasons as this library has them. */
export function wordAnswers(reasons: Pick<ReasonRecords, 'list'>) {
  return {
    readWords: async () => vocabularyOf(await reasons.list()),
  } satisfies Partial<StaffAnswers>;
}
