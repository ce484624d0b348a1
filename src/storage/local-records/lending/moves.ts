/** Move requests: an item is fetched to the resource sharing desk, and the desk is told what becomes of it. */

import type { MoveRequestView } from '../../../contract/lending-operations.js';
import { kindOfMove, pickForMove } from '../../../domain/fulfilment/moves.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { LendingRecords, MoveOrder } from '../../../engine/model/local/lending.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { type Message, message } from '../../../words/message.js';
import { isRowId } from '../../database/row-id.js';
import { locationTable } from '../../tables/libraries.js';
import { done, invalid, later, notNow, type RecordsContext, unknown } from '../records-context.js';
import { selectCandidates, selectMoves } from './selects.js';

export async function storeMove(
  on: RecordsContext,
  order: MoveOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<MoveRequestView>> {
  const { request, location, manualDescription, note, neededBy } = order;
  if (location && !(await isLocation(on, location)))
    return invalid('location', message('refusedMissing.location', { location }));
  const candidates = await selectCandidates(on, {
    where: 'c.request_id = $1',
    values: [request],
    rest: 'order by c.position',
  });
  const pick = pickForMove(candidates, order);
  if (pick.kind === 'wrong') return invalid(location ? 'location' : 'manualDescription', pick.problem);
  const item = pick.kind === 'item' ? pick.item : undefined;
  const { rows } = await on.client.query<{ id: string }>(
    `insert into move_request (request_id, kind, location_code, holding_id, barcode, manual_description, note, asked_at, asked_by,
       needed_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date where not exists (
       select from move_request where request_id = $1 and status = 'inProcess' and barcode = $5) returning id::text`,
    [
      ...[
        request,
        kindOfMove(manualDescription),
        pick.kind === 'location' ? (pick.location ?? null) : pick.item.location,
      ],
      ...[item?.holding ?? null, item?.barcode ?? null, manualDescription ?? null, note ?? null, now, by.name],
      neededBy ?? null,
    ],
  );
  if (!rows[0]) return notNow(message('refusedLent.fetchedAlready', { barcode: item?.barcode }));
  return one(on, rows[0].id);
}

export async function storeMoveEnd(
  on: RecordsContext,
  { request, id, status, note }: Parameters<LendingRecords['closeMove']>[0],
  by: Actor,
  now: Date,
): Promise<Outcome<MoveRequestView>> {
  if (!isRowId(id)) return unknown;
  const { rowCount } = await on.client.query(
    `update move_request set status = $3, closed_at = $4, closed_by = $5, closing_note = $6, alert_removed_at = null,
       alert_removed_by = null where id = $2 and request_id = $1 and status = 'inProcess'`,
    [request, id, status, now, by.name, note ?? null],
  );
  const [move] = await selectMoves(on, { where: 'm.id = $1 and m.request_id = $2', values: [id, request] });
  if (!move) return unknown;
  return rowCount === 1 ? done(move) : notNow(message('refusedLent.moveAlready', { status: move.status }));
}

/** The item is not wanted any more: whoever fetches it is told by the alert. */
export async function cancelMoves(
  on: RecordsContext,
  request: string,
  why: Message,
  by: Actor,
  now: Date,
): Promise<void> {
  await later(on, {
    text: `update move_request set status = 'canceled', closed_at = $2, closed_by = $3, closing_words = $4, alert_removed_at = null,
       alert_removed_by = null where request_id = $1 and status = 'inProcess'`,
    values: [request, now, by.name, JSON.stringify(why)],
  });
}

export async function storeNoAlerts(
  { client }: RecordsContext,
  request: string,
  by: Actor,
  now: Date,
): Promise<number> {
  const { rowCount } = await client.query(
    `update move_request set alert_removed_at = $2, alert_removed_by = $3 where request_id = $1 and alert_removed_at is null`,
    [request, now, by.name],
  );
  return rowCount ?? 0;
}

async function one(on: RecordsContext, id: string): Promise<Outcome<MoveRequestView>> {
  const [move] = await selectMoves(on, { where: 'm.id = $1', values: [id] });
  return move ? done(move) : unknown;
}

const isLocation = ({ tables }: RecordsContext, code: string): Promise<boolean> =>
  tables.existsBy(locationTable, { code });
