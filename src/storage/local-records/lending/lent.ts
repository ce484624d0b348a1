/** Items leave for a partner and come back (R103–R109): their location while they are away, and the way home. */

import type { LentItemView } from '../../../contract/lending-operations.js';
import type { Actor } from '../../../engine/model/actor.js';
import type { ShipmentOrder } from '../../../engine/model/local/lending.js';
import type { Outcome } from '../../../engine/model/local/outcome.js';
import { message } from '../../../words/message.js';
import { note } from '../circulation/note.js';
import { done, invalid, later, notNow, type RecordsContext, rememberedRows, viewsOf } from '../records-context.js';
import { lentFrom, selectInHand, selectLent } from './selects.js';

type LentItemRow = {
  id: string;
  request: string;
  externalId: string;
  position: number;
  holding: string;
  barcode: string;
  description: string | null;
  library: string | null;
  location: string | null;
  lendingLocation: string;
  processType: string;
  shippedAt: Date;
  shippedBy: string;
  returnedAt: Date | null;
  returnedBy: string | null;
  replacementCost: string;
  replacementCurrency: string | null;
};

export async function lendItem(
  on: RecordsContext,
  order: ShipmentOrder,
  by: Actor,
  now: Date,
): Promise<Outcome<LentItemView[]>> {
  const { request, barcodes, desk } = order;
  if (barcodes.length === 0) return done([]);
  const place = await lendingLocation(on, order);
  if (place.kind !== 'done') return place;
  const made = await on.client.query<LentItemRow>({
    text: `with made as (
       insert into lent_item (request_id, position, holding_id, barcode, description, library_code, location_code,
         lending_location, shipped_at, shipped_by)
       select $1, b.at + (select coalesce(max(position), 0) from lent_item where request_id = $1), h.id, b.barcode, h.call_number,
         l.library_code, h.location_code, $3, $4, $5
       from unnest($2::text[]) with ordinality as b (barcode, at)
         left join holding h on h.barcode = b.barcode left join location l on l.code = h.location_code
       order by b.at on conflict (holding_id) where returned_at is null do nothing returning *)
     select ${lentFrom('made')} order by i.position`,
    values: [request, barcodes, place.value, now, by.name],
  });
  if (made.rows.length < barcodes.length) return notNow(message('refusedLent.faster'));
  await note(on, request, 'local.lent', by, now, { desk, barcodes, location: place.value });
  return done(viewsOf<LentItemView>(made));
}

export async function undoLend(on: RecordsContext, request: string, by: Actor, now: Date): Promise<Outcome<string[]>> {
  const { rows } = await on.client.query<{ barcode: string }>(
    'delete from lent_item where request_id = $1 and returned_at is null returning barcode',
    [request],
  );
  const barcodes = rows.map(({ barcode }) => barcode);
  if (barcodes.length > 0) await note(on, request, 'local.back', by, now, { barcodes });
  return done(barcodes);
}

/** What staff say, else the desk's own library, else the first lending location there is. */
async function lendingLocation(on: RecordsContext, { location, desk }: ShipmentOrder): Promise<Outcome<string>> {
  const rows = await rememberedRows<{ code: string }>(
    on,
    `select l.code from location l where l.kind = 'lending'
     order by l.library_code = (select library_code from desk where code = $1) desc nulls last, l.code`,
    [desk],
  );
  const codes = rows.map(({ code }) => code);
  if (location === undefined) return codes[0] ? done(codes[0]) : invalid('location', message('refusedLent.noPlace'));
  if (codes.includes(location)) return done(location);
  return invalid('location', message('refusedLent.notAPlace', { location, places: codes.join(', ') || 'none' }));
}

export async function takeBack(
  on: RecordsContext,
  { request, barcode }: { request: string; barcode?: string },
  by: Actor,
  now: Date,
): Promise<Outcome<LentItemView[]>> {
  if (on.writes?.locked.has(request)) return takeBackWithStep(on, { request, barcode }, by, now);
  const { rows } = await on.client.query<{ id: string }>(
    `update lent_item set returned_at = $3, returned_by = $4
     where request_id = $1 and returned_at is null and ($2::text is null or barcode = $2) returning id::text`,
    [request, barcode ?? null, now, by.name],
  );
  if (rows.length === 0) return done([]);
  const items = await these(on, rows);
  await noteBack(on, request, items, by, now);
  return done(items);
}

/** The same of a request that a step has for itself: it is known what is out. */
async function takeBackWithStep(
  on: RecordsContext,
  { request, barcode }: { request: string; barcode: string | undefined },
  by: Actor,
  now: Date,
): Promise<Outcome<LentItemView[]>> {
  const out = (await selectInHand(on, request)).items.filter(
    (item) => !item.returnedAt && (barcode === undefined || item.barcode === barcode),
  );
  if (out.length === 0) return done([]);
  const items = out.map((item) => ({ ...item, returnedAt: now.toISOString(), returnedBy: by.name }));
  await later(on, {
    text: 'update lent_item set returned_at = $2, returned_by = $3 where id = any($1::bigint[]) and returned_at is null',
    values: [out.map(({ id }) => id), now, by.name],
  });
  await noteBack(on, request, items, by, now);
  return done(items);
}

async function noteBack(
  on: RecordsContext,
  request: string,
  items: LentItemView[],
  by: Actor,
  now: Date,
): Promise<void> {
  const home = items.map((item) => `${item.barcode}${item.location ? ` → ${item.location}` : ''}`);
  await note(on, request, 'local.back', by, now, { barcodes: items.map((item) => item.barcode), home });
}

export async function undoTakeBack(
  on: RecordsContext,
  request: string,
  by: Actor,
  now: Date,
): Promise<Outcome<LentItemView[]>> {
  const last = `select id from lent_item where request_id = $1
    and returned_at = (select max(returned_at) from lent_item where request_id = $1)`;
  const taken = await on.client.query<{ barcode: string; lentOn: string }>(
    `select o.barcode, r.external_id as "lentOn" from lent_item i
       join lent_item o on o.holding_id = i.holding_id and o.returned_at is null join request r on r.id = o.request_id
     where i.id in (${last})`,
    [request],
  );
  const [other] = taken.rows;
  if (other) return notNow(message('refusedLent.lentElsewhere', { barcode: other.barcode, request: other.lentOn }));
  const { rows } = await on.client.query<{ id: string }>(
    `update lent_item set returned_at = null, returned_by = null where id in (${last}) returning id::text`,
    [request],
  );
  if (rows.length === 0) return done([]);
  const items = await these(on, rows);
  await note(on, request, 'local.outAgain', by, now, { barcodes: items.map(({ barcode }) => barcode) });
  return done(items);
}

const these = (on: RecordsContext, rows: { id: string }[]): Promise<LentItemView[]> =>
  selectLent(on, {
    where: 'i.id = any($1::bigint[])',
    values: [rows.map(({ id }) => id)],
    rest: 'order by i.position',
  });
