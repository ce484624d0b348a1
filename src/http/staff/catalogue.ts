import type { Catalogue } from '../../engine/catalogue/ports.js';
import { refused } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** The catalogue of the library: searched, read, and filled from files. */
export function catalogueAnswers(catalogue: Catalogue) {
  const thing = 'import';

  return {
    searchCatalogue: async ({ query }) => {
      // Filters alone, without words, find nothing.
      const { q = '', ...wish } = query;
      return await catalogue.search({ ...wish, q, from: wish.from ?? 0 });
    },

    readTitle: async ({ params }) => {
      const title = await catalogue.read(params.id);
      if (!title) return refused(unknownThing('title', params.id));
      return title;
    },

    listCatalogueImports: async ({ query }) => catalogue.imports(query),

    beginCatalogueImport: async ({ body, actor }) => {
      const outcome = await catalogue.begin(body, actor.name);
      return answered(outcome, { thing, made: ({ id }) => `/catalogue/imports/${id}` });
    },

    tryRecords: async ({ body }) => {
      const { records, ...wish } = body;
      return answered(await catalogue.tryRecords(wish, records), { thing });
    },

    readCatalogueImport: async ({ params }) => {
      const run = await catalogue.readImport(params.id);
      if (!run) return refused(unknownThing(thing, params.id));
      return run;
    },

    takeRecords: async ({ body, params }) => {
      const { id } = params;
      return answered(await catalogue.take(id, body.records), { thing, id });
    },

    endCatalogueImport: async ({ body, params }) => {
      const { id } = params;
      const { evenIfMost = false } = body;
      return answered(await catalogue.end(id, { evenIfMost }), { thing, id });
    },

    listRecordProblems: async ({ query, params }) => catalogue.problems(params.id, query),
  } satisfies Partial<StaffAnswers>;
}
