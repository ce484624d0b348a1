/** What is sent and read of letters, slips and queries to patrons. */
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { queryTypes } from '../../domain/letters/queries.js';
import { queryFacts } from '../../domain/letters/query-facts.js';
import { letterAudiences, letterCodes, letterKinds, letterStatuses } from '../../domain/letters.js';
import {
  closed,
  day,
  facts,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  oneOfNumbers,
  optional,
  ref,
  type Schema,
  text,
  words,
  yesNo,
} from './shape.js';

const status = oneOf(...letterStatuses);
const kind = oneOf(...letterKinds);
const code = oneOf(...letterCodes);
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
      ...text,
      description: 'As in the catalogue of letters; one that another version wrote has a code unknown here.',
    },
    name: text,
    kind,
    audience: oneOf(...letterAudiences),
    status,
    language: oneOf(...languages),
    request: optional(text),
    externalId: optional(text),
    history: optional(text),
    patron: optional(text),
    partner: optional(text),
    library: optional({ ...text, description: 'Code of the library whose desks print it.' }),
    staff: optional(text),
    facts,
    heading: { ...text, description: 'Its name in its own language.' },
    labels: {
      type: 'object',
      additionalProperties: text,
      description: 'What its facts are called, in its own language.',
    },
    content: optional(ref('LetterContent')),
    mail: optional(
      object({
        status: oneOf('waiting', 'sending', 'sent', 'failed', 'withdrawn'),
        to: text,
        at: instant,
        answer: optional(text),
      }),
    ),
    createdAt: instant,
    createdBy: text,
    doneAt: optional(instant),
    doneBy: optional(text),
  }),
  LetterContent: object({
    language: oneOf(...languages),
    subject: text,
    heading: text,
    sender: text,
    signature: list(text),
    footer: list(text),
    logo: optional(object({ id: text, name: text, width: integer, height: integer })),
    parts: list(
      object({
        kind: oneOf('paragraph', 'facts', 'quote', 'list', 'link'),
        runs: optional(runs),
        rows: optional(list(object({ label: text, runs }))),
        lines: optional(list(runs)),
        items: optional(list(runs)),
        label: optional(text),
        url: optional(text),
      }),
    ),
  }),
  LetterTypeView: object({
    code,
    name: text,
    almaName: optional({ ...text, description: 'What Alma calls it.' }),
    kind,
    audience: oneOf(...letterAudiences),
    facts: list(object({ name: text, label: text })),
    onDemand: list(oneOf('borrowing', 'lending')),
    waits: optional(text),
    used: yesNo,
  }),
  LetterTrial: closed({
    language: oneOf(...languages),
    library: ofLibrary,
    subject: { ...text, maxLength: 300 },
    body: { ...text, maxLength: 10_000 },
    request: optional(line(200, { minLength: 1, description: 'Number of the request to see it with.' })),
  }),
  LetterScope: closed({ language: oneOf(...languages), library: ofLibrary }),
  LetterDelay: closed({ minutes: { ...integer, minimum: 0, maximum: 10_080 } }),
  LetterPreview: object({
    subject: text,
    content: ref('LetterContent'),
    html: text,
    text,
    request: optional(text),
    replyTo: optional(text),
  }),
  LetterWordsView: object({
    code,
    name: text,
    audience: oneOf(...letterAudiences),
    used: yesNo,
    delayMinutes: integer,
    libraries: list(object({ code: text, name: text })),
    texts: list(
      object({
        language: oneOf(...languages),
        facts: list(object({ name: text, label: text })),
        builtIn: letterText,
        own: optional(object(own)),
        ofLibraries: list(object({ library: text, ...own })),
      }),
    ),
  }),
  QueryTemplateView: object({
    type: integer,
    text: object(inEveryLanguage(named)),
    changedAt: optional(instant),
    changedBy: optional(text),
  }),
};
