/** The barcodes that a lender shipped, for partners whose barcodes are shared: the temporary items get them. */
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';

export async function sharedBarcodes(
  context: EngineContext,
  { request }: Pick<Loan, 'request'>,
): Promise<{ barcode: string }[]> {
  const shipped = request.facts.items ?? [];
  if (request.side !== 'borrowing' || shipped.length === 0) return [];
  const partner = await context.book.get(request.partnerCode ?? '');
  return partner?.sharedBarcodes ? shipped.map(({ barcode }) => ({ barcode })) : [];
}
