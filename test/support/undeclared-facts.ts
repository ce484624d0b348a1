/** Facts that a test had written to the history or to attention items, and that nobody declared. */
import pg from 'pg';
import { lineFactRow } from '../../src/domain/request/line-facts.js';

const written = `select 'history' as line, h.event as of, f.name from history h, jsonb_object_keys(h.facts) f(name) where jsonb_typeof(h.facts) = 'object'
  union select 'attention', a.reason, f.name from attention a, jsonb_object_keys(a.facts) f(name) where jsonb_typeof(a.facts) = 'object'`;

/** Each as a sentence with its remedy; none of a database that has no tables. */
export async function undeclaredFacts(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ line: string; of: string; name: string }>(written);
    return rows
      .filter(({ of, name }) => lineFactRow(of, name) === undefined)
      .map(
        ({ line, of, name }) => `${line} ${of}: the fact ${name} is not declared in src/domain/request/line-facts.ts`,
      );
  } catch {
    return []; // it has no such tables, or is gone
  } finally {
    await client.end().catch(() => {});
  }
}
