import { locatePresets } from '../../catalogue/locate/profile.js';
import { type CompletingFrom, completeCitation } from '../../engine/catalogue/complete-citation.js';
import type { PartnerCatalogues } from '../../engine/catalogue/partner-catalogues.js';
import type { CatalogueQuestions } from '../../engine/catalogue/ports.js';
import { type Searched, searchAll } from '../../engine/catalogue/search-all.js';
import { refused, written } from '../answering.js';
import { inLanguage } from '../in-language.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** The catalogues of partners: how they are asked, and what they answer. */
export function networkAnswers(
  network: PartnerCatalogues,
  completing: Omit<CompletingFrom, 'network'>,
  searched: (code: string) => Promise<Searched | undefined>,
  respelled: CatalogueQuestions['respelled'],
) {
  const thing = 'partner catalogue';

  return {
    listPartnerCatalogues: async () => ({ items: await network.profiles() }),

    readLocatePreset: ({ params }) => locatePresets[params.preset],

    searchPartnerCatalogue: async ({ query, params }) => {
      const found = await network.search(params.code, query.q ?? '');
      if (!found) return refused(unknownThing(thing, params.code));
      return found;
    },

    searchNetwork: ({ query, language }) =>
      written(async (res) => {
        res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
        // A proxy that gathers an answer would keep the first libraries waiting for the last.
        res.setHeader('X-Accel-Buffering', 'no');
        await searchAll({ network, searched, respelled }, query.q ?? '', query.from ?? 0, (line) => {
          if (!res.destroyed) res.write(`${JSON.stringify(inLanguage(language, line))}\n`);
        });
        res.end();
      }),

    completeCitation: async ({ query }) => completeCitation({ network, ...completing }, query.number ?? ''),

    setLocateProfile: async ({ body, params }) =>
      answered(await network.setProfile(params.code, body), { thing: 'partner', id: params.code, body: () => body }),

    removeLocateProfile: async ({ params }) => {
      if (!(await network.removeProfile(params.code))) return refused(unknownThing(thing, params.code));
      return undefined;
    },

    tryLocate: async ({ body, params }) => {
      const trial = await network.tryOut(params.code, body);
      if (!trial) return refused(unknownThing(thing, params.code));
      return trial;
    },
  } satisfies Partial<StaffAnswers>;
}
