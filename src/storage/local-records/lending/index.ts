/** The lending desk's records: each order alone, or within the transaction of a larger step. */
import { movable } from '../../../domain/fulfilment/moves.js';
import type { LendingRecords, ScannedBarcode } from '../../../engine/model/local/lending.js';
import { type RecordsContext, type Runner, viewsOf } from '../records-context.js';
import { atHand } from './at-hand.js';
import { belongsTo } from './belongs-to.js';
import { lendItem, takeBack, undoLend, undoTakeBack } from './lent.js';
import { cancelMoves, storeMove, storeMoveEnd, storeNoAlerts } from './moves.js';
import { lendingLists } from './selects.js';

export const createLendingRecords = (on: RecordsContext, run: Runner): LendingRecords => ({
  ...lendingLists(on),
  unlocated: (limit) => unlocated(on, limit),
  keepCandidates: (request, found) => keepCandidates(on, request, found),
  atHand: (question) => atHand(on, question),
  scanned: (request, barcodes) => scanned(on, request, barcodes),
  lend: (order, by, now) => run((at) => lendItem(at, order, by, now)),
  undoLend: (request, by, now) => run((at) => undoLend(at, request, by, now)),
  takeBack: (order, by, now) => run((at) => takeBack(at, order, by, now)),
  undoTakeBack: (request, by, now) => run((at) => undoTakeBack(at, request, by, now)),
  setProcess: async (request, processType) => {
    await on.client.query('update lent_item set process_type = $2 where request_id = $1 and returned_at is null', [
      request,
      processType,
    ]);
  },
  isWaitedFor: (request) => isWaitedFor(on, request, movable),
  askMove: (order, by, now) => run((at) => storeMove(at, order, by, now)),
  closeMove: (move, by, now) => run((at) => storeMoveEnd(at, move, by, now)),
  cancelMoves: (request, why, by, now) => cancelMoves(on, request, why, by, now),
  removeAlerts: (request, by, now) => storeNoAlerts(on, request, by, now),
  belongsTo: (barcode) => belongsTo(on, barcode, movable),
});

/** Which of our items a lending request may be met with, and which requests nobody looked for yet. */

/** Most items that are kept for one request. */
const keptAtMost = 20;

async function unlocated({ client }: RecordsContext, limit: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select r.id::text from open_request o join request r on r.id = o.request_id
     where o.side = 'lending' and o.state = 'created' and not (r.facts ? 'locate')
       and exists (select from holding) order by r.id limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

async function keepCandidates(
  { client }: RecordsContext,
  request: string,
  found: Parameters<LendingRecords['keepCandidates']>[1],
): Promise<void> {
  const kept = found.slice(0, keptAtMost).map((each, at) => ({ ...each, position: at + 1 }));
  await client.query('delete from lending_candidate where request_id = $1', [request]);
  await client.query(
    `insert into lending_candidate (request_id, position, holding_id, found_by, other_edition)
     select $1, x.position, x.holding, x.by, x."otherEdition"
     from jsonb_to_recordset($2) as x(position int, holding bigint, by text, "otherEdition" boolean)
     where exists (select from holding h where h.id = x.holding)`,
    [request, JSON.stringify(kept)],
  );
}

/** Barcodes as the records know them, in the order scanned. */
async function scanned(
  { client }: RecordsContext,
  request: string,
  barcodes: readonly string[],
): Promise<{ items: ScannedBarcode[]; catalogued: boolean }> {
  const found = await client.query<{
    barcode: string;
    catalogued: boolean;
    holding: unknown;
    candidate: boolean;
    lentOn: string;
  }>(
    `select b.barcode, exists (select from holding) as catalogued,
       case when h.id is null then null else jsonb_build_object('id', h.id::text, 'title', h.title, 'policy', h.policy,
         'identifiers', coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'value', n.value))
           from holding_identifier n where n.holding_id = h.id), '[]')) end as holding,
       exists (select from lending_candidate c where c.holding_id = h.id and c.request_id = $1) as candidate,
       (select r.external_id from lent_item i join request r on r.id = i.request_id
         where i.barcode = b.barcode and i.returned_at is null and (i.holding_id = h.id or i.request_id <> $1)
         order by i.id limit 1) as "lentOn"
     from unnest($2::text[]) with ordinality as b (barcode, at) left join holding h on h.barcode = b.barcode order by b.at`,
    [request, barcodes.length > 0 ? barcodes : [null]],
  );
  const catalogued = found.rows[0]?.catalogued === true;
  const rows = barcodes.length > 0 ? found.rows.map(({ catalogued: _same, ...row }) => row) : [];
  return { items: viewsOf<ScannedBarcode>({ rows }), catalogued };
}

/** Another open request has no free item but one of those that are out on this one. */
async function isWaitedFor({ client }: RecordsContext, request: string, states: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ waited: boolean }>(
    `select exists (
       select from lent_item i join lending_candidate c on c.holding_id = i.holding_id
         join request r on r.id = c.request_id and r.side = 'lending' and r.state = any($2)
       where i.request_id = $1 and i.returned_at is null and c.request_id <> $1 and not c.other_edition
         and not exists (
           select from lending_candidate o join holding h on h.id = o.holding_id and h.policy = 'loanable'
           where o.request_id = c.request_id and not o.other_edition and not exists (
             select from lent_item lent where lent.holding_id = h.id and lent.returned_at is null))) as waited`,
    [request, states],
  );
  return rows[0]?.waited ?? false;
}
