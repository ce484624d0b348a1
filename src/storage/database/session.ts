/** A connection of ours, and statements under names of their own. */
import { createHash } from 'node:crypto';
import pg, { type ClientConfig, type Pool, type QueryConfig } from 'pg';

/** A connection that breaks between two statements fails the next of them: without a listener its error would end the process. */
export class DatabaseSession extends pg.Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** Longer texts are written for one occasion, such as an import; the server would keep each for as long as the connection lives. */
const longest = 4000;

/**
 * The same client, with statements that have values under names of their own: a connection plans each once. To plan such a
 * statement takes the server longer than to run it.
 */
export function prepared(client: Pick<Pool, 'query'>): Pick<Pool, 'query'> {
  const query = (given: string | QueryConfig, values?: unknown[]) => {
    const statement: QueryConfig = typeof given === 'string' ? { text: given, values } : given;
    return statement.values && statement.name === undefined && statement.text.length <= longest
      ? client.query({ ...statement, name: nameOf(statement.text) })
      : client.query(given as string, values);
  };
  return { query: query as Pool['query'] };
}

/** Texts are few; should they ever be many, the names are made again. */
const names = new Map<string, string>();
const namesAtMost = 2000;

/** A name for a statement, always the same for its text. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha1').update(text).digest('base64url');
  if (names.size >= namesAtMost) names.clear();
  names.set(text, name);
  return name;
}
