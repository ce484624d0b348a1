/** What staff know of each state: its name, whose turn it is, and what is to come. Lists, explanations, docs read it. */
import { type Message, message } from '../../words/message.js';
import { borrowingStateRows } from './borrowing-states.js';
import { lendingStateRows } from './lending-states.js';
import type { StateRow } from './state-row.js';
import type { Side, StateName } from './tables.js';

export type { StateRow } from './state-row.js';

/** Of whose making a request is, as lists say it. */
export const sideNames = { borrowing: message('side.borrowing'), lending: message('side.lending') };

/** Every state by side and name. */
export const states: Record<Side, Readonly<Partial<Record<StateName, StateRow>>>> = {
  borrowing: borrowingStateRows,
  lending: lendingStateRows,
};

/** Whether this side has a state of that name: names come from forms, programs and files. */
export const isState = (side: Side, name: string): name is StateName => Object.hasOwn(states[side], name);

/** Throws when the side has no such state: a name that came from nowhere. */
export function stateRow(side: Side, state: StateName): StateRow {
  const row = isState(side, state) ? states[side][state] : undefined;
  if (!row) throw new Error(`No ${side} state is called ${state}.`);
  return row;
}

/** Its name, as lists carry it. */
export const stateName = (side: Side, state: StateName): { stateLabel: Message } => ({
  stateLabel: stateRow(side, state).label,
});

export function isFinal(side: Side, state: StateName): boolean {
  return stateRow(side, state).final === true;
}
