import { connectTo } from './connect.js';

/** Of `copy_file`: those whose file somebody may still be served. */
export const servedStates = ['waiting', 'offered', 'here'] as const;

/** The rows whose file somebody may still be served. None in a database of a version that kept no copies. */
export async function namedCopies(url: string): Promise<{ id: string; sha256: string }[]> {
  const client = await connectTo(url);
  try {
    const { rows: kept } = await client.query<{ there: boolean }>(
      `select to_regclass('public.copy_file') is not null as there`,
    );
    if (!kept[0]?.there) return [];
    const { rows } = await client.query<{ id: string; sha256: string }>(
      'select id::text, sha256 from copy_file where status = any($1) order by copy_file.id',
      [servedStates],
    );
    return rows;
  } finally {
    await client.end();
  }
}
