/** The orders of a list of requests under way: what rows are compared by before the id, and how a page says where it ended. */

import { soonDays, type Urgency, urgencies, urgencyOf } from '../../../domain/lists/urgency.js';
import { workKindNames } from '../../../domain/lists/work-queue.js';
import { states } from '../../../domain/tables/states.js';
import type { StateName } from '../../../domain/tables/tables.js';
import type { Side } from '../../../engine/model/actor.js';
import type { RequestFilter } from '../../../engine/model/requests.js';
import { isRowId } from '../../database/row-id.js';
import { type Pieces, piecesOf } from './pieces.js';
import { flag, minutesAt, noDate, type OpenRows, stateKey } from './rows.js';
import { compareTexts, startOf } from './text-order.js';

export type OpenSort = NonNullable<RequestFilter['sort']>;

/** Names of partners as they are sorted, by their codes: they change apart from requests. */
export type PartnerNames = ReadonlyMap<string, string>;

/** What a row is compared by: a number, and where that is the beginning of a text, the text. */
interface Place {
  number: number;
  text?: string;
}

interface Order {
  numbers: Float64Array;
  texts?: readonly string[];
  /** What the key of a row says before its id. */
  told(at: number): string;
  /** Nothing where it is none of this order's. */
  from(key: string): Place | undefined;
}

interface Sorting {
  rows: OpenRows;
  now: number;
  down: boolean;
  names: PartnerNames;
}

/** The newest first by default of what has a moment, all else from its beginning. */
export function isDown({ sort = 'created', order }: Pick<RequestFilter, 'sort' | 'order'>): boolean {
  return (order ?? (sort === 'created' || sort === 'updated' ? 'desc' : 'asc')) === 'desc';
}

export interface OpenPage {
  ids: string[];
  /** In the order of urgency: the group in which each of them stands. */
  urgencies?: Urgency[];
  /** The key of the last of them where more follow. */
  next?: string;
}

/** The page of those that fit (`kept` 0), after a key of this order; a key that is none is the start of the list. */
export function* pageOfOpen(
  { rows, now, names }: Omit<Sorting, 'down'>,
  kept: Uint8Array,
  filter: Pick<RequestFilter, 'sort' | 'order' | 'after' | 'limit'>,
): Pieces<OpenPage> {
  const { sort = 'created', limit } = filter;
  const down = isDown(filter);
  const [, key = '', last] = /^(?:(.*)\/)?(\d{1,19})$/s.exec(filter.after ?? '') ?? [];
  const lastId = last && isRowId(last) ? Number(last) : undefined;
  const idAt = (at: number) => String(rows.number.id[at]);
  if (sort === 'created') {
    const places = yield* byId(rows, kept, { down, lastId, limit });
    return cut(places, limit, idAt, idAt);
  }
  const order = yield* orders[sort]({ rows, now, down, names });
  const place = lastId === undefined ? undefined : order.from(key);
  const after = place && lastId !== undefined ? { ...place, id: lastId } : undefined;
  const places = yield* firstOf(rows, kept, order, { down, limit, ...(after ? { after } : {}) });
  const page = cut(places, limit, idAt, (at) => `${order.told(at)}/${idAt(at)}`);
  if (sort !== 'needs') return page;
  const groupAt = (at: number) => urgencies[Math.floor((order.numbers[at] as number) / group)] as Urgency;
  return { ...page, urgencies: places.slice(0, limit).map(groupAt) };
}

function cut(places: number[], limit: number, idAt: (at: number) => string, keyAt: (at: number) => string): OpenPage {
  const ids = places.slice(0, limit).map(idAt);
  const last = places[limit - 1];
  return places.length > limit && last !== undefined ? { ids, next: keyAt(last) } : { ids };
}

/** Rows are in the order of their ids: as many as are asked for, one after the other. */
function* byId(
  rows: OpenRows,
  kept: Uint8Array,
  { down, lastId, limit }: { down: boolean; lastId: number | undefined; limit: number },
): Pieces<number[]> {
  const found: number[] = [];
  const { size } = rows;
  const start = lastId === undefined ? (down ? size : 0) : rows.placeOf(down ? lastId : lastId + 1);
  const step = down ? -1 : 1;
  for (let at = down ? start - 1 : start; at >= 0 && at < size && found.length <= limit; at += step) {
    if (kept[at] === 0) found.push(at);
    if (at % 8_192 === 0) yield;
  }
  return found;
}

/** The first ones in an order, by one walk: a heap holds the best so far, the last of them on top. */
function* firstOf(
  rows: OpenRows,
  kept: Uint8Array,
  { numbers, texts }: Order,
  { down, limit, after }: { down: boolean; limit: number; after?: Place & { id: number } },
): Pieces<number[]> {
  const ids = rows.number.id;
  const way = down ? -1 : 1;
  const compare = (one: number, other: number): number => {
    const [a, b] = [numbers[one] as number, numbers[other] as number];
    if (a !== b) return a < b ? -way : way;
    return way * ((texts ? compareTexts(texts[one] as string, texts[other] as string) : 0) || one - other);
  };
  const follows = (at: number, key: Place & { id: number }): boolean => {
    const number = numbers[at] as number;
    if (number !== key.number) return number < key.number === down;
    const byText = texts ? compareTexts(texts[at] as string, key.text ?? '') : 0;
    return way * (byText || (ids[at] as number) - key.id) > 0;
  };
  const best = createHeap(limit + 1, compare);
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) if (kept[at] === 0 && (!after || follows(at, after))) best.offer(at);
  });
  return best.all.sort(compare);
}

/** Keeps the first `most` of what is offered; the last of them is on top, and gives way. */
function createHeap(most: number, compare: (one: number, other: number) => number) {
  const all: number[] = [];
  const isLater = (one: number, other: number) => compare(all[one] as number, all[other] as number) > 0;
  const swap = (one: number, other: number) => {
    [all[one], all[other]] = [all[other] as number, all[one] as number];
  };
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!isLater(at, above)) return;
      swap(at, above);
      at = above;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let last = at;
      if (left < all.length && isLater(left, last)) last = left;
      if (right < all.length && isLater(right, last)) last = right;
      if (last === at) return;
      swap(at, last);
      at = last;
    }
  };
  return {
    all,
    offer: (value: number): void => {
      if (all.length < most) {
        all.push(value);
        rise(all.length - 1);
      } else if (compare(value, all[0] as number) < 0) {
        all[0] = value;
        sink();
      }
    },
  };
}

const orders: Record<Exclude<OpenSort, 'created'>, (sorting: Sorting) => Pieces<Order>> = {
  *updated({ rows }) {
    const numbers = rows.number.updated;
    return { numbers, told: (at) => String(numbers[at]), from: momentFrom };
  },
  // Requests without a due date stand behind all that have one.
  *due({ rows, down }) {
    const none = down ? -noDate : noDate;
    const due = rows.number.due;
    const numbers = yield* worked(rows, (at) => (due[at] === noDate ? none : (due[at] as number)));
    return { numbers, told: (at) => infinityOr(numbers[at] as number), from: momentFrom };
  },
  *title({ rows }) {
    return {
      numbers: rows.number.titleStart,
      texts: rows.titles,
      told: (at) => rows.titles[at] as string,
      from: (key) => ({ number: startOf(key), text: key }),
    };
  },
  *partner({ rows, names }) {
    const { partner } = rows.code;
    const ofCode = rows.codes.partner.texts.map((code) => (code === null ? '' : (names.get(code) ?? '')));
    const sorted = [...new Set(ofCode)].sort(compareTexts);
    const ranks = new Map(sorted.map((name, rank) => [name, rank]));
    const rankOf = Float64Array.from(ofCode, (name) => ranks.get(name) ?? 0);
    return {
      numbers: yield* worked(rows, (at) => rankOf[partner[at] as number] as number),
      told: (at) => ofCode[partner[at] as number] as string,
      // A name that no request has now is between two.
      from: (key) => ({ number: ranks.get(key) ?? sorted.filter((name) => compareTexts(name, key) < 0).length - 0.5 }),
    };
  },
  // As they follow each other in the life of a loan.
  *state({ rows }) {
    const { state } = rows.code;
    const placeOf = Float64Array.from(rows.codes.state.texts, (key) => statesInOrder.indexOf(key ?? '') + 1);
    const numbers = yield* worked(rows, (at) => placeOf[state[at] as number] as number);
    return {
      numbers,
      told: (at) => String(numbers[at]),
      from: (key) => (/^\d{1,4}$/.test(key) ? { number: Number(key) } : undefined),
    };
  },
  *needs({ rows, now }) {
    const urgency = urgencyAt(rows, now);
    const numbers = yield* worked(rows, urgency);
    return { numbers, told: (at) => String(numbers[at]), from: urgencyFrom };
  },
};

const statesInOrder: readonly string[] = (Object.keys(states) as Side[]).flatMap((side) =>
  (Object.keys(states[side]) as StateName[]).map((state) => stateKey(side, state)),
);

function* worked({ size }: OpenRows, value: (at: number) => number): Pieces<Float64Array> {
  const numbers = new Float64Array(size);
  yield* piecesOf(size, (from, to) => {
    for (let at = from; at < to; at++) numbers[at] = value(at);
  });
  return numbers;
}

/** To the microsecond, as the database has it. */
function momentFrom(key: string): Place | undefined {
  if (/^-?infinity$/.test(key)) return { number: key === 'infinity' ? noDate : -noDate };
  return /^-?\d{1,18}$/.test(key) ? { number: Number(key) } : undefined;
}
const infinityOr = (number: number): string =>
  Number.isFinite(number) ? String(number) : number > 0 ? 'infinity' : '-infinity';

/** The end of a day in Canada is on the next day of UTC. */
const soonUs = (soonDays + 1) * 86_400_000_000;
/** Groups lie so far apart; within one, rows stand by minutes (202612011705) or by their ids. A number stays exact below 2 ** 53. */
const group = 1_000_000_000_000_000;
/** Behind all that have a date. */
const undated = group - 1;
const groupOf = Object.fromEntries(urgencies.map((name, place) => [name, place * group])) as Record<Urgency, number>;

/** The place of a row by the rule of urgency: its group, and its place within it. */
export function urgencyAt({ flags, number }: OpenRows, now: number): (at: number) => number {
  const { lapse, due, id } = number;
  const soonDay = Math.floor(minutesAt(now + soonUs) / 10_000);
  return (at) => {
    const is = flags[at] as number;
    const minutes = Math.abs(lapse[at] as number);
    const hasDate = !Number.isNaN(minutes);
    const urgency = urgencyOf({
      needsUs: (is & flag.needsUs) > 0,
      isLate: (is & flag.late) > 0 || (due[at] as number) < now,
      date: !hasDate ? 'none' : Math.floor(minutes / 10_000) <= soonDay ? 'soon' : 'later',
      isAnswered: (is & flag.answered) > 0,
      isUndelivered: (is & flag.undelivered) > 0,
    });
    const byDate = urgency === 'late' || urgency === 'answerBy' || urgency === 'waits';
    return groupOf[urgency] + (byDate ? (hasDate ? minutes : undated) : (id[at] as number));
  };
}

/** The number of the group in which a row stands. */
export function urgencyGroupAt(rows: OpenRows, now: number): (at: number) => number {
  const placeAt = urgencyAt(rows, now);
  return (at) => Math.floor(placeAt(at) / group);
}

/** Of a request that is over and marked, as SQL on `q`: its rank and its id. */
export const urgencyOfClosed = `(case q.rank when ${workKindNames.indexOf('delivery')} then ${groupOf.undelivered} else ${groupOf.decide} end)::bigint + q.id`;

const urgencyFrom = (key: string): Place | undefined => (/^\d{1,16}$/.test(key) ? { number: Number(key) } : undefined);

/** The most urgent of those that fit (`kept` 0), after one of them, each with its place. */
export function* mostUrgent(
  { rows, now }: Pick<Sorting, 'rows' | 'now'>,
  kept: Uint8Array,
  { limit, after }: { limit: number; after?: { number: number; id: number } },
): Pieces<{ at: number; urgency: number }[]> {
  const numbers = yield* worked(rows, urgencyAt(rows, now));
  const order: Order = { numbers, told: String, from: urgencyFrom };
  const places = yield* firstOf(rows, kept, order, { down: false, limit, ...(after ? { after } : {}) });
  return places.slice(0, limit).map((at) => ({ at, urgency: numbers[at] as number }));
}
