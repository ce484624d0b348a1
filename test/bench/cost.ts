/** What work costs on both sides: CPU of the nodes and of PostgreSQL, statements, plans and write-ahead log. */
import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { median } from './statistics.js';

/** Of one message, action or loan. What the machine or the server does not tell is left out. */
export interface Cost {
  /** Microseconds of CPU of the node's processes. */
  node?: number;
  /** Microseconds of CPU of the sessions that work for them. */
  postgres?: number;
  /** As the node sent them; those of triggers and foreign keys apart. */
  statements?: number;
  within?: number;
  plans?: number;
  commits?: number;
  walBytes?: number;
}

/** What was used up to a moment. */
interface Used {
  node?: number | undefined;
  sessions: Map<number, number>;
  local: boolean;
  counts?: { statements: number; within: number; plans: number; commits: number; walBytes: number };
}

/** Whose sessions are counted: the nodes' of these databases, or the bench's own, for the bound. */
export interface Watched {
  pools: readonly Pool[];
  nodeSeconds?: (() => number | undefined) | undefined;
  ofBench?: boolean;
}

/** Begins to count; what is returned ends it and divides by the pieces of work done meanwhile. */
export async function watch(watched: Watched): Promise<(pieces: number) => Promise<Cost>> {
  const before = await usedBy(watched);
  return async (pieces) => difference(before, await usedBy(watched), pieces);
}

async function usedBy({ pools, nodeSeconds, ofBench = false }: Watched): Promise<Used> {
  const used: Used = { sessions: new Map(), node: nodeSeconds?.(), local: true };
  for (const pool of pools) {
    const { rows } = await pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
        and (application_name like 'interlend%') <> $1`,
      [ofBench],
    );
    for (const { pid } of rows) {
      const seconds = serverSeconds(pid);
      if (seconds === undefined) used.local = false;
      else used.sessions.set(pid, seconds);
    }
    const counts = await countsOf(pool);
    if (!counts) continue;
    used.counts ??= { statements: 0, within: 0, plans: 0, commits: 0, walBytes: 0 };
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) used.counts[name] += counts[name];
  }
  return used;
}

/** Sessions that ended meanwhile are not counted: nodes keep theirs. */
function difference(before: Used, after: Used, pieces: number): Cost {
  const cost: Cost = {};
  if (before.node !== undefined && after.node !== undefined) cost.node = ((after.node - before.node) / pieces) * 1e6;
  if (before.local && after.local && after.sessions.size > 0) {
    let seconds = 0;
    for (const [pid, now] of after.sessions) seconds += now - (before.sessions.get(pid) ?? 0);
    cost.postgres = (seconds / pieces) * 1e6;
  }
  if (before.counts && after.counts)
    for (const name of Object.keys(after.counts) as (keyof typeof after.counts)[])
      cost[name] = (after.counts[name] - before.counts[name]) / pieces;
  return cost;
}

const countable = new WeakMap<Pool, boolean>();

/** From `pg_stat_statements`, where the server has it loaded (`shared_preload_libraries`). The bench's own are left out. */
async function countsOf(pool: Pool): Promise<Used['counts'] | undefined> {
  if (countable.get(pool) === false) return undefined;
  try {
    if (!countable.has(pool)) await pool.query('create extension if not exists pg_stat_statements');
    const { rows } = await pool.query(`select
        coalesce(sum(calls) filter (where toplevel and query !~* '^(commit|begin|set)'), 0)::float8 as statements,
        coalesce(sum(calls) filter (where not toplevel), 0)::float8 as within,
        coalesce(sum(plans), 0)::float8 as plans,
        (select xact_commit::float8 from pg_stat_database where datname = current_database()) as commits,
        coalesce(sum(wal_bytes) filter (where toplevel), 0)::float8 as "walBytes"
      from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database()`);
    countable.set(pool, true);
    return rows[0];
  } catch {
    countable.set(pool, false);
    return undefined;
  }
}

/** User and system time of a server's process on this machine; undefined where the server runs elsewhere. */
function serverSeconds(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes('(postgres') ? secondsOf(stat) : undefined;
  } catch {
    return undefined;
  }
}

/** User and system time of `/proc/…/stat`, kept in ticks of 10 ms. */
export function secondsOf(stat: string): number {
  const fields = stat.replace(/^.*\) /s, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Of several rounds the middle one of each number. */
export function medianCost(costs: readonly Cost[]): Cost {
  const names = new Set(costs.flatMap((cost) => Object.keys(cost) as (keyof Cost)[]));
  const of = (name: keyof Cost) => median(costs.flatMap((cost) => (cost[name] === undefined ? [] : [cost[name]])));
  return Object.fromEntries([...names].map((name) => [name, of(name)]));
}

/** In words: `1,350 + 1,150 µs CPU, 5.0 statements + 9.1 within, 0.00 plans, 1.00 transactions, 6.4 kB WAL`. */
export function costText({
  node,
  postgres,
  statements,
  within = 0,
  plans = 0,
  commits = 0,
  walBytes = 0,
}: Cost): string {
  const us = (value: number | undefined) => (value === undefined ? '?' : Math.round(value).toLocaleString('en'));
  const cpu = node === undefined && postgres === undefined ? [] : [`${us(node)} + ${us(postgres)} µs CPU`];
  const counts =
    statements === undefined
      ? []
      : [
          `${statements.toFixed(1)} statements + ${within.toFixed(1)} within`,
          `${plans.toFixed(2)} plans`,
          `${commits.toFixed(2)} transactions`,
          `${(walBytes / 1000).toFixed(1)} kB WAL`,
        ];
  return [...cpu, ...counts].join(', ');
}
