/** One search over the catalogues of all partners that are active, a line for each as it answers. */

import type { NetworkFound } from '../../contract/network-operations.js';
import { type PartnerCatalogues, pageOf } from './partner-catalogues.js';
import type { CatalogueQuestions, Respelled } from './ports.js';

/** A partner that is active, as a search names it. */
export interface Searched {
  name: string;
  /** What it supplies to us: a request can be made of what it has. */
  supplies: ('Loan' | 'Copy')[];
}

/** What one partner's catalogue finds, with the partner. */
export type NetworkFoundBy = NetworkFound & Searched;

/** `begin` names how many are asked; `library` comes when one has answered or failed; the last line is `end`. */
export type NetworkLine =
  | { kind: 'begin'; of: number; instead?: Respelled['instead'] }
  | ({ kind: 'library' } & NetworkFoundBy)
  | { kind: 'end' };

/** So many titles of each were seen (`from`). Each catalogue is asked at once and within its own limit, so that one that is dead keeps no other waiting. */
export async function searchAll(
  {
    network,
    searched,
    respelled,
    now = () => new Date(),
  }: {
    network: Pick<PartnerCatalogues, 'profiles' | 'search'>;
    /** Nothing when it is not active. */
    searched(code: string): Promise<Searched | undefined>;
    /** What was misspelt is corrected once for all of them. */
    respelled: CatalogueQuestions['respelled'];
    now?: () => Date;
  },
  q: string,
  from: number,
  tell: (line: NetworkLine) => void,
): Promise<void> {
  const known = await Promise.all(
    (await network.profiles()).map(async ({ partner }) => ({ partner, about: await searched(partner) })),
  );
  const asked = known.flatMap(({ partner, about }) => (about ? [{ partner, about }] : []));
  const meant = await respelled(q);
  tell({ kind: 'begin', of: asked.length, ...(meant ? { instead: meant.instead } : {}) });
  const failed = (partner: string): NetworkFound => ({
    partner,
    titles: [],
    total: 0,
    at: now().toISOString(),
    trouble: 'unreachable',
  });
  await Promise.all(
    asked.map(async ({ partner, about }) => {
      const found = await pageOf(network, partner, meant?.text ?? q, from).catch(() => failed(partner));
      if (found) tell({ kind: 'library', ...found, ...about });
    }),
  );
  tell({ kind: 'end' });
}
