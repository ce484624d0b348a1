import type { Copy } from '../catalogue/copy.js';
import { bibCopyStatuses } from '../catalogue/copy.js';
import { recordForms } from '../catalogue/decode.js';
import { locateVerdicts } from '../catalogue/locate/verdict.js';
import { bibFormats } from '../catalogue/marc/citation.js';
import type { HoldingsHabit } from '../catalogue/marc/holdings/index.js';
import { holdingsHabits } from '../catalogue/marc/holdings/index.js';
import { recordTroubles } from '../catalogue/marc/iso2709.js';
import { catalogueFacets, type FacetName } from '../catalogue/sought.js';
import { made, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  facts,
  instant,
  integer,
  line,
  list,
  meaning,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  text,
  writtenAs,
  yesNo,
} from './shape.js';

export const importModes = ['update', 'full'] as const;

export const importTroubles = [
  ...recordTroubles,
  'noId',
  'noTitle',
  'twice',
  'locationUnknown',
  'barcodeTaken',
] as const;

const value = line(64, { minLength: 1 });

/** The catalogue of the library. */
export const catalogueOperations = [
  {
    method: 'get',
    path: '/catalogue',
    id: 'searchCatalogue',
    tag: 'holdings',
    permission: 'seeHoldings',
    summary:
      'Search the catalogue: a number that is recognised first, else all words, else words spelled a little otherwise.',
    query: {
      q: line(500, {
        minLength: 1,
        description: 'Words, "a phrase", -word, begin*, or an ISBN, ISSN, OCLC number, DOI or barcode.',
      }),
      library: value,
      format: oneOfThese(...bibFormats),
      language: value,
      decade: writtenAs('decade'),
      from: { ...integer, minimum: 0, maximum: 1_000, default: 0 },
      limit: { ...integer, minimum: 1, maximum: 100, default: 20 },
    },
    answer: ok(ref('CatalogueFound')),
  },
  {
    method: 'get',
    path: '/catalogue/titles/{id}',
    id: 'readTitle',
    tag: 'holdings',
    permission: 'seeHoldings',
    summary: 'One title with its copies.',
    answer: ok(ref('BibView')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/catalogue/imports',
    id: 'listCatalogueImports',
    tag: 'holdings',
    permission: 'seeHoldings',
    summary: 'Files of records that came in, newest first.',
    query: paging,
    answer: ok(page(ref('CatalogueImport'))),
  },
  {
    method: 'post',
    path: '/catalogue/imports',
    id: 'beginCatalogueImport',
    tag: 'holdings',
    permission: 'keepHoldings',
    summary: 'Begin a file of records; its pieces follow.',
    body: 'ImportWish',
    answer: made(ref('CatalogueImport')),
    problems: [409, 422],
  },
  {
    method: 'post',
    path: '/catalogue/trials',
    id: 'tryRecords',
    tag: 'holdings',
    permission: 'keepHoldings',
    summary: 'Say what records would come to, and how the first are understood. Nothing is kept.',
    body: 'RecordsTrial',
    answer: ok(ref('RecordsReport')),
    problems: [409, 422],
  },
  {
    method: 'get',
    path: '/catalogue/imports/{id}',
    id: 'readCatalogueImport',
    tag: 'holdings',
    permission: 'seeHoldings',
    summary: 'One file of records, and how far it is.',
    answer: ok(ref('CatalogueImport')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/catalogue/imports/{id}/records',
    id: 'takeRecords',
    tag: 'holdings',
    permission: 'keepHoldings',
    summary: 'Take a piece of the file, all of it or none; the same again changes nothing.',
    body: 'RecordsOrder',
    answer: ok(ref('RecordsReport')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/catalogue/imports/{id}/end',
    id: 'endCatalogueImport',
    tag: 'holdings',
    permission: 'keepHoldings',
    summary: 'The file is over. A full one removes what was not in it; more than half only when told to.',
    body: 'EndOrder',
    answer: ok(ref('CatalogueImport')),
    problems: [404, 409],
  },
  {
    method: 'get',
    path: '/catalogue/imports/{id}/problems',
    id: 'listRecordProblems',
    tag: 'holdings',
    permission: 'seeHoldings',
    summary: 'Records that could not be taken, with their place, their reason and their bytes, and remarks on others.',
    query: paging,
    answer: ok(page(ref('KeptRecordProblem'))),
  },
] as const satisfies readonly Operation[];

const source = line(40, { minLength: 1, description: 'Whose records they are: each source has its own numbers.' });
const habit = optional({
  ...oneOfThese(...holdingsHabits),
  description: 'How holdings are written; without it as each record shows.',
});
const location = optional(line(64, { minLength: 1, description: 'Of items whose own location is not known here.' }));
const records = list(
  closed({
    place: { ...integer, minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Where in the file it begins.' },
    form: oneOfThese(...recordForms),
    data: { ...text, maxLength: 250_000, description: 'ISO 2709 as base64, MARCXML as it is.' },
    trouble: optional(oneOfThese(...recordTroubles)),
  }),
  { minItems: 1, maxItems: 500 },
);
const count = { created: integer, changed: integer, unchanged: integer, removed: integer, refused: integer };
const problem = {
  place: integer,
  recordId: optional(text),
  trouble: oneOfThese(...importTroubles),
  detail: optional(text),
  taken: { ...yesNo, description: 'The record was taken all the same.' },
};
const shown = {
  id: text,
  /** Whose records it comes from, and its number there. */
  source: text,
  recordId: text,
  title: text,
  author: optional(text),
  year: optional(integer),
  edition: optional(text),
  publisher: optional(text),
  language: optional(text),
  format: oneOfThese(...bibFormats),
  isbns: list(text),
  issns: list(text),
  oclcs: list(text),
  libraries: list(text),
  available: integer,
  /** What that comes to: `unknown` where it is held and nothing is said of the copies, `notHeld` where it is only online. */
  verdict: oneOfThese(...locateVerdicts),
};
const copyFields = {
  library: optional(text),
  location: optional(text),
  callNumber: optional(text),
  barcode: optional(text),
  summary: optional(text),
  status: oneOfThese(...bibCopyStatuses),
  due: optional(text),
  since: optional({ ...text, description: 'When it was acquired, as its record writes it.' }),
};
const facet = list(object({ value: text, count: integer }));

export const catalogueSchemas = {
  ImportWish: closed({
    /** The name of the file, to be recognised by people. */
    file: line(200, { minLength: 1 }) /** Whose records: each source keeps its own numbers. */,
    source /** `full`: what is not in the file is removed at the end. */,
    mode: oneOfThese(...importModes),
    habit /** The location of items whose own is not known here. */,
    location,
  }),
  RecordsOrder: closed({ records }),
  RecordsTrial: closed({ records, source, habit, location }),
  EndOrder: closed({
    evenIfMost: optional({ ...yesNo, description: 'Also when more than half of the titles would go.' }),
  }),
  BibLine: object({
    ...shown /** Copies that we know of, and how many of them stand in their places and may be lent. */,
    copies: integer,
  }),
  CatalogueCopy: object({
    ...copyFields,
    holding: optional({ ...text, description: 'The item, where it is one of ours.' }),
    /** With a partner now. */
    lent: yesNo,
    loanable: yesNo,
  }),
  BibView: object({
    ...shown,
    place: optional(text),
    extent: optional(text),
    suppressed: yesNo,
    /** What its record says of the content. */
    about: optional(ref('TitleContent')),
    copies: list(ref('CatalogueCopy')),
  }),
  TitleContent: object({
    place: optional(text),
    extent: optional(text),
    series: optional(list(text)),
    subjects: optional(list(text)),
    summary: optional(text),
  }),
  CatalogueFound: object({
    items: list(ref('BibLine')),
    total: integer,
    atLeast: { ...yesNo, description: 'There are more than were counted.' },
    facets: meaning<Record<FacetName, { value: string; count: number }[]>>({
      type: 'object',
      required: [...catalogueFacets],
      properties: Object.fromEntries(catalogueFacets.map((name) => [name, facet])),
    }),
    instead: optional(
      list(object({ word: text, tried: list(text) }), {
        description: 'By word, what it was taken for, since nothing was found as typed.',
      }),
    ),
  }),
  CatalogueImport: object({
    id: text,
    file: text,
    source: text,
    mode: oneOfThese(...importModes),
    habit: optional(meaning<HoldingsHabit>(text)),
    location: optional(text),
    by: text,
    startedAt: instant,
    endedAt: optional(instant),
    ...count,
  }),
  RecordProblem: object(problem),
  KeptRecordProblem: object({
    ...problem,
    id: text,
    data: optional({ ...text, description: 'The bytes as base64.' }),
  }),
  RecordsReport: object({
    ...count,
    problems: list(ref('RecordProblem')),
    /** How the first records are understood; only when nothing is kept. */
    understood: optional(
      list(
        object({
          recordId: text,
          title: text,
          author: optional(text),
          year: optional(integer),
          format: oneOfThese(...bibFormats),
          isbns: list(text),
          copies: list(meaning<Copy>(facts)),
        }),
      ),
    ),
  }),
};

export type ImportWish = Shape<'ImportWish'>;
/** A title in a list. */
export type BibLine = Shape<'BibLine'>;
export type BibView = Shape<'BibView'>;
/** A copy of ours, or one that a record tells of. */
export type CopyView = Shape<'CatalogueCopy'>;
export type RecordProblem = Shape<'RecordProblem'>;

export type CatalogueFound = Shape<'CatalogueFound'>;
export type CatalogueImport = Shape<'CatalogueImport'>;
export type RecordsReport = Shape<'RecordsReport'>;
/** A problem as it is stored with its import. */
export type KeptRecordProblem = Shape<'KeptRecordProblem'>;
