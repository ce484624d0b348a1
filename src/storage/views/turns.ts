/** Whose turn it is as SQL on `r`, a row of `request`: the states of the domain, written out. */
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
const openTurn = `case ${underWay.map((turn) => `when ${isTurn(turn)} then '${turn}'`).join(' ')} end`;
export const wideTurn = `case when r.closed_at is not null then 'nobody' else ${openTurn} end`;
