/** The one resolver of what was scanned: ids, temporary barcodes, barcodes of the owner. Every field and the API ask it. */

import type { TemporaryItemView } from '../../contract/local-views.js';
import { externalIdFrom } from '../../domain/rota/rota.js';
import type { EngineContext } from '../engine-context.js';
import type { ScannedName } from '../model/desk-views.js';
import type { Loan } from '../model/records.js';

export interface FoundBorrowing {
  kind: 'borrowing';
  loan: Loan;
  /** The item that is here, when the code means one of them. */
  item?: TemporaryItemView;
  /** The lines of the rota that the code names, by their ids or by the barcode that their lender put on the item. */
  lines: number[];
}

export type ScanFound =
  | FoundBorrowing
  /** It may be any of these: the barcode that a lender named, perhaps one of ours too. */
  | { kind: 'several'; loans: Loan[] }
  /** A lending request by its id. */
  | { kind: 'lendingRequest'; loan: Loan }
  /** No borrowing request knows it: an item of ours, or nothing at all. */
  | { kind: 'barcode' };

/** Open requests go before closed ones, a code as it is before one with its number left out. */
export async function findScanned(
  context: EngineContext,
  code: string,
  by?: 'barcode' | 'externalId',
): Promise<ScanFound> {
  const names = meant((await context.views.scanned(code)).filter(({ as }) => by === undefined || kinds[by].has(as)));
  const ids = [...new Set(names.map(({ request }) => request))];
  const isBarcode = names.some(({ as }) => as === 'ownersBarcode');
  const lent = isBarcode ? (await context.local.lending.belongsTo(code)).filter(({ why }) => why === 'lent') : [];
  const loans = await loansOf(context, [...new Set([...ids, ...lent.map(({ request }) => request)])]);
  const [only, ...others] = loans;
  if (!only) return { kind: 'barcode' };
  if (others.length > 0) return { kind: 'several', loans };
  if (only.request.side === 'lending') return { kind: 'lendingRequest', loan: only };
  return foundIn(context, only, code, names);
}

/** The request that a slip names, open or not; several where a code is on slips of several. */
export async function requestsNamed(context: EngineContext, scanned: string): Promise<Loan[]> {
  const names = meant((await context.views.scanned(scanned)).filter(({ as }) => kinds.externalId.has(as)));
  return loansOf(context, [...new Set(names.map(({ request }) => request))]);
}

/** What is meant within a request: which item of those that are here, and whose parcel it may be. */
export async function foundIn(
  context: EngineContext,
  loan: Loan,
  code: string,
  names?: readonly ScannedName[],
): Promise<FoundBorrowing> {
  const { id } = loan.request;
  const own = (names ?? (await context.views.scanned(code))).filter(({ request }) => request === id);
  const { items } = await context.local.circulation.items({ request: id, limit: 200 });
  const owners = linesWithBarcode(loan, code);
  const item = items.find(({ barcode }) => barcode === code) ?? itemOfOwner(loan, items, code, owners);
  const attempts = own.flatMap(({ line, exact }) => (line === undefined || !exact ? [] : [line]));
  return { kind: 'borrowing', loan, ...(item ? { item } : {}), lines: [...new Set([...owners, ...attempts])] };
}

const kinds: Record<'barcode' | 'externalId', ReadonlySet<ScannedName['as']>> = {
  barcode: new Set(['temporaryBarcode', 'ownersBarcode']),
  externalId: new Set(['externalId', 'attempt']),
};

function meant(names: readonly ScannedName[]): ScannedName[] {
  const open = names.filter((name) => name.open);
  const standing = open.length > 0 ? open : names;
  const exact = standing.filter((name) => name.exact);
  return exact.length > 0 ? exact : [...standing];
}

async function loansOf({ views }: EngineContext, ids: readonly string[]): Promise<Loan[]> {
  return (await Promise.all(ids.map((id) => views.loan(id)))).flatMap((loan) => loan ?? []);
}

/** Whose item has this barcode: of the partner that is asked, or of one that was passed over. */
function linesWithBarcode({ request, conversations }: Loan, code: string): number[] {
  const has = (items: readonly { barcode: string }[] = []) => items.some(({ barcode }) => barcode === code);
  return conversations.flatMap(({ position, facts }) =>
    (position === request.activePosition && has(request.facts.items)) || has(facts?.parcel?.items) ? [position] : [],
  );
}

/** The items that are here are in the order in which their lender named them. */
function itemOfOwner(
  { request }: Loan,
  items: readonly TemporaryItemView[],
  code: string,
  owners: readonly number[],
): TemporaryItemView | undefined {
  const [only, ...others] = items;
  const named = request.facts.items ?? [];
  const at = named.findIndex(({ barcode }) => barcode === code);
  if (at >= 0 && owners.includes(request.activePosition ?? -1) && items.length === named.length)
    return items.find(({ position }) => position === at + 1);
  const isIts = owners.length === 0 || (owners.length === 1 && owners[0] === request.activePosition);
  return only && others.length === 0 && isIts ? only : undefined;
}

/** The item of a request that a barcode means; `none`: it is not of this request. */
export function itemNamed({ loan, item, lines }: FoundBorrowing, code: string): TemporaryItemView | undefined | 'none' {
  if (item?.barcode === code || lines.length > 0) return item;
  const { request } = loan;
  const isId = [code, externalIdFrom(code)].includes(request.externalId);
  return isId || (request.facts.items ?? []).length === 0 ? item : 'none';
}
