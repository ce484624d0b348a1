/** Cards, PINs and sessions of patrons: only digests of what they type and of what their cookies carry. */
import type { Pool } from 'pg';
import type { PatronAccount, PatronStore } from '../../engine/patrons-side/ports.js';
import { inOne } from '../catalogue/in-one.js';
import { recordView } from '../local-records/records-context.js';

type PatronRow = {
  id: string;
  name: string;
  language: string | null;
  email: string | null;
  pickupLibrary: string | null;
  pinHash: string;
};

type PatronSessionRow = {
  id: string;
  name: string;
  language: string | null;
  email: string | null;
  pickupLibrary: string | null;
  seenAt: Date;
  endsAt: Date;
};

const account = `p.id, p.name, p.language, p.email, p.pickup_library as "pickupLibrary"`;
const byCard = `p.id = coalesce((select id from patron where id = $1),
  (select id from patron where lower(id) = lower($1) and same_id_as is null))`;

export function createPatronSessions(
  pool: Pool,
): Omit<PatronStore, 'mine' | 'one' | 'finished' | 'usualDays' | 'countAttempt' | 'forgetAttempt' | 'securityEvent'> {
  return {
    async account(card) {
      const { rows } = await pool.query<PatronRow>(
        `select ${account}, n.pin_hash as "pinHash" from patron p left join patron_pin n on n.patron_id = p.id where ${byCard}`,
        [card.trim()],
      );
      if (!rows[0]) return undefined;
      const { pinHash, ...row } = rows[0];
      return { account: recordView<PatronAccount>(row), ...(pinHash ? { pinHash } : {}) };
    },

    async pinHashes(cards) {
      const { rows } = await pool.query<{ card: string; hash: string }>(
        `select lower(p.id) as card, n.pin_hash as hash from patron p join patron_pin n on n.patron_id = p.id
         where lower(p.id) = any($1)`,
        [cards],
      );
      return new Map(rows.map(({ card, hash }) => [card, hash]));
    },

    setPin: (card, hash, at) =>
      inOne(pool, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          `insert into patron_pin (patron_id, pin_hash, set_at) select p.id, $2, $3 from patron p where ${byCard}
           on conflict (patron_id) do update set pin_hash = excluded.pin_hash, set_at = excluded.set_at
           returning patron_id as id`,
          [card, hash, at],
        );
        if (!rows[0]) return false;
        // Afterwards: who is about to open one with the old PIN holds its row meanwhile, or finds another there.
        await client.query('delete from patron_session where patron_id = $1', [rows[0].id]);
        return true;
      }),

    async openSession({ tokenHash, patron, way, address, at, endsAt, provedBy }) {
      const { rowCount } = await pool.query(
        `with proved as (select patron_id from patron_pin where patron_id = $2 and pin_hash = $7 for share)
         insert into patron_session (token_hash, patron_id, way, address, started_at, seen_at, ends_at)
         select $1, $2, $3, $4, $5, $5, $6 where $7::text is null or exists (select from proved)`,
        [tokenHash, patron, way, address, at, endsAt, provedBy ?? null],
      );
      return rowCount === 1;
    },

    async session(tokenHash, at, idleMs) {
      const { rows } = await pool.query<PatronSessionRow>({
        name: 'patron-session',
        text: `select ${account}, e.seen_at as "seenAt", e.ends_at as "endsAt"
          from patron_session e join patron p on p.id = e.patron_id
          where e.token_hash = $1 and e.ends_at > $2 and e.seen_at > $2::timestamptz - make_interval(secs => $3)`,
        values: [tokenHash, at, idleMs / 1000],
      });
      if (!rows[0]) return undefined;
      const { seenAt, endsAt, ...row } = rows[0];
      const found = { account: recordView<PatronAccount>(row), endsAt };
      // That somebody is there is written once a minute, or oftener where sessions are short.
      if (at.getTime() - seenAt.getTime() <= Math.min(60_000, idleMs / 10)) return { ...found, seenAt };
      await pool.query('update patron_session set seen_at = $2 where token_hash = $1 and seen_at < $2', [
        tokenHash,
        at,
      ]);
      return { ...found, seenAt: at };
    },

    async closeSession(tokenHash) {
      await pool.query('delete from patron_session where token_hash = $1', [tokenHash]);
    },

    async tidySessions(at) {
      await pool.query('delete from patron_session where ends_at < $1', [at]);
    },

    async setLanguage(patron, language) {
      await pool.query(
        'update patron set language = $2, updated_at = now() where id = $1 and language is distinct from $2',
        [patron, language],
      );
    },
  };
}
