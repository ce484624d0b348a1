/** What a node asks its database about itself: is the secret key the right one, and can anything be stored? */
import type { Pool } from 'pg';
import type { Sealer } from '../../settings/secrets.js';
import type { Database } from '../database/database.js';

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

/** How long an answer is cached, in milliseconds: probes and desks may ask as often as they like. */
const standsMs = 2000;

/**
 * Asks whether something can be stored now, by storing something. False when the database is away, read-only or full;
 * never throws. One row fits into its page on a full disk too: once a write found it full, new pages must fit.
 */
export function createWriteProbe({ pool, fullDisk }: Pick<Database, 'pool' | 'fullDisk'>): () => Promise<boolean> {
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
      .then(async ({ rowCount }) => {
        if (fullDisk.seen) fullDisk.seen = !(await newPagesFit(pool));
        return rowCount === 1 && !fullDisk.seen;
      })
      .catch(() => false);
    return answer;
  };
}

/** Writes half a megabyte where our tables are, and takes it back. Throws when it does not fit. */
async function newPagesFit(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`do $$ declare place text;
      begin
        select t.spcname into place from pg_class c join pg_database d on d.datname = current_database()
          join pg_tablespace t on t.oid = coalesce(nullif(c.reltablespace, 0), d.dattablespace)
          where c.oid = 'inbound_message'::regclass;
        execute format('create table room_for_pages (filler text) tablespace %I', place);
        alter table room_for_pages alter filler set storage plain;
        insert into room_for_pages select repeat('x', 7000) from generate_series(1, 64);
      end $$`);
    return true;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}
