/** One search over our own catalogue and those of all partners, a line for each library as it answers. */
import type { FoundHere, FoundLine } from '../../domain/patrons-side/views.js';
import { type PartnerCatalogues, pageOf } from '../catalogue/partner-catalogues.js';
import type { Catalogue } from '../catalogue/ports.js';
import type { EngineContext } from '../engine-context.js';

/** Titles of one library that are looked at. */
const most = 20;

export interface FindingIn {
  catalogue: Pick<Catalogue, 'search' | 'read' | 'respelled'>;
  network: Pick<PartnerCatalogues, 'profiles' | 'search'>;
  book: EngineContext['book'];
  log: EngineContext['log'];
}

/**
 * `tell` gets each line as soon as it is known; the last one is `end`. Nobody’s name travels with it. `from`: so many titles of
 * each library were seen. What is misspelt is corrected once, after our own catalogue found nothing by it, and all are asked so.
 */
export async function findForPatrons(
  { catalogue, network, book, log }: FindingIn,
  q: string,
  from: number,
  tell: (line: FoundLine) => void,
): Promise<void> {
  const [profiles, partners] = await Promise.all([network.profiles(), book.all()]);
  const active = new Map(partners.filter(({ status }) => status === 'active').map(({ code, name }) => [code, name]));
  const asked = profiles.filter(({ partner }) => active.has(partner));
  tell({ kind: 'begin', of: asked.length + 1 });
  const failed = (partner?: string) => (error: unknown) => {
    log.warn({ err: error, partner }, 'A catalogue could not be searched for a patron.');
    tell({ kind: 'library', failed: true, titles: [], total: 0, ...named(partner, active) });
    return undefined;
  };
  const own = await ours(catalogue, q, from).catch(failed());
  const meant = own && own.titles.length > 0 && !own.instead ? undefined : await catalogue.respelled(q);
  if (own) tell({ ...own, ...(meant ? { instead: meant.instead.flatMap(({ tried }) => tried) } : {}) });
  await Promise.all(
    asked.map(({ partner }) =>
      pageOf(network, partner, meant?.text ?? q, from).then((found) => {
        const titles = (found?.titles ?? []).map(
          ({ copies, recordId: _there, ...title }): FoundHere => ({
            ...title,
            ...named(partner, active),
            ...copyFacts(copies, title.verdict),
            ...(found ? { at: found.at } : {}),
          }),
        );
        const total = found?.total ?? 0;
        tell({ kind: 'library', failed: found?.trouble !== undefined, titles, total, ...named(partner, active) });
      }, failed(partner)),
    ),
  );
  tell({ kind: 'end' });
}

const named = (partner: string | undefined, names: ReadonlyMap<string, string>) =>
  partner === undefined ? {} : { partner, library: names.get(partner) ?? partner };

type OfLibrary = Extract<FoundLine, { kind: 'library' }>;

async function ours(catalogue: Pick<Catalogue, 'search' | 'read'>, q: string, from: number): Promise<OfLibrary> {
  const { items, total, instead = [] } = await catalogue.search({ q, from, limit: most });
  const titles = await Promise.all(
    items.map(
      async ({ id, title, author, year, edition, publisher, language, format, isbns, issns, oclcs, verdict }) => {
        const { copies = [], about } = (await catalogue.read(id)) ?? {};
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
          ...(about ? { about } : {}),
          verdict,
          ...copyFacts(copies, verdict),
        };
      },
    ),
  );
  const tried = [...new Set(instead.flatMap((each) => each.tried))];
  return { kind: 'library', failed: false, titles, total, ...(tried.length > 0 ? { instead: tried } : {}) };
}

type CopyFacts = Pick<FoundHere, 'callNumber' | 'due' | 'since' | 'isUsedThere'>;

function copyFacts(
  copies: readonly { status: string; callNumber?: string; due?: string; since?: string; lent?: boolean }[],
  verdict: string,
): CopyFacts {
  const callNumber = copies.find((each) => each.callNumber)?.callNumber;
  const days = copies.flatMap((each) => each.due ?? []).sort();
  const due = days.find((each) => /^\d{4}-\d{2}-\d{2}$/.test(each)) ?? days[0];
  const since = copies.flatMap((each) => /^(?:1[5-9]|20)\d\d/.exec(each.since ?? '')?.[0] ?? []).sort()[0];
  // In its place, and yet nobody can borrow it now.
  const isUsedThere = verdict === 'notAvailable' && copies.some(({ status, lent }) => status === 'available' && !lent);
  return {
    ...(callNumber ? { callNumber } : {}),
    ...(due ? { due } : {}),
    ...(since ? { since: Number(since) } : {}),
    ...(isUsedThere ? { isUsedThere } : {}),
  };
}
