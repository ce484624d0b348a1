/** What a facet is in the image: a column of small numbers, and the value of each number. */

import { dayAfter, startOfLocalDate } from '../../../domain/fulfilment/local-days.js';
import {
  type ages,
  type DayRange,
  daysOfRange,
  type dueBuckets,
  type Facet,
  type ListTurn,
} from '../../../domain/lists/request-lists.js';
import { urgencies } from '../../../domain/lists/urgency.js';
import type { StateName } from '../../../domain/tables/tables.js';
import { nobody } from '../../../engine/desk/lists.js';
import type { Side } from '../../../engine/model/actor.js';
import { urgencyGroupAt } from './orders.js';
import { type Pieces, piecesOf } from './pieces.js';
import { type Coded, flag, noDate, type OpenRows } from './rows.js';

export interface FacetColumn {
  column: Uint32Array;
  /** By number; nothing for what has no value. */
  values: readonly (string | undefined)[];
  /** Of a state: whose it is. */
  sides?: readonly Side[];
}

/** Facets of requests under way; their activity is the same for all. */
export type OpenFacet = Exclude<Facet, 'activity'>;

const dayUs = 86_400_000_000;

const texts =
  (name: Coded, none?: string) =>
  ({ code, codes }: OpenRows): FacetColumn => ({
    column: code[name],
    values: codes[name].texts.map((text) => text ?? none),
  });

const byFlag = (valueFor: (flags: number) => string) => {
  const values = Array.from({ length: 2048 }, (_, flags) => valueFor(flags));
  return ({ flags }: OpenRows): FacetColumn => ({ column: flags, values });
};
const yesNo = (bit: number) => byFlag((flags) => String((flags & bit) > 0));

const byState = (valueFor: (side: Side, state: StateName) => string | undefined) => (rows: OpenRows) => {
  const sides: Side[] = [];
  const values = rows.codes.state.texts.map((text, number) => {
    const [side, state] = (text ?? '').split('.') as [Side, StateName];
    sides[number] = side;
    return text === null ? undefined : valueFor(side, state);
  });
  return { column: rows.code.state, values, sides };
};

/** Where a number lies between four rising bounds: a row is put under the count of those that it has reached. */
function* between(
  numbers: Float64Array,
  size: number,
  [first, second, third, fourth]: readonly [number, number, number, number],
): Pieces<Uint32Array> {
  const column = new Uint32Array(size);
  yield* piecesOf(size, (from, to) => {
    for (let at = from; at < to; at++) {
      const number = numbers[at] as number;
      column[at] = number < second ? (number < first ? 0 : 1) : number < third ? 2 : number < fourth ? 3 : 4;
    }
  });
  return column;
}

/** A moment that is so many days ago exactly is one of the older ones. */
const byAge = (name: 'created' | 'updated') =>
  function* ({ number, size }: OpenRows, now: number): Pieces<FacetColumn> {
    const bounds = [now - 30 * dayUs + 1, now - 7 * dayUs + 1, now - dayUs + 1, noDate] as const;
    const values = ['older', 'month', 'week', 'day'] satisfies (typeof ages)[number][];
    return { column: yield* between(number[name], size, bounds), values };
  };

function* byDueDate({ number, size }: OpenRows, now: number): Pieces<FacetColumn> {
  const bounds = [now, now + 3 * dayUs, now + 7 * dayUs, noDate] as const;
  const values = ['overdue', 'within3days', 'within7days', 'later', 'none'] satisfies (typeof dueBuckets)[number][];
  return { column: yield* between(number.due, size, bounds), values };
}

function* byUrgency(rows: OpenRows, now: number): Pieces<FacetColumn> {
  const column = new Uint32Array(rows.size);
  const groupAt = urgencyGroupAt(rows, now);
  yield* piecesOf(rows.size, (from, to) => {
    for (let at = from; at < to; at++) column[at] = groupAt(at);
  });
  return { column, values: urgencies };
}

const ready: Record<Exclude<OpenFacet, 'created' | 'updated' | 'due' | 'urgency'>, (rows: OpenRows) => FacetColumn> = {
  side: byState((side) => side),
  state: byState((_side, state) => state),
  turn: byFlag((flags): ListTurn => (flags & flag.needsUs ? 'us' : flags & flag.theirs ? 'partner' : 'onItsWay')),
  partner: texts('partner'),
  owner: texts('owner'),
  pickup: texts('pickup'),
  serviceType: texts('service'),
  level: texts('level'),
  format: texts('format'),
  assignedTo: texts('assigned', nobody),
  attention: yesNo(flag.attention),
  notes: yesNo(flag.notes),
  unread: yesNo(flag.unread),
  printed: byFlag((flags) => (flags & flag.slipWaits ? 'waiting' : flags & flag.slipPrinted ? 'printed' : 'none')),
};
const byTime = { created: byAge('created'), updated: byAge('updated'), due: byDueDate, urgency: byUrgency };

export function* facetColumn(rows: OpenRows, facet: OpenFacet, now: number): Pieces<FacetColumn> {
  return facet in byTime ? yield* byTime[facet as keyof typeof byTime](rows, now) : ready[facet as 'side'](rows);
}

/** Which rows have their date between two days: 1, or 0. What has no date lies between none. */
export function* rangeColumn(
  { number, size }: OpenRows,
  name: DayRange,
  range: string,
  timeZone: string,
): Pieces<FacetColumn> {
  const { from, until } = daysOfRange(range) ?? {};
  const bounds =
    name === 'neededOn'
      ? [from ? dayNumber(from) : 0, until ? dayNumber(until) : 99_999_999]
      : [from ? startUs(from, timeZone) : 0, until ? startUs(dayAfter(until), timeZone) - 1 : noDate];
  const [least, most] = bounds as [number, number];
  const column = new Uint32Array(size);
  const numbers = number[ranged[name]];
  yield* piecesOf(size, (first, end) => {
    for (let at = first; at < end; at++) {
      const value = numbers[at] as number;
      column[at] = value >= least && value <= most && value !== noDate ? 1 : 0;
    }
  });
  return { column, values: [undefined, 'within'] };
}

const ranged = { neededOn: 'needed', dueOn: 'due', createdOn: 'created', updatedOn: 'updated' } as const;
const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));
/** The beginning of a day, in microseconds. */
const startUs = (day: string, timeZone: string): number => startOfLocalDate(day, timeZone).getTime() * 1_000;
