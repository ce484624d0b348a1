import type { DueDateRule } from '../domain/library-system/links.js';

/** The due date that counts; where only one side has one, that. Instants in ISO 8601. */
export function chosenDueDate(rule: DueDateRule, ours: string | undefined, theirs: string | undefined) {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  if (rule === 'later') return Date.parse(theirs) > Date.parse(ours) ? theirs : ours;
  return rule === 'theirs' ? theirs : ours;
}
