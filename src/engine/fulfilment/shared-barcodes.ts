/** The barcodes that a lender shipped, for partners whose barcodes are shared: the temporary items get them. */
import type { House } from '../house.js';
import type { Loan } from '../records.js';

export async function sharedBarcodes(house: House, { request }: Pick<Loan, 'request'>): Promise<{ barcode: string }[]> {
  const shipped = request.facts.items ?? [];
  if (request.side !== 'borrowing' || shipped.length === 0) return [];
  const partner = await house.book.get(request.partnerCode ?? '');
  return partner?.sharedBarcodes ? shipped.map(({ barcode }) => ({ barcode })) : [];
}
