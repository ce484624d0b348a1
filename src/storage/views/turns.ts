/** Whose turn it is as SQL on `r`, a row of `request`: the states of the domain, written out. */

import { type ListTurn, listTurn } from '../../domain/lists/request-lists.js';
import { type StateRow, states } from '../../domain/tables/states.js';
import type { StateName } from '../../domain/tables/tables.js';
import type { Side } from '../../engine/model/actor.js';

const sides = Object.keys(states) as Side[];

/** The states of a side in which it is one of these turns. */
export const statesOfTurns = (side: Side, turns: readonly string[]): StateName[] =>
  (Object.entries(states[side]) as [StateName, StateRow][]).flatMap(([state, row]) =>
    turns.includes(listTurn(row)) ? [state] : [],
  );

const byState = (turns: readonly string[]): string => {
  const ways = sides.flatMap((side) => {
    const names = statesOfTurns(side, turns);
    return names.length > 0 ? [`r.side = '${side}' and r.state = any('{${names.join(',')}}')`] : [];
  });
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
};

/** Something beside its state makes it ours. */
const isNoted = `(r.attention_count > 0
  or exists (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null))`;

/** It is under way, and one of these turns: a mark or an active note makes it ours, whatever its state says. */
export function isTurn(...turns: string[]): string {
  const others = turns.filter((turn) => turn !== 'us' && turn !== 'nobody');
  const ways = [
    ...(turns.includes('us') ? [byState(['us']), isNoted] : []),
    ...(others.length > 0 ? [`(${byState(others)} and not ${isNoted})`] : []),
  ];
  return ways.length > 0 ? `(r.closed_at is null and (${ways.join(' or ')}))` : 'false';
}

const underWay = ['us', 'partner', 'onItsWay'] as const satisfies readonly ListTurn[];
const openTurn = `case ${underWay.map((turn) => `when ${isTurn(turn)} then '${turn}'`).join(' ')} end`;
export const wideTurn = `case when r.closed_at is not null then 'nobody' else ${openTurn} end`;
