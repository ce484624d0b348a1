/** Whose turn it is as SQL on `r`, the row of a request on either road: the states of the domain, written out. */
import type { Turn } from '../../domain/state-row.js';
import { states } from '../../domain/states.js';
import type { Side } from '../../engine/ports.js';

const sides = Object.keys(states) as Side[];

/** The states of a side in which it is one of these turns. */
export const statesOfTurns = (side: Side, turns: readonly string[]): string[] =>
  Object.entries(states[side]).flatMap(([state, { turn }]) => (turns.includes(turn) ? [state] : []));

/** It is one of these turns: a state may be ours on one side and the partner’s on the other. */
export function isTurn(...turns: string[]): string {
  const ways = sides.flatMap((side) => {
    const names = statesOfTurns(side, turns);
    return names.length > 0 ? [`r.side = '${side}' and r.state = any('{${names.join(',')}}')`] : [];
  });
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
}

const underWay = ['us', 'partner', 'patron'] as const satisfies readonly Turn[];
/** Of a request that is under way. */
export const openTurn = `case ${underWay.map((turn) => `when ${isTurn(turn)} then '${turn}'`).join(' ')} end`;
export const wideTurn = `case when r.closed_at is not null then 'nobody' else ${openTurn} end`;

/** Something here waits for a person: our turn, an open mark, or an active note. Of requests under way alone. */
const needsUs = `(${isTurn('us')} or r.marks <> '{}' or r.active_notes > 0)`;

/** The date that a list shows as the next one, as text that sorts. */
const nextDate = `coalesce(case when r.state = 'conditional' then r.answer_by end,
  to_char(r.due_date at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), r.needed_by)`;
/** What needs us within three days is urgent. The end of a day in Canada is on the next day of UTC. */
const soon = 4;
const lastSoon = `(select to_char(now() at time zone 'UTC' + interval '${soon} days', 'YYYY-MM-DD'))`;
/** Later changes have smaller texts. */
const newestChange = `lpad((99999999999999999 - (extract(epoch from r.updated_at) * 1000000)::bigint)::text, 17, '0')`;

/** What needs us and lapses within days or is late, by its date; then what else needs us, then all others, each by its newest change. */
export const needsFirst = `case when not ${needsUs} then '2' || ${newestChange}
  when left(${nextDate}, 10) <= ${lastSoon} then '0' || left(${nextDate}, 16) else '1' || ${newestChange} end`;
