import { type LetterCode, letterRow } from '../../domain/letters.js';
import type { LetterFilter, LetterView } from '../../engine/local/letters.js';
import type { Page } from '../../engine/ports.js';
import { type Ground, viewOf } from '../local-records/ground.js';
import { isRowId } from '../row-id.js';
import { pageOf } from '../views/page.js';
import { ofOwnedRequests } from '../views/request-conditions.js';

const columns = `l.id::text, l.code, l.kind, l.audience, l.status, l.language, l.request_id::text as request,
  r.external_id as "externalId", l.history_id::text as history, l.patron_id as patron, l.partner_code as partner, l.staff,
  l.facts, l.created_at as "createdAt", l.created_by as "createdBy", l.done_at as "doneAt", l.done_by as "doneBy"`;

/** Each shape of filter has its index: by request, or by status alone, with the kind, or with the code. */
export async function listLetters({ client }: Ground, filter: LetterFilter): Promise<Page<LetterView>> {
  const { request, kind, code, owners, after, limit } = filter;
  const status = filter.status ?? (request === undefined ? 'waiting' : undefined);
  if ((after !== undefined && !isRowId(after)) || (request !== undefined && !isRowId(request))) return { items: [] };
  const oldestFirst = status === 'waiting';
  const values: unknown[] = [];
  const wheres = Object.entries({ request_id: request, status, kind, code }).flatMap(([column, value]) =>
    value === undefined ? [] : [`l.${column} = $${values.push(value)}`],
  );
  wheres.push(...ofOwnedRequests('l.request_id', owners, (value) => `$${values.push(value)}`));
  if (after !== undefined) wheres.push(`l.id ${oldestFirst ? '>' : '<'} $${values.push(after)}`);
  const { rows } = await client.query(
    `select ${columns} from letter l left join request r on r.id = l.request_id
     where ${wheres.join(' and ')} order by l.id ${oldestFirst ? 'asc' : 'desc'} limit $${values.push(limit + 1)}`,
    values,
  );
  return pageOf(rows.map(letterView), limit, ({ id }) => id);
}

export async function readLetter({ client }: Ground, id: string, lock = false): Promise<LetterView | undefined> {
  if (!isRowId(id)) return undefined;
  const { rows } = await client.query(
    `select ${columns} from letter l left join request r on r.id = l.request_id where l.id = $1
     ${lock ? 'for update of l' : ''}`,
    [id],
  );
  return rows[0] && letterView(rows[0]);
}

function letterView(row: Record<string, unknown>): LetterView {
  const { name, french } = letterRow(row['code'] as LetterCode);
  return { ...viewOf<LetterView>(row), name, french };
}
