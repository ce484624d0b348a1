/** One search over the catalogues of all partners that are active, a line for each as it answers. */
import type { NetworkFound, PartnerCatalogues } from './partner-catalogues.js';

/** A partner that is active, as a search names it. */
export interface Searched {
  name: string;
  /** What it supplies to us: a request can be made of what it has. */
  supplies: ('Loan' | 'Copy')[];
}

/** What one partner's catalogue finds, with the partner. */
export type NetworkFoundBy = NetworkFound & Searched;

/** `begin` names how many are asked; `library` comes when one has answered or failed; the last line is `end`. */
export type NetworkLine = { kind: 'begin'; of: number } | ({ kind: 'library' } & NetworkFoundBy) | { kind: 'end' };

/** Each catalogue is asked at once and within its own limit, so that one that is dead keeps no other waiting. */
export async function searchAll(
  {
    network,
    searched,
    now = () => new Date(),
  }: {
    network: Pick<PartnerCatalogues, 'profiles' | 'search'>;
    /** Nothing when it is not active. */
    searched(code: string): Promise<Searched | undefined>;
    now?: () => Date;
  },
  q: string,
  tell: (line: NetworkLine) => void,
): Promise<void> {
  const known = await Promise.all(
    (await network.profiles()).map(async ({ partner }) => ({ partner, about: await searched(partner) })),
  );
  const asked = known.flatMap(({ partner, about }) => (about ? [{ partner, about }] : []));
  tell({ kind: 'begin', of: asked.length });
  const failed = (partner: string): NetworkFound => ({
    partner,
    titles: [],
    total: 0,
    at: now().toISOString(),
    trouble: 'unreachable',
  });
  await Promise.all(
    asked.map(async ({ partner, about }) => {
      const found = await network.search(partner, q).catch(() => failed(partner));
      if (found) tell({ kind: 'library', ...found, ...about });
    }),
  );
  tell({ kind: 'end' });
}
