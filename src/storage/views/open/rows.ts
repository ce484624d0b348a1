/**
 * Requests under way as columns of numbers, in the order of their ids: about 150 bytes each. Texts that many share stand
 * under a number; what is asked of every row at each look (its kind of work, its date) is worked out when the row is read.
 */
import type { ListTurn } from '../../../domain/lists/request-lists.js';
import { hasAnswerDate, isLateBy, isUndelivered } from '../../../domain/lists/urgency.js';
import { rankOfNotes, rankOfUnknown, workMarks, workStates } from '../../../domain/lists/work-queue.js';
import { type Side, type StateName, sides } from '../../../domain/tables/tables.js';
import { statesOfTurns } from '../turns.js';
import type { Pieces } from './pieces.js';
import { startOf } from './text-order.js';

/** A row of `open_request` as it is read for the image. Times are microseconds since 1970. */
export interface OpenRow {
  id: string;
  side: Side;
  state: StateName;
  service: string;
  partner: string | null;
  owner: string | null;
  pickup: string | null;
  level: string | null;
  format: string | null;
  assigned: string | null;
  title: string | null;
  created: number;
  updated: number;
  due: number | null;
  answerBy: string | null;
  neededBy: string | null;
  attention: boolean;
  notes: boolean;
  slips: string;
  /** The reasons of its open marks, with blanks between them. */
  marks: string;
}

/** Texts under numbers, as they come; 0 is none. */
export class Codes {
  readonly texts: (string | null)[] = [null];
  private readonly numbers = new Map<string, number>();

  of(text: string | null): number {
    if (text === null) return 0;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Columns of texts under numbers. `state` has the side before it. */
const coded = ['state', 'service', 'partner', 'owner', 'pickup', 'level', 'format', 'assigned'] as const;
export type Coded = (typeof coded)[number];
const numeric = ['id', 'created', 'updated', 'due', 'needed', 'lapse', 'titleStart'] as const;

/** What is true of a row, a bit each. */
export const flag = {
  attention: 1,
  notes: 2,
  unread: 4,
  needsUs: 8,
  slipWaits: 16,
  slipPrinted: 32,
  gone: 64,
  theirs: 128,
  late: 256,
  answered: 512,
  undelivered: 1024,
} as const;
/** The kind of work of a row that is none. */
export const noWork = 255;
/** The due date of what has none. */
export const noDate = Number.POSITIVE_INFINITY;

/** The name of a state with its side. */
export type StateKey = `${Side}.${StateName}`;
export const stateKey = (side: Side, state: StateName): StateKey => `${side}.${state}`;

export class OpenRows {
  size = 0;
  /** Of those that many are gone and passed over. */
  gone = 0;
  readonly codes = Object.fromEntries(coded.map((name) => [name, new Codes()])) as Record<Coded, Codes>;
  readonly code = Object.fromEntries(coded.map((name) => [name, new Uint32Array(0)])) as Record<Coded, Uint32Array>;
  /** `needed`: the day by which it is needed as a number like 20261201, or NaN. `lapse`: when it lapses as a number like 202612011705: of a text, or below zero of its due date; NaN where neither is read. */
  readonly number = Object.fromEntries(numeric.map((name) => [name, new Float64Array(0)])) as Record<
    (typeof numeric)[number],
    Float64Array
  >;
  flags = new Uint32Array(0);
  work = new Uint8Array(0);
  readonly titles: string[] = [];

  /** The place of a request, or of the first one after it. */
  placeOf(id: number): number {
    const ids = this.number.id;
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((ids[middle] as number) < id) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The place of a request that is under way; below zero: it is not. */
  find(id: number): number {
    const at = this.placeOf(id);
    return this.number.id[at] === id && at < this.size && !((this.flags[at] as number) & flag.gone) ? at : -1;
  }

  /** Adds rows whose ids come after all others. */
  *append(rows: readonly OpenRow[]): Pieces<void> {
    this.reserve(this.size + rows.length);
    for (const [count, row] of rows.entries()) {
      this.write(this.size, row);
      this.size++;
      if (count % 500 === 499) yield;
    }
  }

  /** Puts in what changed, by its ids; what is no longer under way has no row. */
  *apply(changes: readonly { id: string; row?: OpenRow }[]): Pieces<void> {
    const added: OpenRow[] = [];
    for (const [count, { id, row }] of changes.entries()) {
      const number = Number(id);
      const at = this.placeOf(number);
      const known = at < this.size && this.number.id[at] === number;
      if (known) this.change(at, row);
      else if (row) added.push(row);
      if (count % 500 === 499) yield;
    }
    if (added.length > 0) yield* this.insert(added.sort((one, other) => Number(one.id) - Number(other.id)));
    if (this.gone > 1_000 && this.gone > this.size / 8) yield* this.compact();
  }

  private change(at: number, row: OpenRow | undefined): void {
    const wasGone = ((this.flags[at] as number) & flag.gone) > 0;
    if (row) {
      this.write(at, row);
      if (wasGone) this.gone--;
    } else if (!wasGone) {
      this.flags[at] = flag.gone;
      this.gone++;
    }
  }

  /** Rows in rising order: what is behind each of them moves up. */
  private *insert(rows: readonly OpenRow[]): Pieces<void> {
    const places = rows.map(({ id }) => this.placeOf(Number(id)));
    const before = this.size;
    this.reserve(before + rows.length);
    for (const column of this.columns()) {
      for (let at = rows.length - 1, end = before; at >= 0; at--) {
        const from = places[at] as number;
        column.copyWithin(from + at + 1, from, end);
        end = from;
      }
      yield;
    }
    this.size = before + rows.length;
    for (const [at, row] of rows.entries()) this.write((places[at] as number) + at, row);
  }

  private *compact(): Pieces<void> {
    const keep = new Uint32Array(this.size - this.gone);
    let kept = 0;
    for (let at = 0; at < this.size; at++) if (!((this.flags[at] as number) & flag.gone)) keep[kept++] = at;
    for (const column of this.columns()) {
      for (let at = 0; at < kept; at++) (column as unknown[])[at] = column[keep[at] as number];
      yield;
    }
    this.size = kept;
    this.titles.length = kept;
    this.gone = 0;
  }

  private columns(): (Float64Array | Uint32Array | Uint8Array | string[])[] {
    return [...Object.values(this.number), ...Object.values(this.code), this.flags, this.work, this.titles];
  }

  private reserve(size: number): void {
    while (this.titles.length < size) this.titles.push('');
    if (this.flags.length >= size) return;
    const room = Math.ceil(size * 1.2) + 1_000;
    for (const name of numeric) this.number[name] = enlarged(this.number[name], new Float64Array(room));
    for (const name of coded) this.code[name] = enlarged(this.code[name], new Uint32Array(room));
    this.flags = enlarged(this.flags, new Uint32Array(room));
    this.work = enlarged(this.work, new Uint8Array(room));
  }

  private write(at: number, row: OpenRow): void {
    const { number, code, codes } = this;
    number.id[at] = Number(row.id);
    number.created[at] = row.created;
    number.updated[at] = row.updated;
    number.due[at] = row.due ?? noDate;
    number.needed[at] = Math.floor(minutesOf(row.neededBy) / 10_000);
    number.lapse[at] = lapseOf(row);
    const state = stateKey(row.side, row.state);
    code.state[at] = codes.state.of(state);
    for (const name of coded) if (name !== 'state') code[name][at] = codes[name].of(row[name]);
    const marks = row.marks === '' ? [] : row.marks.split(' ');
    this.flags[at] = flagsOf(row, marks, state);
    this.work[at] = workOf(row, marks, state);
    const title = row.title ?? '';
    number.titleStart[at] = startOf(title);
    this.titles[at] = title;
  }
}

const enlarged = <T extends Float64Array | Uint32Array | Uint8Array>(column: T, room: T): T => {
  (room as Uint8Array).set(column as Uint8Array);
  return room;
};

const statesWith = (turn: ListTurn) =>
  new Set(sides.flatMap((side) => statesOfTurns(side, [turn]).map((state) => stateKey(side, state))));
const oursToDo = statesWith('us');
const theirsToDo = statesWith('partner');

function flagsOf({ attention, notes, slips, ...row }: OpenRow, marks: readonly string[], state: StateKey): number {
  const known = { side: row.side, state: row.state, marks };
  return (
    (theirsToDo.has(state) ? flag.theirs : 0) |
    (isLateBy(known) ? flag.late : 0) |
    (hasAnswerDate(known) ? flag.answered : 0) |
    (isUndelivered(marks) ? flag.undelivered : 0) |
    (attention ? flag.attention : 0) |
    (notes ? flag.notes : 0) |
    (marks.includes('message') ? flag.unread : 0) |
    (oursToDo.has(state) || marks.length > 0 || notes ? flag.needsUs : 0) |
    (slips === 'waiting' ? flag.slipWaits : slips === 'printed' ? flag.slipPrinted : 0)
  );
}

const ranksOfStates = new Map(workStates.map(({ side, state, rank }) => [stateKey(side, state), rank]));
const ranksOfMarks = new Map<string, number>(workMarks.map(({ reason, rank }) => [reason, rank]));

/** The most urgent kind of work that it is. */
const workOf = ({ notes }: Pick<OpenRow, 'notes'>, marks: readonly string[], state: StateKey): number =>
  Math.min(
    ranksOfStates.get(state) ?? noWork,
    notes ? rankOfNotes : noWork,
    ...marks.map((reason) => ranksOfMarks.get(reason) ?? rankOfUnknown),
  );

/** The date that the list shows of it: until when terms are to be answered, when it is due, when it is needed. */
function lapseOf({ state, answerBy, due, neededBy }: OpenRow): number {
  if (state === 'conditional' && answerBy !== null) return minutesOf(answerBy);
  return due === null ? minutesOf(neededBy) : -minutesAt(due);
}

/** `202612011705` of a text that begins with a day, and may say a time. */
function minutesOf(text: string | null): number {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)|$)/.exec(text ?? '') ?? [];
  return day ? Number(`${day.replaceAll('-', '')}${time?.replace(':', '') ?? '0000'}`) : Number.NaN;
}

/** The same of a moment. */
export function minutesAt(microseconds: number): number {
  const at = new Date(Math.floor(microseconds / 60_000_000) * 60_000);
  const day = (at.getUTCFullYear() * 100 + at.getUTCMonth() + 1) * 100 + at.getUTCDate();
  return (day * 100 + at.getUTCHours()) * 100 + at.getUTCMinutes();
}
