/** Webhooks: each has a row of `outbound_target`, by which its calls are claimed, and goes with it. */
import type { Pool } from 'pg';
import type { TargetFigures, WebhookRecord, WebhookStore } from '../../engine/webhooks/ports.js';
import { isRowId } from '../database/row-id.js';
import { recordView } from '../local-records/records-context.js';

const columns = `id::text, name, address, events, personal, enabled, off_since as "offSince", secret, secret_origin as "secretOrigin",
  secret_before as "secretBefore", before_until as "beforeUntil", created_at as "createdAt", created_by as "createdBy"`;

interface WebhookRow {
  id: string;
  name: string;
  address: string;
  events: string[];
  personal: boolean;
  enabled: boolean;
  offSince: Date | null;
  secret: string;
  secretOrigin: string;
  secretBefore: string | null;
  beforeUntil: Date | null;
  createdAt: Date;
  createdBy: string;
}
interface FiguresRow {
  target: string;
  failuresInARow: number;
  failingSince: Date | null;
  resumesAt: Date | null;
  waiting: number;
  failed: number;
  delivered: number;
}

export const createWebhookStore = (pool: Pick<Pool, 'query'>): WebhookStore => ({
  all: async () => {
    const { rows } = await pool.query<WebhookRow>({
      name: 'webhooks',
      text: `select ${columns} from webhook order by lower(webhook.name), webhook.id`,
    });
    return rows.map((row) => recordView<WebhookRecord>(row));
  },
  read: async (id) => {
    if (!isRowId(id)) return undefined;
    const { rows } = await pool.query<WebhookRow>({
      name: 'webhook',
      text: `select ${columns} from webhook where id = $1`,
      values: [id],
    });
    return rows[0] && recordView<WebhookRecord>(rows[0]);
  },
  figures: async () => {
    const { rows } = await pool.query<FiguresRow>({
      name: 'webhook-figures',
      text: `select t.target, t.failures_in_a_row as "failuresInARow", t.failing_since as "failingSince",
          case when t.resume_at > now() then t.resume_at end as "resumesAt", n.*
        from outbound_target t cross join lateral (
          select count(*) filter (where c.status in ('pending', 'sending'))::int as waiting,
            count(*) filter (where c.status = 'failed')::int as failed,
            count(*) filter (where c.status = 'delivered' and c.created_at > now() - interval '30 days')::int as delivered
          from outbound_call c where c.kind = t.kind and c.target = t.target) n
        where t.kind = 'webhook'`,
    });
    return new Map(rows.map(({ target, ...row }) => [target, recordView<TargetFigures>(row)] as const));
  },
  add: async ({ name, address, events, personal, enabled, secret, secretOrigin, createdBy }) => {
    const { rows } = await pool.query<{ target: string }>(
      `with made as (insert into webhook (name, address, events, personal, enabled, secret, secret_origin, created_by)
          values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, enabled)
        insert into outbound_target (kind, target, enabled) select 'webhook', id::text, enabled from made returning target`,
      [name, address, events, personal, enabled, secret, secretOrigin, createdBy],
    );
    return rows[0]?.target ?? '';
  },
  change: async (id, { name, address, events, personal, enabled, secret, secretOrigin, keepBefore }) => {
    if (!isRowId(id)) return false;
    const { rowCount } = await pool.query(
      `with changed as (update webhook set name = coalesce($2, name), address = coalesce($3, address), events = coalesce($4, events),
          personal = coalesce($5, personal), enabled = coalesce($6, enabled), off_since = case when $6 then null else off_since end,
          secret = coalesce($7, secret), secret_origin = coalesce($8, secret_origin),
          secret_before = case when $7::text is null then secret_before else $9 end,
          before_until = case when $7::text is null then before_until else $10 end, updated_at = now()
          where id = $1 returning id, enabled)
        update outbound_target t set enabled = c.enabled,
          failures_in_a_row = case when $3::text is null and $6::boolean is not true and $7::text is null then t.failures_in_a_row else 0 end,
          failing_since = case when $3::text is null and $6::boolean is not true and $7::text is null then t.failing_since end,
          resume_at = case when $3::text is null and $6::boolean is not true and $7::text is null then t.resume_at end
        from changed c where t.kind = 'webhook' and t.target = c.id::text`,
      [
        ...[id, name ?? null, address ?? null, events ?? null, personal ?? null, enabled ?? null],
        ...[secret ?? null, secretOrigin ?? null, keepBefore?.secret ?? null, keepBefore?.until ?? null],
      ],
    );
    return rowCount === 1;
  },
  remove: async (id) => {
    if (!isRowId(id)) return false;
    const { rowCount } = await pool.query(
      `with gone as (delete from webhook where id = $1 returning id),
        calls as (delete from outbound_call c using gone where c.kind = 'webhook' and c.target = gone.id::text)
        delete from outbound_target t using gone where t.kind = 'webhook' and t.target = gone.id::text`,
      [id],
    );
    return rowCount === 1;
  },
});
