/** How holdings are read, wherever they are shown. */

/** With a partner, or set aside for a patron of ours. */
export const isHoldingLent = `(exists (select from lent_item lent where lent.holding_id = h.id and lent.returned_at is null)
  or exists (select from temporary_item held join request filled on filled.id = held.request_id
    where held.barcode = h.barcode and held.removed_at is null and filled.state = 'filledLocally'))`;
/** What a view of a holding shows: of table `h`, location `l`. */
export const columnsOfHolding = `h.id::text, h.barcode, h.title, h.author, h.location_code as location, l.library_code as library,
  h.call_number as "callNumber", h.policy, ${isHoldingLent} as lent,
  h.replacement_cost::text as "replacementCost", h.replacement_currency as "replacementCurrency",
  coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
    from holding_identifier i where i.holding_id = h.id), '[]') as identifiers`;
export const holdingsFrom = 'from holding h join location l on l.code = h.location_code';

/** A row of `columnsOfHolding`. */
export interface HoldingRow {
  id: string;
  barcode: string;
  title: string;
  author: string | null;
  location: string;
  library: string;
  callNumber: string | null;
  policy: string;
  lent: boolean;
  replacementCost: string;
  replacementCurrency: string | null;
  identifiers: unknown;
}
