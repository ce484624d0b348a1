/** What a node asks its database about itself: is the secret key the right one, and can anything be stored? */
import type { Pool } from 'pg';
import type { Sealer } from '../settings/secrets.js';

const knownWord = 'interlend';

/**
 * Whether the secret key of this process is the one that the database was used with before. The first node to ask leaves
 * its mark.
 */
export async function secretKeyFits(pool: Pool, sealer: Sealer): Promise<boolean> {
  await pool.query({
    name: 'node-check-mark',
    text: `insert into node_check (sealed) values ($1)
      on conflict (only_row) do update set sealed = coalesce(node_check.sealed, excluded.sealed)`,
    values: [sealer.sealSecret(knownWord)],
  });
  const { rows } = await pool.query<{ sealed: string | null }>({
    name: 'node-check-read',
    text: 'select sealed from node_check',
  });
  return rows[0]?.sealed ? opens(sealer, rows[0].sealed) : true;
}

/** From now on the key of this process is the right one: nothing is stored that it cannot read. */
export async function adoptSecretKey(pool: Pool, sealer: Sealer): Promise<void> {
  await pool.query({
    name: 'node-check-adopt',
    text: 'update node_check set sealed = $1',
    values: [sealer.sealSecret(knownWord)],
  });
}

function opens({ openSecret }: Sealer, sealed: string): boolean {
  try {
    return openSecret(sealed) === knownWord;
  } catch {
    return false;
  }
}

/** How long an answer stands, in milliseconds: probes and desks may ask as often as they like. */
const standsMs = 2000;

/**
 * Asks whether something can be stored now, by storing something. False when the database is away, read-only or full;
 * never throws.
 */
export function createWriteProbe(pool: Pool): () => Promise<boolean> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer: Promise<boolean> = Promise.resolve(true);
  return () => {
    if (performance.now() - asked < standsMs) return answer;
    asked = performance.now();
    answer = pool
      .query({
        name: 'node-check-write',
        text: 'insert into node_check default values on conflict (only_row) do update set written_at = now()',
      })
      .then(({ rowCount }) => rowCount === 1)
      .catch(() => false);
    return answer;
  };
}
