/**
 * Writes of a step that nobody waits for. They leave with the statement that writes the step, or before the next statement
 * of the transaction: whoever reads sees them. A statement costs more than the rows in it do.
 */
import type { PoolClient, QueryResult } from 'pg';
import type { Shows, StoredBeside } from './beside-step.js';
import { nameOf } from './session.js';

/** A write, as SQL with values of its own (`$1`, …). `first` is read by it as `first_`: a write whose rows it goes by. */
export interface Write {
  text: string;
  values: unknown[];
  first?: string;
  /** What it leaves of what desks see beside the request; without it they read that anew. */
  shows?: Shows;
}

export interface StepWrites {
  /** Writes that wait together are carried out in no certain order, and no two of them touch the same row. */
  add(write: Write): void;
  /** A line of history, before those of the step. */
  tell(line: HistoryLine): void;
  /** Whether the step has the request for itself. */
  hasLocked(request: string): boolean;
  locked(request: string): void;
  /** What a statement read of a request that the step has for itself, until something is written. */
  remember<T>(key: string, read: () => Promise<T>): Promise<T>;
  /** What waits, for the statement that takes it along; then nothing waits any more. */
  take(): Waiting;
  waiting(): Readonly<Waiting>;
  /** What desks see beside the request; undefined when it was not read, or a write was not followed. */
  beside(): StoredBeside | undefined;
  /** It was read, before anything was written. */
  sees(beside: StoredBeside): void;
  /** Of a statement that was sent as `asBefore`: what came of it. */
  follow(shows: Shows): void;
}

export interface Waiting {
  writes: Write[];
  told: HistoryLine[];
}

/** The client of a step and its writes: a statement that is sent to it follows on what waits. */
export function withLaterWrites(client: PoolClient): {
  client: PoolClient;
  writes: StepWrites;
  flush(): Promise<void>;
} {
  let waiting: Waiting = { writes: [], told: [] };
  const locked = new Set<string>();
  let remembered = new Map<string, Promise<unknown>>();
  let beside: StoredBeside | undefined;
  const follow = (shows: Shows | undefined) => {
    beside = beside && shows?.(beside);
  };
  const written = (shows: Shows | undefined) => {
    if (remembered.size > 0) remembered = new Map();
    follow(shows);
  };
  const remember = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const known = remembered.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = read();
    remembered.set(key, answer);
    return answer;
  };
  const take = () => {
    const taken = waiting;
    waiting = { writes: [], told: [] };
    return taken;
  };
  const send = (): Promise<QueryResult> | undefined =>
    waiting.writes.length + waiting.told.length > 0 ? client.query(statementOf(take())) : undefined;
  const query = (...given: Parameters<PoolClient['query']>): unknown => {
    const before = send();
    if (!isRead(given[0])) written((given[0] as { shows?: Shows }).shows);
    const answer = client.query(...given) as unknown as Promise<unknown>;
    if (!before) return answer;
    // When what went before fails, that is the error: what follows then fails for it.
    answer.catch(() => {});
    return before.then(() => answer);
  };
  return {
    client: Object.create(client, { query: { value: query } }),
    writes: {
      add: (write) => {
        written(write.shows);
        waiting.writes.push(write);
      },
      tell: (line) => waiting.told.push(line),
      hasLocked: (request) => locked.has(request),
      locked: (request) => locked.add(request),
      remember,
      take,
      waiting: () => waiting,
      beside: () => beside,
      sees: (read) => {
        beside = read;
      },
      follow,
    },
    flush: async () => {
      await send();
    },
  };
}

/** Whether a statement reads and nothing else; one that begins otherwise may write. */
function isRead(statement: unknown): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
  return /^\s*select\b/i.test(text ?? '') && !/\bfor (no key )?update\b/i.test(text ?? '');
}

/** The parts of a `with` that carry out the writes, their values counted on from `from`. */
export function partsOf(writes: readonly Write[], from: number): { parts: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const parts = writes.flatMap(({ text, first, values: own }, at) => {
    const offset = from + values.length;
    values.push(...own);
    const placed = (sql: string) =>
      sql.replace(/\$(\d+)/g, (_, digits) => `$${Number(digits) + offset}`).replaceAll('first_', `first_${at}`);
    return [...(first ? [`first_${at} as (${placed(first)})`] : []), `later_${at} as (${placed(text)})`];
  });
  return { parts, values };
}

const toldSql = (lines: string) => `insert into history (request_id, at, actor_kind, actor, event, facts)
  select x."requestId", x.at, x."actorKind", x.actor, x.event, x.facts
  from jsonb_to_recordset(${lines}) as x("requestId" bigint, at timestamptz, "actorKind" text, actor text, event text, facts jsonb)`;

function statementOf({ writes, told }: Waiting) {
  const all = told.length > 0 ? [...writes, { text: toldSql('$1'), values: [JSON.stringify(told)] }] : writes;
  const { parts, values } = partsOf(all, 0);
  return { ...namedStatement(`with ${parts.join(', ')} select`), values };
}

/** A statement under a name of its own: a connection plans each once. */
export const namedStatement = (text: string) => ({ name: nameOf(text), text });

/** A line that the local records add to the history of a request, whose state does not change with it. */
export interface HistoryLine {
  requestId: string;
  at: Date;
  actorKind: string;
  actor: string;
  event: string;
  facts: Record<string, unknown>;
}

/** A text with its values numbered, and their names in that order. */
export function placed(sql: string): { text: string; names: string[] } {
  const names: string[] = [];
  const text = sql.replace(/\$([a-z]\w*)/gi, (_, name) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text, names };
}

/** The parts after `with`, the names of their values in their order, and the whole when nothing is added to it. */
export interface StepStatement {
  text: string;
  names: readonly string[];
  alone: ReturnType<typeof namedStatement>;
}

/** Statements by the parts that they have, each put together once. */
export function statementsOf<Parts extends object>(sql: (parts: Parts) => string): (parts: Parts) => StepStatement {
  const made = new Map<string, StepStatement>();
  return (parts) => {
    const key = Object.values(parts).map(Number).join('');
    const known = made.get(key);
    if (known) return known;
    const { text, names } = placed(sql(parts));
    const statement = { text, names, alone: namedStatement(`with ${text}`) };
    made.set(key, statement);
    return statement;
  };
}
