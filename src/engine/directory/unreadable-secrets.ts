import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { storedAuth } from '../sending/presenting.js';

/** Found out once for each reading of the directory: to open a secret costs more than to look at it. */
const found = new WeakMap<PartnerRecord[], string[]>();

/** The codes of partners for whom we keep a secret that this node cannot read: it was stored with another secret key. */
export async function unreadableSecrets({
  book,
  openSecret,
}: Pick<EngineContext, 'book' | 'openSecret'>): Promise<string[]> {
  const partners = await book.all();
  const known = found.get(partners);
  if (known) return known;
  const codes = partners
    .filter(({ outboundAuth }) => storedAuth({ openSecret }, outboundAuth).kind === 'unreadable')
    .map(({ code }) => code);
  found.set(partners, codes);
  return codes;
}
