/** Keys of programs as stored. */

import { In, IsNull } from 'typeorm';
import type { KeyView } from '../../contract/access-views.js';
import type { AccessStore } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { recordView, viewsOf } from '../local-records/records-context.js';
import { libraryTable } from '../tables/libraries.js';
import { type Tables, tablesOn } from '../tables/on-client.js';
import { type ApiKeyRow, apiKeyTable } from '../tables/staff.js';

type ReadApiKeyRow = ApiKeyRow & { secretHash: string };

type Keys = Pick<
  AccessStore,
  'addKey' | 'keys' | 'readKey' | 'usableKey' | 'noteKeyUse' | 'revokeKey' | 'unknownLibraries'
>;

const columns = `id, name, roles, only_permissions as only, created_at as "createdAt", created_by as "createdBy",
  expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt", revoked_by as "revokedBy"`;

export function createKeyStore({ pool, dataSource }: PoolAndTables): Keys {
  const tables = tablesOn(dataSource, pool);
  return {
    async addKey(id, secretHash, { name, roles, only, expiresAt }, by) {
      const until = expiresAt === undefined ? undefined : new Date(expiresAt);
      const key = { id, name, secretHash, roles, only, createdBy: by, expiresAt: until };
      await tables.insert(apiKeyTable, key);
      return (await readKey(tables, id)) as KeyView;
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

    readKey: (id) => readKey(tables, id),

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
      await tables.update(apiKeyTable, { id, revokedAt: IsNull() }, { revokedAt: at, revokedBy: by });
      return readKey(tables, id);
    },

    async unknownLibraries(roles) {
      const named = [...new Set(roles.flatMap(({ library }) => library ?? []))];
      if (named.length === 0) return [];
      const known = await tables.findBy(libraryTable, { code: In(named) });
      return named.filter((library) => !known.some(({ code }) => code === library));
    },
  };
}

const readKey = async (tables: Tables, id: string) => viewOf(await tables.findOneBy(apiKeyTable, { id }));

function viewOf(row: (ApiKeyRow & { secretHash: string }) | null | undefined): KeyView | undefined {
  if (!row) return undefined;
  const { secretHash: _, ...key } = row;
  return recordView<KeyView>(key);
}
