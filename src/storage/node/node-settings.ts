/** Settings that were changed in the browser, as stored. */
import pg, { type Pool } from 'pg';

interface NodeSettingRow {
  name: string;
  value: string;
}

/** Reads and writes them. */
export interface NodeSettings {
  read(): Promise<Map<string, string>>;
  /** A value of null is taken away. All of them or none. */
  write(changes: readonly (readonly [name: string, value: string | null])[], by: string): Promise<void>;
}

export function createNodeSettings(pool: Pick<Pool, 'query'>): NodeSettings {
  return {
    read: async () => {
      const { rows } = await pool.query<NodeSettingRow>({
        name: 'node-settings',
        text: 'select name, value from node_setting',
      });
      return new Map(rows.map(({ name, value }) => [name, value]));
    },
    write: async (changes, by) => {
      const [names, values] = [changes.map(([name]) => name), changes.map(([, value]) => value)];
      await pool.query(
        `with said as (select * from unnest($1::text[], $2::text[]) as s (name, value)),
           gone as (delete from node_setting n using said where said.name = n.name and said.value is null)
         insert into node_setting (name, value, changed_by) select name, value, $3 from said where value is not null
         on conflict (name) do update set value = excluded.value, changed_at = now(), changed_by = excluded.changed_by`,
        [names, values, by],
      );
    },
  };
}

/** Those of a node that may not be running; none where the database does not say. */
export async function storedSettings(url: string): Promise<Map<string, string>> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'interlend doctor',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return await createNodeSettings(client as unknown as Pool).read();
  } catch {
    return new Map();
  } finally {
    await client.end().catch(() => undefined);
  }
}
