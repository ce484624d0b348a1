/** Keys of programs as stored. */

import type { Pool } from 'pg';
import type { AccessStore, KeyView } from '../../engine/access/ports.js';
import { recordView, viewsOf } from '../local-records/records-context.js';
import { onlyRow } from '../only-row.js';

type ApiKeyRow = {
  id: string;
  name: string;
  roles: unknown;
  only: unknown;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
};

type ReadApiKeyRow = ApiKeyRow & { secretHash: string };

type Keys = Pick<
  AccessStore,
  'addKey' | 'keys' | 'readKey' | 'usableKey' | 'noteKeyUse' | 'revokeKey' | 'unknownLibraries'
>;

const columns = `id, name, roles, only_permissions as only, created_at as "createdAt", created_by as "createdBy",
  expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt", revoked_by as "revokedBy"`;

export function createKeyStore(pool: Pool): Keys {
  return {
    async addKey(id, secretHash, { name, roles, only, expiresAt }, by) {
      const row = onlyRow(
        await pool.query<ApiKeyRow>(
          `insert into api_key (id, name, secret_hash, roles, only_permissions, created_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
          [id, name, secretHash, JSON.stringify(roles), only ? JSON.stringify(only) : null, by, expiresAt ?? null],
        ),
      );
      return recordView<KeyView>(row);
    },

    async keys({ after, limit }) {
      const found = await pool.query<ApiKeyRow>(
        `select ${columns} from api_key
         where $1::text is null or (created_at, id) < (select created_at, id from api_key where id = $1)
         order by created_at desc, api_key.id desc limit $2`,
        [after ?? null, limit + 1],
      );
      const items = viewsOf<KeyView>(found);
      const page = items.slice(0, limit);
      return items.length > limit ? { items: page, next: page.at(-1)?.id as string } : { items: page };
    },

    readKey: (id) => readKey(pool, id),

    async usableKey(id, at) {
      const { rows } = await pool.query<ReadApiKeyRow>({
        name: 'access-key',
        text: `select ${columns}, secret_hash as "secretHash" from api_key
          where id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
        values: [id, at],
      });
      if (!rows[0]) return undefined;
      const { secretHash, ...key } = rows[0];
      return { key: recordView<KeyView>(key), secretHash };
    },

    async noteKeyUse(id, at) {
      await pool.query(
        `update api_key set last_used_at = $2
         where id = $1 and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')`,
        [id, at],
      );
    },

    async revokeKey(id, by, at) {
      await pool.query('update api_key set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null', [
        ...[id, at, by],
      ]);
      return readKey(pool, id);
    },

    async unknownLibraries(roles) {
      const named = [...new Set(roles.flatMap(({ library }) => library ?? []))];
      if (named.length === 0) return [];
      const { rows } = await pool.query<{ code: string }>('select code from library where code = any($1)', [named]);
      return named.filter((library) => !rows.some(({ code }) => code === library));
    },
  };
}

async function readKey(pool: Pool, id: string): Promise<KeyView | undefined> {
  return viewsOf<KeyView>(await pool.query<ApiKeyRow>(`select ${columns} from api_key where id = $1`, [id]))[0];
}
