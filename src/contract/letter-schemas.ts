/** What is sent and read of letters, slips and queries to patrons. */

import { type Language, languages } from '../domain/fulfilment/patron.js';
import type { LetterCode } from '../domain/letters/letters.js';
import { letterAudiences, letterCodes, letterKinds, letterStatuses } from '../domain/letters/letters.js';
import type { QueryType } from '../domain/letters/queries.js';
import { queryTypes } from '../domain/letters/queries.js';
import { queryFacts } from '../domain/letters/query-facts.js';
import type { Part } from '../letters/content.js';
import type { Shape } from './schemas.js';
import {
  closed,
  day,
  facts,
  instant,
  integer,
  line,
  list,
  meaning,
  object,
  oneOfNumbers,
  oneOfThese,
  optional,
  ref,
  type Schema,
  sentenceShape,
  text,
  words,
  yesNo,
} from './shape.js';

const status = oneOfThese(...letterStatuses);
const kind = oneOfThese(...letterKinds);
const code = oneOfThese(...letterCodes);
const queryType = oneOfNumbers(...queryTypes);
const version = {
  ...integer,
  minimum: 0,
  description: 'The version of the request that was on the screen.',
};
const mentions = `May mention ${queryFacts.map((name) => `{${name}}`).join(', ')}.`;
const named = object({ name: text, heading: text, lines: list(text) });
const worded = closed({
  name: optional(line(100, { minLength: 1, description: 'For staff; without it the name stays.' })),
  heading: line(200, { minLength: 1, description: mentions }),
  lines: list(line(1000, { minLength: 1 }), { minItems: 1, maxItems: 20 }),
});

const inEveryLanguage = <S extends Schema>(each: S) =>
  Object.fromEntries(languages.map((language) => [language, each])) as Record<Language, S>;
const letterText = object({ subject: text, body: text });
const ofLibrary = optional(line(64, { minLength: 1, description: 'Code of a library; without it all of them.' }));
const own = { subject: text, body: text, basedOn: letterText, changedAt: instant, changedBy: text };
const runs = list(object({ text, bold: optional(yesNo), italic: optional(yesNo) }));
export const letterSchemas = {
  QueryOrder: closed({
    version,
    type: queryType,
    note: optional(words(4000)),
    replyBy: optional({ ...day, description: 'The last day on which an answer helps.' }),
  }),
  SlipOrder: closed({ version, code }),
  LetterUse: closed({ used: yesNo }),
  QueryText: closed(inEveryLanguage(worded)),
  LetterView: object({
    id: text,
    code: {
      ...meaning<LetterCode>(text),
      description: 'As in the catalogue of letters; one that another version wrote has a code unknown here.',
    },
    name: sentenceShape,
    kind,
    audience: oneOfThese(...letterAudiences),
    status,
    language: oneOfThese(...languages),
    request: optional(text),
    externalId: optional(text),
    /** The line of history that called for it. */
    history: optional(text),
    patron: optional(text),
    partner: optional(text),
    library: optional({ ...text, description: 'Code of the library whose desks print it.' }),
    /** The member of staff it is for. */
    staff: optional(text),
    /** As they were when it was called for, each by its name in the catalogue. */
    facts,
    heading: { ...text, description: 'Its name in its own language.' },
    labels: {
      type: 'object',
      additionalProperties: text,
      description: 'What its facts are called, in its own language.',
    },
    /** Its words, as they were written then; slips are lists of facts. */
    content: optional(ref('LetterContent')),
    /** The mail that carries it. */
    mail: optional(
      object({
        status: oneOfThese('waiting', 'sending', 'sent', 'failed', 'withdrawn'),
        to: text,
        at: instant,
        answer: optional(text),
      }),
    ),
    createdAt: instant,
    createdBy: text,
    /** When and by whom it was printed, sent or withdrawn. */
    doneAt: optional(instant),
    doneBy: optional(text),
  }),
  LetterContent: object({
    language: oneOfThese(...languages),
    subject: text,
    heading: text,
    sender: text,
    signature: list(text),
    footer: list(text),
    logo: optional(object({ id: text, name: text, width: integer, height: integer })),
    parts: list(
      meaning<Part>(
        object({
          kind: oneOfThese('paragraph', 'facts', 'quote', 'list', 'link'),
          runs: optional(runs),
          rows: optional(list(object({ label: text, runs }))),
          lines: optional(list(runs)),
          items: optional(list(runs)),
          label: optional(text),
          url: optional(text),
        }),
      ),
    ),
  }),
  LetterTypeView: object({
    code,
    name: sentenceShape,
    almaName: optional({ ...text, description: 'What Alma calls it.' }),
    kind,
    audience: oneOfThese(...letterAudiences),
    facts: list(object({ name: text, label: sentenceShape })),
    /** On requests of which side staff may print it when they like. */
    onDemand: list(oneOfThese('borrowing', 'lending')),
    /** What has to come before any is written. */
    waits: optional(text),
    used: yesNo,
  }),
  LetterTrial: closed({
    language: oneOfThese(...languages),
    library: ofLibrary,
    subject: { ...text, maxLength: 300 },
    body: { ...text, maxLength: 10_000 },
    request: optional(line(200, { minLength: 1, description: 'Number of the request to see it with.' })),
  }),
  LetterScope: closed({ language: oneOfThese(...languages), library: ofLibrary }),
  LetterDelay: closed({ minutes: { ...integer, minimum: 0, maximum: 10_080 } }),
  LetterPreview: object({
    subject: text,
    content: ref('LetterContent'),
    html: text,
    text,
    /** The request that it is about. */
    request: optional(text),
    replyTo: optional(text),
  }),
  LetterWordsView: object({
    code,
    name: sentenceShape,
    audience: oneOfThese(...letterAudiences),
    used: yesNo,
    /** How long its mail waits after the step. */
    delayMinutes: integer,
    /** Those that may word it for themselves. */
    libraries: list(object({ code: text, name: text })),
    texts: list(
      object({
        language: oneOfThese(...languages),
        /** What its text may name, as that language calls it. */
        facts: list(object({ name: text, label: text })),
        builtIn: letterText,
        /** What all libraries send that have no words of their own. */
        own: optional(object(own)),
        ofLibraries: list(object({ library: text, ...own })),
      }),
    ),
  }),
  QueryTemplateView: object({
    type: meaning<QueryType>(integer),
    text: object(inEveryLanguage(named)),
    changedAt: optional(instant),
    changedBy: optional(text),
  }),
};

/** Whose words, in which language: without a library those of all. */
export type LetterScope = Shape<'LetterScope'>;
/** A text that somebody is writing. */
export type LetterTrial = Shape<'LetterTrial'>;

export type LetterPreview = Shape<'LetterPreview'>;
/** A row of the catalogue, and whether this library uses it. */
export type LetterTypeView = Shape<'LetterTypeView'>;
export type LetterView = Shape<'LetterView'>;
/** The words of a letter in each language, and when its mail leaves. */
export type LetterWordsView = Shape<'LetterWordsView'>;
export type QueryTemplateView = Shape<'QueryTemplateView'>;
