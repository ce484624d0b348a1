/** The audit log as stored: added to, and shortened by age alone. */

import type { Pool } from 'pg';
import { openedPatron } from '../../domain/patron-facts.js';
import type { AccessStore, AuditView } from '../../engine/access/ports.js';
import { viewsOf } from '../local-records/records-context.js';
import { isRowId } from '../row-id.js';

type AuditEntryRow = {
  id: string;
  at: Date;
  actor: string;
  actorKind: string;
  actorCode: string;
  address: string;
  traceId: string;
  operation: string;
  thing: string;
  thingId: string;
  outcome: string;
  before: unknown;
  after: unknown;
};

const columns = `id::text, at, actor, actor_kind as "actorKind", actor_code as "actorCode", address,
  trace_id as "traceId", operation, thing, thing_id as "thingId", outcome, before, after`;

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

export function createAuditStore(
  pool: Pool,
): Pick<AccessStore, 'beginAudit' | 'settleAudit' | 'audit' | 'forgetAudit'> {
  return {
    async beginAudit({ actor, actorKind, actorCode, address, traceId, operation, thing, thingId, before }) {
      const { rows } = await pool.query<{ id: string }>(
        `insert into audit_entry (actor, actor_kind, actor_code, address, trace_id, operation, thing, thing_id, before)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id::text`,
        [actor, actorKind, actorCode, address, traceId, operation, thing, thingId, json(before)],
      );
      return rows[0]?.id as string;
    },

    async settleAudit(id, outcome, after, thingId) {
      await pool.query(
        `update audit_entry set outcome = $2, after = $3, thing_id = coalesce($4, thing_id)
         where id = $1 and outcome = 'begun'`,
        [id, outcome, json(after), thingId ?? null],
      );
    },

    async forgetAudit(before, most) {
      const { rowCount } = await pool.query(
        'delete from audit_entry where id in (select id from audit_entry where at < $1 order by at limit $2)',
        [before, most],
      );
      return rowCount ?? 0;
    },

    async audit({ thing, id, actor, operation, outcome, from, until, after, limit }) {
      const found = await pool.query<AuditEntryRow>(
        `select ${columns} from audit_entry
         where (thing = $1 or ($1::text is null and thing <> '${openedPatron}')) and ($2::text is null or thing_id = $2)
           and ($3::text is null or actor_code = $3) and ($4::text is null or operation = $4)
           and ($5::text is null or outcome = $5) and ($6::timestamptz is null or at >= $6)
           and ($7::timestamptz is null or at < $7) and ($8::bigint is null or id < $8)
         order by audit_entry.id desc limit $9`,
        [
          ...[thing, id, actor, operation, outcome, from, until].map((value) => value ?? null),
          after !== undefined && isRowId(after) ? after : null,
          limit + 1,
        ],
      );
      const items = viewsOf<AuditView>(found);
      const page = items.slice(0, limit);
      return items.length > limit ? { items: page, next: page.at(-1)?.id as string } : { items: page };
    },
  };
}
