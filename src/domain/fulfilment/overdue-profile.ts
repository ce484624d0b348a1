/** What happens to a patron's loan as time passes: letters, blocks, and at the end lost with its fee. */

import { type Message, message } from '../../words/message.js';
import { daysBetween } from './local-days.js';

export const overdueLetters = ['courtesy', 'overdue', 'overdueAndLostNotification', 'overdueAndLost'] as const;
export type OverdueLetter = (typeof overdueLetters)[number];

/** One row of the profile. */
export interface OverdueRow {
  /** Days after the due date; negative: before it. */
  day: number;
  letter: OverdueLetter;
  /** Which wording of a notification, 1 to 5. */
  notification?: number;
  block?: boolean;
  lost?: boolean;
  /** The replacement fee is charged. */
  fee?: boolean;
}

/** R59–R61: a courtesy notice, three notices, then lost. */
export const usualProfile: readonly OverdueRow[] = [
  { day: -3, letter: 'courtesy' },
  { day: 0, letter: 'overdue' },
  { day: 7, letter: 'overdueAndLostNotification', notification: 1 },
  { day: 14, letter: 'overdueAndLostNotification', notification: 2 },
  { day: 21, letter: 'overdueAndLost', block: true, lost: true, fee: true },
];

export interface OverdueDecision {
  /** The row that was reached; what is done up to it needs not be done again. */
  reached: OverdueRow;
  block: boolean;
  lost: boolean;
  fee: boolean;
}

/**
 * What is due for a loan now. When days were missed, only the newest letter goes out, but a block or a loss of the days
 * between is not forgotten. A loan that nothing is due for gets `undefined`.
 */
export function overdueDecision(
  profile: readonly OverdueRow[],
  loan: { dueAt: Date; doneDay?: number },
  now: Date,
  timeZone: string,
): OverdueDecision | undefined {
  const today = daysBetween(loan.dueAt, now, timeZone);
  const due = profile
    .filter(({ day }) => day <= today && (loan.doneDay === undefined || day > loan.doneDay))
    .toSorted((one, other) => one.day - other.day);
  const reached = due.at(-1);
  if (!reached) return undefined;
  const any = (what: 'block' | 'lost' | 'fee') => due.some((row) => row[what]);
  return { reached, block: any('block'), lost: any('lost'), fee: any('fee') };
}

/** Why these rows are no profile; `undefined`: they are one. */
export function profileProblem(rows: readonly OverdueRow[]): Message | undefined {
  const days = rows.map(({ day }) => day);
  if (new Set(days).size !== days.length) return message('refusedPolicy.sameDay');
  if (rows.some(({ lost, fee }) => fee && !lost)) return message('refusedPolicy.feeWithoutLost');
  return undefined;
}
