import type { StateRow } from '../tables/state-row.js';
import type { StateName } from '../tables/tables.js';

/** What the next date of a request is: to answer by (ours, or the partner's), the loan's end, or when it is needed. */
export const nextDateKinds = ['answerBy', 'theyAnswerBy', 'due', 'neededBy'] as const;
export type NextDateKind = (typeof nextDateKinds)[number];

export interface NextDate {
  kind: NextDateKind;
  at: string;
}

export interface DatesOfRequest {
  side: 'borrowing' | 'lending';
  state: StateName;
  dueDate?: string;
  /** The day by which conditions are to be answered. */
  answerBy?: string;
  neededBy?: string;
}

/** The one date that a list shows of a request: what is over has none. */
export function nextDateOf(
  { side, state, dueDate, answerBy, neededBy }: DatesOfRequest,
  { final }: Pick<StateRow, 'final'>,
): NextDate | undefined {
  if (final) return undefined;
  if (state === 'conditional' && answerBy)
    return { kind: side === 'borrowing' ? 'answerBy' : 'theyAnswerBy', at: answerBy };
  if (dueDate) return { kind: 'due', at: dueDate };
  return neededBy ? { kind: 'neededBy', at: neededBy } : undefined;
}
