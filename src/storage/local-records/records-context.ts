/** Statements of the local records: on the pool, or on the client of a transaction that somebody else began. */

import type { Pool, QueryResultRow } from 'pg';
import type { EntitySchema, FindManyOptions, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { ActiveLinks } from '../../engine/library-system/active.js';
import type { FieldProblem, Outcome } from '../../engine/model/local/outcome.js';
import { message, type Wording } from '../../words/message.js';
import { type OtherSpellings, spellingsOf } from '../catalogue/lexicon.js';
import type { PoolAndTables } from '../database/database.js';
import { prepared } from '../database/session.js';
import type { HistoryLine, StepWrites, Write } from '../exchange/step-writes.js';
import { writeSystemCalls } from '../outbound-calls/system-of-step.js';
import { type Tables, tablesOn } from '../tables/on-client.js';

/** Where a statement runs, the currency of fees, and who writes letters in which language. */
export interface RecordsContext {
  client: Pick<Pool, 'query'>;
  /** The tables of records that are read and written row by row, on the same client. */
  tables: Tables;
  currency: string;
  /** Of letters whose reader's language is not known. */
  language: Language;
  institution?: string;
  /** As browsers reach this node. */
  publicUrl?: string;
  /** Within a step: writes that leave with its own statement. Without it each leaves by itself. */
  writes?: StepWrites;
  /** What of this library was read a moment ago; without it every statement asks the database. */
  remembered?: RememberedRows;
  /** The libraries' own systems that are told what happens to items. */
  librarySystem?: SystemLinks;
  /** What happened to items in an order that stands alone. */
  happened?: HistoryLine[];
}
/** The links that are switched on, and who sends what is written for them. */
export type SystemLinks = Pick<ActiveLinks, 'known' | 'home'> & { written?: () => void };
/** What is the same for all statements of a node. */
export type RecordsDefaults = Omit<RecordsContext, 'client' | 'tables' | 'writes' | 'happened'>;

/** Runs an order: alone in a transaction of its own, or within a larger step. */
export type Runner = <T>(work: (on: RecordsContext) => Promise<Outcome<T>>) => Promise<Outcome<T>>;

/** Each order in a transaction of its own; one that is not done leaves nothing, and one that is only tried neither. */
export function alone(
  { pool, dataSource }: PoolAndTables,
  defaults: RecordsDefaults,
  whenDone: 'kept' | 'takenBack' = 'kept',
): Runner {
  return async (work) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const on = prepared(client);
      const happened: HistoryLine[] = [];
      const outcome = await work({ client: on, tables: tablesOn(dataSource, on), happened, ...defaults });
      const isKept = outcome.kind === 'done' && whenDone === 'kept';
      const isWritten = isKept && (await callSystems(on, defaults.librarySystem, happened));
      await client.query(isKept ? 'commit' : 'rollback');
      if (isWritten) defaults.librarySystem?.written?.();
      return outcome;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      return refusalOf(error);
    } finally {
      client.release(broken);
    }
  };
}

async function callSystems(
  client: Pick<Pool, 'query'>,
  links: SystemLinks | undefined,
  lines: readonly HistoryLine[],
): Promise<boolean> {
  if (!links || links.known.length === 0) return false;
  let isWritten = false;
  for (const request of new Set(lines.map(({ requestId }) => requestId))) {
    const ofRequest = lines.filter(({ requestId }) => requestId === request);
    if (await writeSystemCalls(client, links, request, ofRequest, new Date())) isWritten = true;
  }
  return isWritten;
}

/** Orders within a transaction that the caller began: whether it is kept is the caller's matter. */
export const within =
  (on: RecordsContext): Runner =>
  (work) =>
    work(on);

/** Writes whose result is not needed: with the step where there is one, at once elsewhere. */
export async function later({ client, writes }: RecordsContext, write: Write): Promise<void> {
  if (writes) return writes.add(write);
  const { text, first, values } = write;
  await client.query(first ? `with first_ as (${first}) ${text}` : text, values);
}

/** What the database keeps from happening, as an answer. Anything else is a surprise and thrown. */
export function refusalOf(error: unknown): { kind: 'notNow'; reason: Wording } {
  const { code, table } = error as { code?: string; table?: string };
  if (code === '23503')
    return {
      kind: 'notNow',
      reason: message('refusedRecords.stillNamed', { table: String(table).replaceAll('_', ' ') }),
    };
  if (code === '23505') return { kind: 'notNow', reason: message('refusedRecords.faster') };
  throw error;
}

/** A row as a view: without what is null, moments as RFC 3339 text. */
export function recordView<T>(row: object): T {
  const view: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (value !== null) view[name] = value instanceof Date ? value.toISOString() : value;
  }
  return view as T;
}

export const viewsOf = <T>({ rows }: { rows: object[] }): T[] => rows.map((row) => recordView<T>(row));

export const done = <T>(value: T): { kind: 'done'; value: T } => ({ kind: 'done', value });
export const notNow = (reason: Wording): { kind: 'notNow'; reason: Wording } => ({ kind: 'notNow', reason });
export const invalid = (field: string, problem: Wording) => ({
  kind: 'invalid' as const,
  problems: [{ field, problem }],
});
export const unknown = { kind: 'unknown' } as const;

/** Of a new thing: that its code is another’s already, beside all else that is wrong with it. */
export const takenCode = async <T extends ObjectLiteral>(
  { tables }: Pick<RecordsContext, 'tables'>,
  table: EntitySchema<T>,
  where: FindOptionsWhere<T> & { code: string },
  problem: Wording,
): Promise<FieldProblem[]> =>
  where.code !== undefined && (await tables.existsBy(table, where)) ? [{ field: 'code', problem }] : [];

/** Words of a search as the beginnings of words, each or its other spellings; nothing when there are none. */
export const beginnings = (foldedWords: string, also: OtherSpellings = {}): string | undefined =>
  foldedWords === ''
    ? undefined
    : foldedWords
        .split(' ')
        .map((word) => `(${[`${word}:*`, ...spellingsOf(also, word)].join(' | ')})`)
        .join(' & ');

/** What seldom changes, and every step asks for: libraries, desks, locations, calendars, policies and rules. */

/** One for a node: rows as they were read, by statement and values. */
export interface RememberedRows {
  /** The rows of the statement, read now or less than two seconds ago. They are shared: nobody changes them. */
  rows(key: string, read: () => Promise<QueryResultRow[]>): Promise<QueryResultRow[]>;
  /** After a change by this process: everything is read anew. Another process trusts the old for two seconds at most. */
  forget(): void;
}

/** As long as what a process knows of the directory of partners. */
const rememberedMs = 2000;
const mostKeys = 1000;

export function createRememberedRows(clock: () => number = () => performance.now()): RememberedRows {
  let known = new Map<string, { rows: QueryResultRow[]; at: number }>();
  return {
    rows: async (key, read) => {
      const found = known.get(key);
      if (found && clock() - found.at < rememberedMs) return found.rows;
      // What was asked before a change and answered after it is not kept: the map it would go to is gone.
      const asked = known;
      const at = clock();
      const rows = await read();
      if (asked.size >= mostKeys) asked.clear();
      asked.set(key, { rows, at });
      return rows;
    },
    forget: () => {
      known = new Map();
    },
  };
}

/** The rows of a statement about what seldom changes. */
export async function rememberedRows<T extends QueryResultRow>(
  { client, remembered }: Pick<RecordsContext, 'client' | 'remembered'>,
  text: string,
  values: (string | null)[] = [],
): Promise<T[]> {
  const read = async () => (await client.query(text, values)).rows;
  return (remembered ? await remembered.rows(`${text} ${JSON.stringify(values)}`, read) : await read()) as T[];
}

/** The same of a table. */
export async function rememberedFind<T extends ObjectLiteral>(
  { tables, remembered }: Pick<RecordsContext, 'tables' | 'remembered'>,
  table: EntitySchema<T>,
  which: FindManyOptions<T> = {},
): Promise<T[]> {
  const read = () => tables.find(table, which);
  return remembered ? ((await remembered.rows(`${table.options.name} ${JSON.stringify(which)}`, read)) as T[]) : read();
}

/** Orders that change it: they see the database itself, and the node what they left. */
export const changing =
  (order: Runner, remembered: RememberedRows | undefined): Runner =>
  async (work) => {
    try {
      return await order(({ remembered: _, ...on }) => work(on));
    } finally {
      remembered?.forget();
    }
  };

/** What is not there cannot be removed; what somebody names is not removed either. */
export async function removed<T extends ObjectLiteral>(
  { tables }: RecordsContext,
  table: EntitySchema<T>,
  which: FindOptionsWhere<T>,
): Promise<Outcome<undefined>> {
  const { affected } = await tables.delete(table, which);
  return affected === 0 ? unknown : done(undefined);
}
