/** One search over our own catalogue and those of all partners, a line for each library as it answers. */
import type { FoundHere, FoundLine } from '../../domain/patrons-side/views.js';
import type { PartnerCatalogues } from '../catalogue/partner-catalogues.js';
import type { Catalogue } from '../catalogue/ports.js';
import type { EngineContext } from '../engine-context.js';

/** Titles of one library that are looked at. */
const most = 20;

export interface FindingIn {
  catalogue: Pick<Catalogue, 'search' | 'read'>;
  network: Pick<PartnerCatalogues, 'profiles' | 'search'>;
  book: EngineContext['book'];
  log: EngineContext['log'];
}

/** `tell` gets each line as soon as it is known; the last one is `end`. Nobody’s name travels with it. */
export async function findForPatrons(
  { catalogue, network, book, log }: FindingIn,
  q: string,
  tell: (line: FoundLine) => void,
): Promise<void> {
  const [profiles, partners] = await Promise.all([network.profiles(), book.all()]);
  const active = new Map(partners.filter(({ status }) => status === 'active').map(({ code, name }) => [code, name]));
  const asked = profiles.filter(({ partner }) => active.has(partner));
  tell({ kind: 'begin', of: asked.length + 1 });
  const failed = (partner?: string) => (error: unknown) => {
    log.warn({ err: error, partner }, 'A catalogue could not be searched for a patron.');
    tell({ kind: 'library', failed: true, titles: [], ...named(partner, active) });
  };
  await Promise.all([
    ours(catalogue, q).then(tell, failed()),
    ...asked.map(({ partner }) =>
      network.search(partner, q).then((found) => {
        const titles = (found?.titles ?? []).map(
          ({ copies, recordId: _there, ...title }): FoundHere => ({
            ...title,
            ...named(partner, active),
            ...copyFacts(copies, title.verdict),
            ...(found ? { at: found.at } : {}),
          }),
        );
        tell({ kind: 'library', failed: found?.trouble !== undefined, titles, ...named(partner, active) });
      }, failed(partner)),
    ),
  ]);
  tell({ kind: 'end' });
}

const named = (partner: string | undefined, names: ReadonlyMap<string, string>) =>
  partner === undefined ? {} : { partner, library: names.get(partner) ?? partner };

async function ours(catalogue: Pick<Catalogue, 'search' | 'read'>, q: string): Promise<FoundLine> {
  const { items, instead = [] } = await catalogue.search({ q, limit: most });
  const titles = await Promise.all(
    items.map(
      async ({ id, title, author, year, edition, publisher, language, format, isbns, issns, oclcs, verdict }) => {
        const copies = (await catalogue.read(id))?.copies ?? [];
        return {
          title,
          format,
          isbns,
          issns,
          oclcs,
          ...(author ? { author } : {}),
          ...(year === undefined ? {} : { year }),
          ...(edition ? { edition } : {}),
          ...(publisher ? { publisher } : {}),
          ...(language ? { language } : {}),
          verdict,
          ...copyFacts(copies, verdict),
        };
      },
    ),
  );
  const tried = [...new Set(instead.flatMap((each) => each.tried))];
  return { kind: 'library', failed: false, titles, ...(tried.length > 0 ? { instead: tried } : {}) };
}

type CopyFacts = Pick<FoundHere, 'callNumber' | 'due' | 'isUsedThere'>;

function copyFacts(
  copies: readonly { status: string; callNumber?: string; due?: string; lent?: boolean }[],
  verdict: string,
): CopyFacts {
  const callNumber = copies.find((each) => each.callNumber)?.callNumber;
  const due = copies.map((each) => each.due).find((each) => each !== undefined);
  // In its place, and yet nobody can borrow it now.
  const isUsedThere = verdict === 'notAvailable' && copies.some(({ status, lent }) => status === 'available' && !lent);
  return {
    ...(callNumber ? { callNumber } : {}),
    ...(due ? { due } : {}),
    ...(isUsedThere ? { isUsedThere } : {}),
  };
}
