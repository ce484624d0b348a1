import { connectTo } from './connect.js';

/** Of `copy_file`: those whose file somebody may still be served. */
export const servedStates = ['waiting', 'offered', 'here'] as const;

/** The rows whose file somebody may still be served. */
export async function namedCopies(url: string): Promise<{ id: string; sha256: string }[]> {
  const client = await connectTo(url);
  try {
    const { rows } = await client.query<{ id: string; sha256: string }>(
      'select id::text, sha256 from copy_file where status = any($1) order by copy_file.id',
      [servedStates],
    );
    return rows;
  } finally {
    await client.end();
  }
}
