/** Whose turn it is as SQL on `r`, the row of a request on either road: the states of the domain, written out. */
import type { Turn } from '../../domain/state-row.js';
import { states } from '../../domain/states.js';
import type { Side } from '../../engine/model/actor.js';

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

/** What needs us within three days is urgent. The end of a day in Canada is on the next day of UTC. */
const soon = `interval '4 days'`;
/** Computed once for all rows. */
const soonMoment = `(select now() + ${soon})`;
const soonDay = `(select to_char(now() at time zone 'UTC' + ${soon}, 'YYYY-MM-DD'))`;
/** `202612011705`, of a text that begins with a day, and of a moment. */
const minutesOf = (text: string) => `rpad(translate(left(${text}, 16), '-T:', ''), 12, '0')::bigint`;
const minutesAt = (moment: string) => `to_char(${moment} at time zone 'UTC', 'YYYYMMDDHH24MI')::bigint`;
const isWritten = (text: string) =>
  `${text} ~ '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d|$)' and left(${text}, 10) <= ${soonDay}`;

/** Later changes have smaller numbers, below those of the next group. */
const newestOf = (group: 1 | 2) =>
  `${group}00000000000000000 + 50000000000000000 - (date_part('epoch', r.updated_at) * 1000000)::bigint`;

/**
 * What needs us and lapses within days or is late, by the date that the list shows of it; then what else needs us, then all
 * others, each by its newest change. A number, so that many rows are sorted quickly.
 */
export const needsFirst = `case when not ${needsUs} then ${newestOf(2)}
  when r.state = 'conditional' and r.answer_by is not null then
    case when ${isWritten('r.answer_by')} then ${minutesOf('r.answer_by')} else ${newestOf(1)} end
  when r.due_date is not null then
    case when r.due_date < ${soonMoment} then ${minutesAt('r.due_date')} else ${newestOf(1)} end
  when r.needed_by is not null and ${isWritten('r.needed_by')} then ${minutesOf('r.needed_by')} else ${newestOf(1)} end`;
