/** Whose is the code under the scanner: ours to send home, ours that is lent, or nobody's. */
import { externalIdFrom } from '../../domain/rota.js';
import type { House } from '../house.js';
import type { TemporaryItemView } from '../local/circulation.js';
import type { Loan } from '../records.js';

export type Found =
  | { kind: 'borrowing'; loan: Loan; item?: TemporaryItemView }
  /** It may be any of these: the barcode that a lender named, perhaps one of ours too. */
  | { kind: 'several'; loans: Loan[] }
  /** A lending request by its id. */
  | { kind: 'lendingRequest'; loan: Loan }
  /** No borrowing request knows it: an item of ours, or nothing at all. */
  | { kind: 'barcode' };

/** By temporary barcode, by External ID (also with a qualifier before it), by the barcode that the lender named. */
export async function findScanned(house: House, code: string, by?: 'barcode' | 'externalId'): Promise<Found> {
  if (by === 'externalId') {
    const loan = await requestNamed(house, code);
    return loan ? foundBy(loan) : { kind: 'barcode' };
  }
  const [item] = (await house.local.circulation.items({ barcode: code, limit: 1 })).items;
  const held = item && (await house.views.loan(item.request));
  if (held) return { kind: 'borrowing', loan: held, item };
  const named = by === 'barcode' ? undefined : await requestNamed(house, code);
  if (named) return foundBy(named);
  const ids = await house.views.borrowingOfBarcode(code);
  if (ids.length === 0) return { kind: 'barcode' };
  const lent = (await house.local.lending.belongsTo(code)).filter(({ why }) => why === 'lent');
  const loans = await Promise.all([...ids, ...lent.map(({ request }) => request)].map((id) => house.views.loan(id)));
  const known = loans.flatMap((loan) => loan ?? []);
  const [only] = known;
  return only && known.length === 1 ? { kind: 'borrowing', loan: only } : { kind: 'several', loans: known };
}

const foundBy = (loan: Loan): Found => ({
  kind: loan.request.side === 'borrowing' ? 'borrowing' : 'lendingRequest',
  loan,
});

/** The request that a slip names: a number of our own tables is on no slip. */
export async function requestNamed(house: House, scanned: string): Promise<Loan | undefined> {
  const loan = await house.views.loan(scanned);
  return loan && isNamed(loan, scanned) ? loan : undefined;
}

const isNamed = ({ request, conversations }: Loan, code: string): boolean =>
  [code, externalIdFrom(code)].some(
    (name) => request.externalId === name || conversations.some((each) => each.requestingAgencyRequestId === name),
  );

/** The item of a request that a barcode means; `none`: it is not of this request. */
export async function itemOfRequest(
  house: House,
  { request }: Loan,
  barcode: string,
): Promise<TemporaryItemView | undefined | 'none'> {
  const [item] = (await house.local.circulation.items({ request: request.id, barcode, limit: 1 })).items;
  if (item) return item;
  const shipped = request.facts.items ?? [];
  return shipped.length === 0 || shipped.some((each) => each.barcode === barcode) ? undefined : 'none';
}
