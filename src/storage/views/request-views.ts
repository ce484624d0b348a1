/** Requests as desks list them. Every filter runs on an index; pages go by id, newest first. */
import type { DataSource } from 'typeorm';
import { states } from '../../domain/states.js';
import type { Page, RequestFilter, RequestSummary, Side } from '../../engine/ports.js';
import { isRowId } from '../row-id.js';
import { citationTable } from '../tables/citation.js';
import { requestTable } from '../tables/request.js';
import { namesOf } from './names.js';
import { pageOf } from './page.js';

export type RequestLine = Omit<RequestSummary, 'stateLabel' | 'partnerName'>;

/** The index on states begins with the side: where none is named, those that know the state. */
function sidesOf({ side, state }: RequestFilter): Side[] {
  if (side) return [side];
  return state ? (Object.keys(states) as Side[]).filter((each) => Object.hasOwn(states[each], state)) : [];
}

export async function listRequests(source: DataSource, filter: RequestFilter): Promise<Page<RequestLine>> {
  const query = source
    .getRepository(requestTable)
    .createQueryBuilder('r')
    .innerJoin(citationTable.options.name, 'c', 'c.request_id = r.id')
    .select([
      'r.id as id',
      'r.side as side',
      'r.state as state',
      'r.version as version',
      'r.external_id as "externalId"',
      'r.service_type as "serviceType"',
      'c.title as title',
      'c.author as author',
      'r.partner_code as partner',
      'r.due_date as "dueDate"',
      'r.attention_count as "needsAttention"',
      'r.created_at as "createdAt"',
      'r.updated_at as "updatedAt"',
    ])
    .orderBy('r.id', 'DESC')
    .limit(filter.limit + 1);
  const [side, other] = sidesOf(filter);
  if (filter.state && !side) return { items: [] };
  if (side && !other) query.andWhere('r.side = :side', { side });
  else if (other) query.andWhere('r.side in (:side, :other)', { side, other });
  if (filter.state) query.andWhere('r.state = :state', { state: filter.state });
  if (filter.partner) query.andWhere('r.partner_code = :partner', { partner: filter.partner });
  if (filter.attention !== undefined) query.andWhere(`r.attention_count ${filter.attention ? '>' : '='} 0`);
  if (filter.after && isRowId(filter.after)) query.andWhere('r.id < :after', { after: filter.after });
  if (filter.q)
    query.andWhere(
      `r.id in (select request_id from citation where to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(author, '')) @@ plainto_tsquery('simple', :q)
        union all select id from request where external_id = any(:names))`,
      { q: filter.q, names: namesOf(filter.q) },
    );
  const rows = await query.getRawMany();
  return pageOf(rows.map(lineOf), filter.limit, (line) => line.id);
}

// biome-ignore lint/suspicious/noExplicitAny: raw rows of the query above
function lineOf(row: any): RequestLine {
  return {
    ...row,
    id: String(row.id),
    side: row.side as Side,
    author: row.author ?? undefined,
    partner: row.partner ?? undefined,
    dueDate: row.dueDate?.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
