/** What seldom changes, and every step asks for: libraries, desks, locations, calendars, policies and rules. */
import type { QueryResultRow } from 'pg';
import type { RecordsContext, Runner } from './records-context.js';

/** One for a node: rows as they were read, by statement and values. */
export interface Believed {
  /** The rows of the statement, read now or less than two seconds ago. They are shared: nobody changes them. */
  rows(key: string, read: () => Promise<QueryResultRow[]>): Promise<QueryResultRow[]>;
  /** After a change by this process: everything is read anew. Another process believes the old for two seconds at most. */
  forget(): void;
}

/** As long as what a process knows of the directory of partners. */
const believedMs = 2000;
const mostKeys = 1000;

export function createBelieved(clock: () => number = () => performance.now()): Believed {
  let known = new Map<string, { rows: QueryResultRow[]; at: number }>();
  return {
    rows: async (key, read) => {
      const found = known.get(key);
      if (found && clock() - found.at < believedMs) return found.rows;
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
export async function believedRows<T extends QueryResultRow>(
  { client, believed }: Pick<RecordsContext, 'client' | 'believed'>,
  text: string,
  values: (string | null)[] = [],
): Promise<T[]> {
  const read = async () => (await client.query(text, values)).rows;
  return (believed ? await believed.rows(`${text} ${JSON.stringify(values)}`, read) : await read()) as T[];
}

/** Orders that change it: they see the database itself, and the node what they left. */
export const changing =
  (order: Runner, believed: Believed | undefined): Runner =>
  async (work) => {
    try {
      return await order(({ believed: _, ...on }) => work(on));
    } finally {
      believed?.forget();
    }
  };
