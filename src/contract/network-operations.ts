import { bibCopyStatuses } from '../catalogue/copy.js';
import { type LocatePreset, locateHabits, locatePresets } from '../catalogue/locate/profile.js';
import { locateVerdicts } from '../catalogue/locate/verdict.js';
import { sruVersions } from '../catalogue/sru/request.js';
import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import {
  closed,
  instant,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  ref,
  text,
  wording,
  writtenAs,
  yesNo,
} from './shape.js';

/** Why a catalogue could not be asked. */
export const askTroubles = [
  'tooLarge',
  'late',
  'cut',
  'forbidden',
  'unreachable',
  'status',
  'moved',
  'notSru',
  'later',
  'profile',
  'access',
  'beginnings',
  'noQuestion',
  'unread',
  'undecided',
] as const;
export type AskTrouble = (typeof askTroubles)[number];

export const citedBy = ['ISBN', 'ISSN', 'DOI'] as const;
export type CitedBy = (typeof citedBy)[number];

/** The catalogues of partners. */
export const networkOperations = [
  {
    method: 'get',
    path: '/network/catalogues',
    id: 'listPartnerCatalogues',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'The partners whose catalogues can be asked, and how.',
    answer: ok(items('PartnerProfile')),
  },
  {
    method: 'get',
    path: '/network/presets/{preset}',
    id: 'readLocatePreset',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'What is right for most catalogues of a kind; the address is the partner’s own.',
    params: { preset: oneOfThese(...(Object.keys(locatePresets) as LocatePreset[])) },
    answer: ok({ type: 'object', additionalProperties: true }),
  },
  {
    method: 'get',
    path: '/network/catalogues/{code}/search',
    id: 'searchPartnerCatalogue',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'What one partner’s catalogue finds; within its time limit, and remembered for minutes.',
    query: { q: line(500, { minLength: 1 }) },
    answer: ok(ref('NetworkFound')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/network/search',
    id: 'searchNetwork',
    tag: 'partners',
    permission: 'seePartners',
    summary:
      'What the catalogues of all partners find, asked at once: a line of JSON as each answers (`begin`, `library` with a NetworkFound and the name of the partner, `end`).',
    query: { q: line(500, { minLength: 1 }), from: { ...integer, minimum: 0, maximum: 200, default: 0 } },
    answer: 'lines',
  },
  {
    method: 'get',
    path: '/network/citation',
    id: 'completeCitation',
    tag: 'partners',
    permission: 'workOnRequests',
    summary:
      'Title, author and year of an ISBN, ISSN or DOI: from our own catalogue, else from the partner that answers first, within 3 seconds.',
    query: { number: line(300, { minLength: 1 }) },
    answer: ok(ref('CitationFound')),
  },
  {
    method: 'put',
    path: '/partners/{code}/locate-profile',
    id: 'setLocateProfile',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Say how the catalogue of a partner is asked.',
    body: 'LocateProfile',
    answer: ok(ref('LocateProfile')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/partners/{code}/locate-profile',
    id: 'removeLocateProfile',
    tag: 'partners',
    permission: 'keepPartners',
    summary: 'Ask the catalogue of a partner no more.',
    answer: 'none',
    problems: [404],
  },
  {
    method: 'post',
    path: '/partners/{code}/locate',
    id: 'tryLocate',
    tag: 'partners',
    permission: 'seePartners',
    summary: 'Look a title up in the catalogue of a partner, with the questions, the answer and what was understood.',
    body: 'TitleSought',
    answer: ok(ref('LocateTrial')),
    problems: [404],
  },
] as const satisfies readonly Operation[];

const name = optional(line(100, { minLength: 1 }));
const some = optional(list(line(100, { minLength: 1 }), { maxItems: 50 }));
const trouble = optional(oneOfThese(...askTroubles));

export const networkSchemas = {
  LocateProfile: closed({
    address: writtenAs('address', { maxLength: 500 }),
    version: oneOfThese(...sruVersions),
    schema: line(100, { minLength: 1 }),
    habit: oneOfThese(...locateHabits),
    indexes: closed({ record: name, isbn: name, issn: name, oclc: name, title: name, author: name }),
    parameters: optional({ type: 'object', maxProperties: 20, additionalProperties: line(500) }),
    symbol: name,
    notLocations: some,
    notPolicies: some,
    timeLimitMs: { ...integer, minimum: 500, maximum: 8_000 },
  }),
  PartnerProfile: object({ partner: text, profile: ref('LocateProfile') }),
  TitleSought: closed({
    isbns: optional(list(line(40, { minLength: 1 }), { maxItems: 20 })),
    issn: optional(line(40)),
    oclc: optional(line(40)),
    title: optional(line(500)),
    author: optional(line(300)),
    recordId: optional(line(100)),
  }),
  ForeignTitle: object({
    title: text,
    author: optional(text),
    year: optional(integer),
    format: text,
    language: optional(text),
    edition: optional(text),
    publisher: optional(text),
    recordId: optional(text),
    about: optional(ref('TitleContent')),
    doi: optional(text),
    partOf: optional(text),
    isbns: list(text),
    issns: list(text),
    oclcs: list(text),
    verdict: oneOfThese(...locateVerdicts),
    copies: list(
      object({
        status: oneOfThese(...bibCopyStatuses),
        library: optional(text),
        location: optional(text),
        callNumber: optional(text),
        due: optional(text),
        since: optional(text),
        barcode: optional(text),
        summary: optional(text),
        symbol: optional(text),
        policy: optional(text),
        recordId: optional(text),
      }),
    ),
  }),
  CitationFound: object({
    /** What was recognised in the number; without it, it is none of the three. */
    kind: optional(oneOfThese(...citedBy)),
    /** Our own catalogue knew it. */
    own: yesNo,
    /** The partner that knew it. */
    library: optional(text),
    /** Catalogues that were asked, and how many of them did not answer in time. */
    asked: integer,
    silent: integer,
    /** As the form calls them; empty when nobody knows the number. */
    fields: object({
      title: optional(text),
      author: optional(text),
      publicationDate: optional(text),
      titleOfComponent: optional(text),
      authorOfComponent: optional(text),
    }),
  }),
  LocateTrial: object({
    partner: text,
    verdict: oneOfThese(...locateVerdicts),
    holds: yesNo,
    at: instant,
    recordId: optional(text),
    available: integer,
    copies: integer,
    trouble,
    detail: optional(wording),
    /** The beginning of the last answer, as it came. */
    answer: text,
    /** Each question in turn, until one found. */
    asked: list(
      object({
        by: text,
        cql: text,
        address: text,
        milliseconds: integer,
        total: optional(integer),
        trouble,
        detail: optional(wording),
      }),
    ),
    understood: list(ref('ForeignTitle')),
  }),
  NetworkFound: object({
    partner: text,
    total: integer,
    at: instant,
    trouble,
    detail: optional(wording),
    titles: list(ref('ForeignTitle')),
  }),
};

export type CitationFound = Shape<'CitationFound'>;

/** Everything about one question: for whoever sets a profile up. */
export type LocateTrial = Shape<'LocateTrial'>;
export type NetworkFound = Shape<'NetworkFound'>;
