/**
 * Writes of a step whose result is not needed. They are sent as one statement before the next one of their work, whose answer is not given
 * before theirs: should one of them fail, its error is the one that is thrown.
 */

import type { PoolClient } from 'pg';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { HistoryDraft } from '../../engine/model/records.js';
import { nameOf } from '../database/session.js';

/** A write, as SQL with values of its own (`$1`, …). `first` is read by it as `first_`: a write whose rows it goes by. */
export interface Write {
  text: string;
  values: unknown[];
  first?: string;
}

/** A line that the local records add to the history of a request, whose state does not change with it. */
export interface HistoryLine extends Pick<HistoryDraft, 'actorKind' | 'actor' | 'facts'> {
  requestId: string;
  event: HistoryEvent;
  at: Date;
}

export interface StepWrites {
  /** Writes that wait together are carried out in no certain order, and no two of them touch the same row. */
  add(write: Write): void;
  /** A line of history, which is written before those of the step. */
  addLine(line: HistoryLine): void;
  /** The lines that wait, for the step that writes them; then none waits any more. */
  takeLines(): HistoryLine[];
  /** All lines since this was asked last, written or not. */
  takeHappened(): HistoryLine[];
  /** Requests that the step has for itself. */
  locked: Set<string>;
  /** What a statement read of a request that the step has for itself, until something is written. */
  remember<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** The client of a step and its writes. */
export function stepClient(session: PoolClient) {
  let unanswered: Promise<unknown> | undefined;
  const waiting: Write[] = [];
  const lines: HistoryLine[] = [];
  const happened: HistoryLine[] = [];
  const remembered = new Map<string, Promise<unknown>>();

  function send(): void {
    if (waiting.length === 0) return;
    unanswered = Promise.all([unanswered, session.query(statementOf(waiting.splice(0)))]);
    unanswered.catch(() => {});
  }

  /** Sends what waits, then asks, and gives the answer when what was written before it is known to be well. */
  function afterWrites<T>(ask: () => Promise<T>): Promise<T> {
    send();
    const answer = ask();
    if (!unanswered) return answer;
    answer.catch(() => {});
    return unanswered.then(() => answer);
  }

  function add(write: Write): void {
    remembered.clear();
    waiting.push(write);
  }

  const tellWaiting = () => {
    if (lines.length > 0) add({ text: toldSql, values: [JSON.stringify(lines.splice(0))] });
  };

  const query = (...given: Parameters<PoolClient['query']>): unknown => {
    // A letter names the line of history that it belongs to.
    tellWaiting();
    if (!isRead(given[0])) remembered.clear();
    return afterWrites(() => session.query(...given) as unknown as Promise<unknown>);
  };

  const writes: StepWrites = {
    add,
    addLine: (line) => {
      lines.push(line);
      happened.push(line);
    },
    takeLines: () => lines.splice(0),
    takeHappened: () => happened.splice(0),
    locked: new Set(),
    remember: <T>(key: string, read: () => Promise<T>): Promise<T> => {
      const answer = (remembered.get(key) as Promise<T> | undefined) ?? read();
      remembered.set(key, answer);
      return answer;
    },
  };
  return {
    client: Object.create(session, { query: { value: query } }) as PoolClient,
    ...{ writes, afterWrites },
    flush: () => {
      tellWaiting();
      return afterWrites(async () => {});
    },
  };
}

/** Whether a statement reads and nothing else; one that begins otherwise may write. */
function isRead(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
  return /^\s*select\b/i.test(text ?? '') && !/\bfor (no key )?update\b/i.test(text ?? '');
}

const toldSql = `insert into history (request_id, at, actor_kind, actor, event, facts)
  select x."requestId", x.at, x."actorKind", x.actor, x.event, x.facts
  from jsonb_to_recordset($1) as x("requestId" bigint, at timestamptz, "actorKind" text, actor text, event text, facts jsonb)`;

/** The writes as parts of one statement under a name of its own, their values counted on. */
function statementOf(writes: readonly Write[]) {
  const values: unknown[] = [];
  const parts = writes.flatMap(({ text, first, values: own }, at) => {
    const before = values.length;
    values.push(...own);
    const placed = (sql: string) =>
      sql.replace(/\$(\d+)/g, (_, digits) => `$${Number(digits) + before}`).replaceAll('first_', `first_${at}`);
    return [...(first ? [`first_${at} as (${placed(first)})`] : []), `later_${at} as (${placed(text)})`];
  });
  const all = `with ${parts.join(', ')} select`;
  return { name: nameOf(all), text: all, values };
}
