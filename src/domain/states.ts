/** What staff know of each state: its name, whose turn it is, and what is to come. Lists, explanations, docs read it. */
import { borrowingStateRows } from './borrowing-states.js';
import { lendingStateRows } from './lending-states.js';
import type { StateRow } from './state-row.js';
import type { Side } from './tables.js';
import type { Sentence } from './words.js';

export type { StateRow } from './state-row.js';

/** Of whose making a request is, as lists say it. */
export const sideNames: Record<Side, Sentence> = {
  borrowing: { text: 'borrowing', french: 'sortante' },
  lending: { text: 'lending', french: 'entrante' },
};

/** Every state by side and name. */
export const states: Record<Side, Readonly<Record<string, StateRow>>> = {
  borrowing: borrowingStateRows,
  lending: lendingStateRows,
};

/** Throws when the side has no such state: a name that came from nowhere. */
export function stateRow(side: Side, state: string): StateRow {
  const row = states[side][state];
  if (!row) throw new Error(`No ${side} state is called ${state}.`);
  return row;
}

/** Its name in both languages, as lists carry it. */
export function stateNames(side: Side, state: string): { stateLabel: string; stateFrench: string } {
  const { label, french } = stateRow(side, state);
  return { stateLabel: label, stateFrench: french };
}

export function isFinal(side: Side, state: string): boolean {
  return stateRow(side, state).final === true;
}
