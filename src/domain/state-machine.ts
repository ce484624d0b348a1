/** One row: where an event leads and what is to be done. Without `to` the state stays as it is. */
export interface TransitionRow<State extends string, Effect extends string> {
  to?: State;
  /** It takes a step back: the state is again the one that the step left; `to` where that is not remembered. */
  back?: true;
  effects?: readonly Effect[];
  /** The service that was asked for openly becomes this one. */
  becomes?: 'Loan' | 'Copy';
}

/**
 * State × event → row. No row = the event is refused there. Effects are carried out in the order written. Written
 * as a value; a plain annotation makes a misspelt name a compile error at the row.
 */
export type TransitionTable<State extends string, Event extends string, Effect extends string> = Record<
  State,
  Partial<Record<Event, TransitionRow<State, Effect>>>
>;

/** What a step decides: the state to be in and the effects to store with it. */
export interface Transition<State extends string, Effect extends string> {
  to: State;
  effects: readonly Effect[];
  becomes?: 'Loan' | 'Copy';
  back?: true;
}

/** The row's decision, or `undefined` when the table does not take this event in this state. */
export function step<S extends string, E extends string, F extends string>(
  table: Readonly<Partial<Record<S, Readonly<Partial<Record<E, TransitionRow<S, F>>>>>>>,
  state: S,
  event: E,
): Transition<S, F> | undefined {
  const row: TransitionRow<S, F> | undefined = table[state]?.[event];
  if (!row) return undefined;
  const { to = state, effects = [], becomes, back } = row;
  return { to, effects, ...(becomes ? { becomes } : {}), ...(back ? { back } : {}) };
}

/** The same row for several events: `...sameRow(lateNews, outOfOrder)`. */
export function sameRow<E extends string, R>(events: readonly E[], row: R): Record<E, R> {
  return Object.fromEntries(events.map((event) => [event, row])) as Record<E, R>;
}
