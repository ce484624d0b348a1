/** What is known of the circumstances of an event. What is not stated is taken as `false`. */
export interface EventFacts {
  /** No other partner of the rota is left to ask. */
  last?: boolean;
  /** A try to send our request ended so that the partner may have it after all. */
  ambiguous?: boolean;
  /** No partner has it: the request was not sent, or the message of the step that is undone has not left. */
  unsent?: boolean;
  /** The partner is a broker that goes on to the next of its own libraries. */
  brokerGoesOn?: boolean;
  /** The lender has stated already that it has the item back. */
  checkedIn?: boolean;
  /** Of several volumes some stay lost when the others go on. */
  partly?: boolean;
  /** A renewal stays within the date of the lender, so that it is not asked. */
  withinLenderDate?: boolean;
  /** The renewal would pass the limit of this library. */
  beyondCap?: boolean;
  /** Staff of this library decide it: no rule answers. */
  decidedByStaff?: boolean;
  /** It was due back before now. */
  overdue?: boolean;
  /** The workflow profile of the partner wants no message for this step. */
  noMessage?: boolean;
}

/** One entry: where an event leads and what is to be done. Without `to` the state stays as it is. */
export interface TransitionRow<State extends string, Effect extends string> {
  /** The facts that this entry requires; an entry without it fits in all circumstances. */
  when?: EventFacts;
  to?: State;
  /** It takes a step back: the state is again the one that the step left; `to` where that is not remembered. */
  back?: true;
  effects?: readonly Effect[];
  /** The service that was asked for openly becomes this one. */
  becomes?: 'Loan' | 'Copy';
}

/** One entry, or several of which the first that fits the facts of the event counts: the one without `when` is last. */
export type TransitionEntries<State extends string, Effect extends string> =
  | TransitionRow<State, Effect>
  | readonly TransitionRow<State, Effect>[];

/**
 * State × event → entries. No entry = the event is refused there. Effects are carried out in the order written. Written
 * as a value; a plain annotation makes a misspelt name a compile error at the entry.
 */
export type TransitionTable<State extends string, Event extends string, Effect extends string> = Record<
  State,
  Partial<Record<Event, TransitionEntries<State, Effect>>>
>;

/** What a step decides: the state to be in and the effects to store with it. */
export interface Transition<State extends string, Effect extends string> {
  to: State;
  effects: readonly Effect[];
  becomes?: 'Loan' | 'Copy';
  back?: true;
}

/** Whether the facts of an event are those that an entry requires. */
export const fits = ({ when = {} }: { when?: EventFacts | undefined }, facts: EventFacts): boolean =>
  (Object.keys(when) as (keyof EventFacts)[]).every((name) => when[name] === (facts[name] ?? false));

/** An event in a list: in all circumstances, or only under these facts. */
export type EventPattern<E extends string> = E | { on: E; when: EventFacts };

export const eventOf = <E extends string>(pattern: EventPattern<E>): E =>
  typeof pattern === 'string' ? pattern : pattern.on;

/** Whether an event with these facts is the one that a list names. */
export const isNamed = <E extends string>(pattern: EventPattern<E>, event: string, facts: EventFacts): boolean =>
  eventOf(pattern) === event && (typeof pattern === 'string' || fits(pattern, facts));

/** All entries of an event in a state. */
export function entriesOf<S extends string, F extends string>(
  entries: TransitionEntries<S, F> | undefined,
): readonly TransitionRow<S, F>[] {
  if (entries === undefined) return [];
  return Array.isArray(entries) ? entries : [entries as TransitionRow<S, F>];
}

/** The decision of the entry that fits, or `undefined` when the table does not take this event in this state. */
export function step<S extends string, E extends string, F extends string>(
  table: Readonly<Partial<Record<S, Readonly<Partial<Record<E, TransitionEntries<S, F>>>>>>>,
  state: S,
  event: E,
  facts: EventFacts = {},
): Transition<S, F> | undefined {
  const row = entriesOf(table[state]?.[event]).find((entry) => fits(entry, facts));
  if (!row) return undefined;
  const { to = state, effects = [], becomes, back } = row;
  return { to, effects, ...(becomes ? { becomes } : {}), ...(back ? { back } : {}) };
}

/** The same entry for several events: `...sameRow(lateNews, outOfOrder)`. */
export function sameRow<E extends string, R>(events: readonly E[], row: R): Record<E, R> {
  return Object.fromEntries(events.map((event) => [event, row])) as Record<E, R>;
}
