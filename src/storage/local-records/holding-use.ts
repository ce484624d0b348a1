/** What the copies of a title are doing now, and which requests wait for one. */
import { movable } from '../../domain/fulfilment/moves.js';
import type { CopiesInUse, CopyInUse, CopyWaitedFor } from '../../engine/model/local/holdings.js';
import { isRowId } from '../database/row-id.js';
import { columnsOfHolding, type HoldingRow, holdingsFrom } from './holding-columns.js';
import { type RecordsContext, viewsOf } from './records-context.js';

/** Most copies and requests that one page shows. */
const atMost = 200;

/** Of the same record, with a number in common, or of the same author and title. */
const sameTitle = `select o.id from holding o where o.bib_id = (select bib_id from holding where id = $1)
  union select n.holding_id from holding_identifier n join holding_identifier own
    on own.kind = n.kind and own.value = n.value and own.holding_id = $1
  union select o.id from holding o join holding own on own.id = $1 and o.title_key = own.title_key
    and lower(coalesce(o.author, '')) = lower(coalesce(own.author, '')) where own.title_key <> ''
  union select id from holding where id = $1`;

const inUse = `select ${columnsOfHolding}, l.name as "locationName",
    case when lent.process_type = 'LOST_RESOURCE_SHARING_ITEM' then 'lost' when lent.id is not null then 'lent'
      when held.id is not null then 'held' when move.id is not null then 'moving'
      when h.shelf_status = 'notAvailable' then 'away' when h.policy <> 'loanable' then 'notForLoan' else 'free' end as use,
    r.id::text as request, r.external_id as "externalId", r.side,
    case when r.side = 'lending' then (select name from partner where code = r.partner_code) end as partner,
    coalesce(lent.shipped_at, held.received_at, move.asked_at) as since,
    case when lent.id is not null then coalesce(to_char(r.due_day, 'YYYY-MM-DD'), to_char(r.due_date, 'YYYY-MM-DD'))
      when h.shelf_status = 'notAvailable' and held.id is null and move.id is null then h.shelf_due end as due,
    (select count(*)::int from lent_item past where past.holding_id = h.id and past.returned_at is not null) as "pastLoans"
  ${holdingsFrom}
    left join lent_item lent on lent.holding_id = h.id and lent.returned_at is null
    left join lateral (select t.id, t.request_id, t.received_at from temporary_item t
      join request filled on filled.id = t.request_id and filled.state = 'filledLocally'
      where t.barcode = h.barcode and t.removed_at is null limit 1) held on true
    left join lateral (select m.id, m.request_id, m.asked_at from move_request m
      where m.holding_id = h.id and m.status = 'inProcess' order by m.id limit 1) move on true
    left join request r on r.id = coalesce(lent.request_id, held.request_id, move.request_id)
  where h.id in (${sameTitle}) order by h.id = $1 desc, l.library_code, l.name, h.barcode limit ${atMost}`;

const waiting = `select distinct r.id::text as request, r.external_id as "externalId", (select name from partner where code = r.partner_code) as partner, r.created_at as since,
    r.id as place from lending_candidate c join request r on r.id = c.request_id
  where c.holding_id = any($1::bigint[]) and not c.other_edition and r.side = 'lending' and r.closed_at is null and r.state = any($2)
  order by r.id limit ${atMost}`;

interface UseRow extends HoldingRow {
  locationName: string;
  use: string;
  request: string | null;
  externalId: string | null;
  side: string | null;
  partner: string | null;
  since: Date | null;
  due: string | null;
  pastLoans: number;
}

type WaitingRow = { request: string; externalId: string; partner: string | null; since: Date; place: string };

export async function copiesInUse({ client }: RecordsContext, id: string): Promise<CopiesInUse | undefined> {
  if (!isRowId(id)) return undefined;
  const copies = viewsOf<CopyInUse>(await client.query<UseRow>(inUse, [id]));
  if (copies.length === 0) return undefined;
  const found = await client.query<WaitingRow>(waiting, [copies.map((copy) => copy.id), movable]);
  const waitedFor = viewsOf<CopyWaitedFor & { place?: unknown }>(found);
  return { copies, waiting: waitedFor.map(({ place: _place, ...each }) => each) };
}
