/** What a code is when nothing here waits for it. */
import { isIsbn, type WrongCode } from '../../domain/fulfilment/wrong-codes.js';
import type { EngineContext } from '../engine-context.js';

export async function whatIsIt({ local }: EngineContext, code: string): Promise<WrongCode> {
  const { items } = await local.holdings.list({ q: code, limit: 5 });
  if (items.some(({ barcode }) => barcode.toLowerCase() === code.toLowerCase())) return 'ownItem';
  if (await local.patrons.read(code, new Date())) return 'patronCard';
  return isIsbn(code) ? 'isbn' : 'unknown';
}
