import type { Shape } from '../../../contract/schemas.js';
import type { TitleAskedFor } from '../../../domain/fulfilment/holdings.js';
import type { HoldingRecords } from '../../../engine/model/local/holdings.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';
import { csvOrderOf } from './csv-imports.js';

/** What this library owns, holdings from a file, and what of it a request asks for. */
export function holdingAnswers(holdings: HoldingRecords) {
  const thing = 'holding';

  return {
    listHoldings: async ({ query }) => holdings.list(query),

    addHolding: async ({ body }) => {
      const outcome = await holdings.add(body);
      return answered(outcome, { thing, made: ({ id }) => `/holdings/${id}` });
    },

    readHolding: async ({ params }) => {
      const holding = await holdings.read(params.id);
      if (!holding) return refused(unknownThing(thing, params.id));
      return holding;
    },

    readCopies: async ({ params }) => {
      const copies = await holdings.copies(params.id);
      if (!copies) return refused(unknownThing(thing, params.id));
      return copies;
    },

    replaceHolding: async ({ body, params }) => {
      const { id } = params;
      return answered(await holdings.replace(id, body), { thing, id });
    },

    removeHolding: async ({ params }) => {
      const { id } = params;
      return answered(await holdings.remove(id), { thing, id });
    },

    importHoldings: async ({ body, actor }) =>
      answered(await holdings.importCsv(csvOrderOf(body, actor)), {
        thing,
      }),

    matchHoldings: async ({ body }) => ({ items: await holdings.match(askedFor(body)) }),
  } satisfies Partial<StaffAnswers>;
}

/** The fields of the form as a request would write them. */
function askedFor({ title, subtitle, isbn, issn, oclc }: Shape<'TitleToMatch'>): TitleAskedFor {
  const numbers = [
    ['ISBN', isbn],
    ['ISSN', issn],
    ['OCLC', oclc],
  ] as const;
  return {
    title,
    subtitle,
    bibliographicItemId: numbers.flatMap(([value, number]) =>
      number ? [{ bibliographicItemIdentifier: number, bibliographicItemIdentifierCode: { value } }] : [],
    ),
  };
}
