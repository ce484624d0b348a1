import pg from 'pg';
import type { Library } from './network.js';

/** What a piece of work asks of one library's database. */
export interface Cost {
  /** As the node sends them, without what begins and ends a transaction, and without those of deliveries. */
  statements: number;
  /** Of deliveries: claims and settlings. */
  deliveries: number;
  commits: number;
  /** Those of all these that the server plans anew at each call, for they have no name. */
  unprepared: number;
  /** Inserted, updated and deleted, by triggers and foreign keys too. */
  rows: number;
}

export interface Costs {
  /** Runs the work; what is returned tells what it asked of a library's database. */
  of(work: () => Promise<unknown>): Promise<(library: Library) => Cost>;
  end(): void;
}

/** What the node does beside the work, by its own clocks, and what the test asks. */
const besides = ['notify', 'oldest-due', 'next-due', 'gone-senders', 'at-rest'];
const ofDelivery = ['claim-outbound', 'settle-outbound', 'close-late', 'mark-alone'];
const ofTransaction = /^(begin|commit|rollback)/i;

const unnamed = 'unnamed: ';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** Counts at the driver, for all nodes in this process, until it is ended. */
export function costsOf(libraries: readonly Library[]): Costs {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  const sent = new Map<string, string[]>();
  prototype.query = function (...args) {
    const [first] = args as [string | { name?: string; text?: string }];
    const said = typeof first === 'string' ? first : (first.name ?? `${unnamed}${first.text ?? ''}`);
    const database = (this as pg.Client & { database: string }).database;
    if (!besides.includes(said)) sent.set(database, [...(sent.get(database) ?? []), said]);
    return query.apply(this, args);
  };
  const databaseOf = ({ node }: Library) =>
    new URL(node.database.pool.options.connectionString ?? '').pathname.slice(1);
  const look = async () => {
    const looked = new Map<Library, { rows: number; sent: string[] }>();
    for (const library of libraries)
      looked.set(library, { rows: await rowsWritten(library), sent: sent.get(databaseOf(library)) ?? [] });
    sent.clear();
    return looked;
  };
  return {
    async of(work) {
      const before = await look();
      await work();
      const said = new Map(sent);
      const after = await look();
      return (library) => {
        const own = said.get(databaseOf(library)) ?? [];
        return {
          statements: own.filter((each) => !ofTransaction.test(each) && !ofDelivery.includes(each)).length,
          deliveries: own.filter((each) => ofDelivery.includes(each)).length,
          unprepared: own.filter((each) => each.startsWith(unnamed) || /\$1|^\s*(select|with)/i.test(each)).length,
          commits: own.filter((each) => /^commit/i.test(each)).length,
          rows: (after.get(library)?.rows ?? 0) - (before.get(library)?.rows ?? 0),
        };
      };
    },
    end: () => {
      prototype.query = query;
    },
  };
}

/** As PostgreSQL counts them; each session tells what it counted when it is asked to. */
async function rowsWritten(library: Library): Promise<number> {
  await tellCounts(library);
  const { database } = library.node;
  const { rows } = await database.pool.query<{ written: number }>(
    `select (tup_inserted + tup_updated + tup_deleted)::int as written from pg_stat_database where datname = current_database()`,
  );
  return rows[0]?.written ?? Number.NaN;
}

/** Each session of a library says what it has counted. */
export async function tellCounts({ node: { database } }: Library): Promise<void> {
  for (const pool of new Set([database.pool, database.delivery])) {
    const clients: pg.PoolClient[] = [];
    for (let count = pool.idleCount; count > 0; count -= 1) clients.push(await pool.connect());
    for (const client of clients) await client.query('select pg_stat_force_next_flush()');
    for (const client of clients) client.release();
  }
}
