import { listTurn } from '../../domain/lists/request-lists.js';
import { statusRow } from '../parts/status-looks.js';
import type { Question } from './question.js';

/**
 * Whether a row that is not in the newest answer may still be in the list: it fits the filters that a row can be asked for,
 * and is on a later page because an order by anything but age has moved it.
 */
export function mayStandLater(question: Question, state: string, hasNext: boolean): boolean {
  const { side, activity, ticked, sort, not, either } = question;
  const row = statusRow(side, state);
  const { final } = row;
  const fits = (name: 'state' | 'turn', value: string) =>
    ticked[name].length === 0 || either.includes(name) || ticked[name].includes(value) !== not.includes(name);
  if (!fits('state', state) || !fits('turn', listTurn(row))) return false;
  if (ticked.state.length > 0) return true;
  return sort !== 'created' && hasNext && !(activity === 'active' && final);
}
