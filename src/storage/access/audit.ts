/** The audit log as stored: added to, and shortened by age alone. */

import type { AuditView } from '../../contract/access-views.js';
import { openedPatron } from '../../domain/request/patron-facts.js';
import type { AccessStore } from '../../engine/access/ports.js';
import type { PoolAndTables } from '../database/database.js';
import { isRowId } from '../database/row-id.js';
import { viewsOf } from '../local-records/records-context.js';
import { type AuditEntryRow, auditEntryTable } from '../tables/audit-entry.js';
import { tablesOn } from '../tables/on-client.js';

const columns = `id::text, at, actor, actor_kind as "actorKind", actor_code as "actorCode", address,
  trace_id as "traceId", operation, thing, thing_id as "thingId", outcome, before, after`;

export function createAuditStore({
  pool,
  dataSource,
}: PoolAndTables): Pick<AccessStore, 'beginAudit' | 'settleAudit' | 'audit' | 'forgetAudit'> {
  const tables = tablesOn(dataSource, pool);
  return {
    async beginAudit({ actor, actorKind, actorCode, address, traceId, operation, thing, thingId, before }) {
      const entry = { actor, actorKind, actorCode, address, traceId, operation, thing, thingId, before };
      const { identifiers } = await tables.insert(auditEntryTable, entry);
      return String(identifiers[0]?.['id']);
    },

    async settleAudit(id, outcome, after, thingId) {
      await tables.update(auditEntryTable, { id, outcome: 'begun' }, { outcome, after, thingId });
    },

    async forgetAudit(before, most) {
      const { rowCount } = await pool.query(
        'delete from audit_entry where id in (select id from audit_entry where at < $1 order by at limit $2)',
        [before, most],
      );
      return rowCount ?? 0;
    },

    async audit({ thing, id, actor, operation, without, outcome, q = '', from, until, after, limit }) {
      const found = await pool.query<AuditEntryRow & { at: Date }>(
        `select ${columns} from audit_entry
         where (thing = $1 or ($1::text is null and thing <> '${openedPatron}')) and ($2::text is null or thing_id = $2)
           and ($3::text is null or actor_code = $3) and ($4::text is null or operation = $4)
           and ($5::text is null or outcome = $5) and ($6::timestamptz is null or at >= $6)
           and ($7::timestamptz is null or at < $7) and ($8::bigint is null or id < $8)
           and ($10::text is null or operation <> $10)
           and (cardinality($11::text[]) = 0
             or concat_ws(' ', actor, actor_code, thing_id, before::text, after::text) ilike all ($11::text[]))
         order by audit_entry.id desc limit $9`,
        [
          ...[thing, id, actor, operation, outcome, from, until].map((value) => value ?? null),
          after !== undefined && isRowId(after) ? after : null,
          limit + 1,
          without ?? null,
          q.split(/\s+/).filter(Boolean).map(anywhere),
        ],
      );
      const items = viewsOf<AuditView>(found);
      const page = items.slice(0, limit);
      return items.length > limit ? { items: page, next: page.at(-1)?.id as string } : { items: page };
    },
  };
}

/** For `ilike`, as it is in the text of a record: quotes and backslashes are written twice there. */
const anywhere = (word: string): string =>
  `%${JSON.stringify(word)
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')}%`;
