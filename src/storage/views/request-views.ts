/** Requests as desks list them. Every filter runs on an index. Pages go by a key that ends with the id. */
import type { Pool } from 'pg';
import type { Page, RequestFilter, RequestSummary } from '../../engine/ports.js';
import { isRowId } from '../row-id.js';
import { pageOf } from './page.js';
import { conditionsOf, understood, type Values, values } from './request-conditions.js';

export type RequestLine = Omit<RequestSummary, 'stateLabel' | 'partnerName'>;

export async function listRequests(pool: Pick<Pool, 'query'>, asked: RequestFilter): Promise<Page<RequestLine>> {
  const filter = understood(asked);
  const given = values();
  const conditions = conditionsOf(filter, given);
  if (!conditions) return { items: [] };
  const order = orderOf(filter);
  const all = [...conditions, ...afterKey(filter, order, given)];
  const result = await pool.query(
    `select ${lineColumns}, c.title, c.author, ${order.key} as key
      from (select r.* from request r ${all.length > 0 ? `where ${all.join(' and ')}` : ''}
        order by ${order.by} limit ${given.add(filter.limit + 1)}) r
      join citation c on c.request_id = r.id order by ${order.by}`,
    given.all,
  );
  const page = pageOf(result.rows, filter.limit, (row) => row.key as string);
  return { ...page, items: page.items.map(lineOf) };
}

export const lineColumns = `r.id::text, r.side, r.state, r.version, r.external_id as "externalId", r.service_type as "serviceType",
  r.partner_code as partner, r.due_date as "dueDate", r.attention_count as "needsAttention", r.created_at as "createdAt",
  r.updated_at as "updatedAt", (select a.assigned_to from assignment a where a.request_id = r.id) as "assignedTo"`;

interface Order {
  /** What rows are compared by before the id; none: by the id alone, which rises with the time of creation. */
  of?: string;
  by: string;
  key: string;
  down: boolean;
}

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`;

/** Requests without a due date stand behind all that have one. */
function orderOf({ sort = 'created', order }: RequestFilter): Order {
  const down = (order ?? (sort === 'due' ? 'asc' : 'desc')) === 'desc';
  const way = down ? 'desc' : 'asc';
  if (sort === 'created') return { by: `r.id ${way}`, key: 'r.id::text', down };
  const column = sort === 'updated' ? 'r.updated_at' : 'r.due_date';
  const none = down ? '-infinity' : 'infinity';
  const of = sort === 'updated' ? column : `coalesce(${column}, '${none}')`;
  const key = `coalesce(${micros(column)}, '${none}') || '/' || r.id`;
  return { of, by: `${of} ${way}, r.id ${way}`, key, down };
}

/** A key that is none of this order's is the start of the list. */
function afterKey({ after }: RequestFilter, { of, down }: Order, { add }: Values): string[] {
  const than = down ? '<' : '>';
  if (!of) return after && isRowId(after) ? [`r.id ${than} ${add(after)}`] : [];
  const [, time, id] = /^(-?\d{1,18}|-?infinity)\/(\d{1,19})$/.exec(after ?? '') ?? [];
  if (!time || !id || !isRowId(id)) return [];
  const at = time.endsWith('infinity')
    ? `${add(time)}::timestamptz`
    : `timestamptz 'epoch' + ${add(time)}::bigint * interval '1 microsecond'`;
  return [`(${of}, r.id) ${than} (${at}, ${add(id)}::bigint)`];
}

// biome-ignore lint/suspicious/noExplicitAny: raw rows of the query above
export function lineOf({ key: _key, ...row }: any): RequestLine {
  return {
    ...row,
    author: row.author ?? undefined,
    partner: row.partner ?? undefined,
    assignedTo: row.assignedTo ?? undefined,
    dueDate: row.dueDate?.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
