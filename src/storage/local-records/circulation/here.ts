/** What is here of one borrowing request: read by one statement, and within a step only once until something is written. */
import type { LoanView, TemporaryItemView } from '../../../contract/local-views.js';
import { type JsonLine, withTimes } from '../../database/json-times.js';
import { type RecordsContext, viewsOf } from '../records-context.js';
import type { BorrowingRequest } from './request.js';
import { itemColumns, loanColumns } from './selects.js';

export interface Here {
  request: BorrowingRequest;
  /** Not removed, the newest first. */
  items: TemporaryItemView[];
  /** Not deleted, the newest first. */
  loans: LoanView[];
  /** For whom an item waits, by its id. */
  heldFor: Readonly<Record<string, string | null>>;
  /** The request says who it is for. */
  isNamed: boolean;
  /** It was filled by a copy of our own. */
  isOwnCopy: boolean;
}

/** More than one request ever has. */
const mostLines = 1000;

const linesOf = (columns: string, where: string, table: string): string =>
  `(select coalesce(json_agg(line), '[]') from (select ${columns} where ${table}.request_id = $1 and ${where}
    order by ${table}.id desc limit ${mostLines}) line)`;

const sql = `select r.id::text, r.external_id as "externalId", r.partner_code as partner, r.due_date as "lenderDue", c.title, c.author,
    p.id as patron, c.pickup_location as pickup, p.pickup_library as "patronPickup", coalesce(c.patron <> '{}', false) as "isNamed", r.state = 'filledLocally' as "isOwnCopy",
    ${linesOf(itemColumns, 'i.removed_at is null', 'i')} as items, ${linesOf(loanColumns, `l.status <> 'deleted'`, 'l')} as loans,
    (select coalesce(json_object_agg(h.item_id::text, h.patron_id), '{}') from hold h
      where h.request_id = r.id and h.closed_at is null) as "heldFor"
  from request r join citation c on c.request_id = r.id left join patron p on p.id = c.patron ->> 'id'
  where r.id = $1 and r.side = 'borrowing'`;

/** The same of the request `$1`, as one column. */
export const hereColumn = `(select to_jsonb(h) from (${sql}) h)`;

/** What the column gives. */
export interface HereRow
  extends JsonLine<Omit<BorrowingRequest, 'items'>>,
    Pick<Here, 'heldFor' | 'isNamed' | 'isOwnCopy'> {
  items: JsonLine<TemporaryItemView>[];
  loans: JsonLine<LoanView>[];
}

export function hereIn(column: HereRow): Here {
  const { items, loans, heldFor, isNamed, isOwnCopy, ...found } = withTimes(column);
  return {
    request: { ...found, items: items.length },
    items: viewsOf<TemporaryItemView>({ rows: items.map(withTimes) }),
    loans: viewsOf<LoanView>({ rows: loans.map(withTimes) }),
    heldFor,
    isNamed,
    isOwnCopy,
  };
}

/** Of a request that the step has locked; undefined of another, and where there is no step. */
export async function hereOf({ client, writes }: RecordsContext, request: string): Promise<Here | undefined> {
  if (!writes?.locked.has(request)) return undefined;
  return writes.remember(keyOfHere(request), async () => {
    const { rows } = await client.query<{ here: HereRow | null }>(`select ${hereColumn} as here`, [request]);
    return rows[0]?.here ? hereIn(rows[0].here) : undefined;
  });
}

/** Under which it is remembered within a step. */
export const keyOfHere = (request: string): string => `here ${request}`;
