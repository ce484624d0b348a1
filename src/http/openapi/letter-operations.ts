/** Letters and slips at the desk: addresses, what is sent, what is answered. */
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { queryTypes } from '../../domain/letters/queries.js';
import { queryFacts } from '../../domain/letters/query-facts.js';
import { letterAudiences, letterCodes, letterKinds, letterStatuses } from '../../domain/letters.js';
import { items, type Operation, ok, paging } from './operation.js';
import {
  closed,
  facts,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  oneOfNumbers,
  optional,
  page,
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

export const letterOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/letters', id: 'listLetters', tag: 'letters' },
    permission: 'seeRequests',
    summary: 'Letters and slips that wait, the oldest first; with a status or a request, others too, the newest first.',
    query: {
      ...{ status, kind, code, request: line(40, { minLength: 1, description: 'Its id.' }) },
      library: line(64, { minLength: 1, description: 'Code of a library: only what its desks print.' }),
      toPrint: {
        ...yesNo,
        description:
          'Without letters that are about to be mailed. Where no mail server is set, these are to be printed too.',
      },
      ...paging,
    },
    answer: ok(page(ref('LetterView'))),
  },
  {
    ...{ method: 'get', path: '/letters/catalogue', id: 'listLetterTypes', tag: 'letters' },
    permission: 'seeConfiguration',
    summary: 'Every letter and slip there is: its names, what it may mention, whether this library uses it.',
    answer: ok(items('LetterTypeView')),
  },
  {
    ...{ method: 'put', path: '/letters/catalogue/{code}', id: 'useLetter', tag: 'letters' },
    permission: 'configure',
    summary: 'Use a letter, or leave it out: no step writes it then.',
    params: { code },
    body: 'LetterUse',
    answer: ok(ref('LetterTypeView')),
    problems: [404],
  },
  {
    ...{ method: 'get', path: '/letters/{id}', id: 'readLetter', tag: 'letters' },
    permission: 'seeRequests',
    summary: 'One letter with its facts, as they were when a step called for it.',
    answer: ok(ref('LetterView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/letters/{id}/printed', id: 'markLetterPrinted', tag: 'letters' },
    permission: 'workOnRequests',
    summary: 'Note that it was printed. Once more changes nothing: the first time stands.',
    answer: ok(ref('LetterView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/letters/{id}/withdraw', id: 'withdrawLetter', tag: 'letters' },
    permission: 'workOnRequests',
    summary: 'Take back a letter that still waits.',
    answer: ok(ref('LetterView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/letter-words/{code}', id: 'readLetterWords', tag: 'letters' },
    permission: 'seeConfiguration',
    summary:
      'The words of a letter in each language: the built-in ones, those of all libraries, and those of single libraries. Slips have none.',
    params: { code },
    answer: ok(ref('LetterWordsView')),
    problems: [404],
  },
  {
    ...{ method: 'put', path: '/letter-words/{code}', id: 'rewordLetter', tag: 'letters' },
    permission: 'configure',
    summary:
      'Word a letter anew in one language, for one library or for all that have no words of their own. A fact that the letter does not know is refused by its name.',
    params: { code },
    body: 'LetterTrial',
    answer: ok(ref('LetterWordsView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'post', path: '/letter-words/{code}/built-in', id: 'useBuiltInLetter', tag: 'letters' },
    permission: 'configure',
    summary:
      'Go back to the usual letter in one language: a library to what all libraries send, all libraries to the built-in letter.',
    params: { code },
    body: 'LetterScope',
    answer: ok(ref('LetterWordsView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/letter-words/{code}/keep', id: 'keepLetter', tag: 'letters' },
    permission: 'configure',
    summary:
      'Keep the library’s own words although a new version changed the built-in ones, and be told of it no more.',
    params: { code },
    body: 'LetterScope',
    answer: ok(ref('LetterWordsView')),
    problems: [404],
  },
  {
    ...{ method: 'put', path: '/letter-words/{code}/delay', id: 'delayLetter', tag: 'letters' },
    permission: 'configure',
    summary: 'How many minutes the mail of a letter waits after the step.',
    params: { code },
    body: 'LetterDelay',
    answer: ok(ref('LetterWordsView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/letter-words/{code}/preview', id: 'previewLetter', tag: 'letters' },
    permission: 'configure',
    summary: 'How a text would read on a real request. Nothing is saved.',
    params: { code },
    body: 'LetterTrial',
    answer: ok(ref('LetterPreview')),
    problems: [404, 422],
  },
  {
    ...{ method: 'post', path: '/letter-words/{code}/test', id: 'testLetter', tag: 'letters' },
    permission: 'configure',
    summary:
      'Send how a text would read to the caller’s own address, at once. Answers with the words of the mail server.',
    params: { code },
    body: 'LetterTrial',
    answer: ok(ref('MailTrial')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/query-templates', id: 'listQueryTemplates', tag: 'letters' },
    permission: 'seeConfiguration',
    summary: 'What patrons can be asked: five kinds of query with their heading and lines.',
    answer: ok(items('QueryTemplateView')),
  },
  {
    ...{ method: 'put', path: '/query-templates/{type}', id: 'rewordQuery', tag: 'letters' },
    permission: 'configure',
    summary:
      'Word a kind of query anew, in both languages. A fact that the letter does not know is refused by its name.',
    params: { type: queryType },
    body: 'QueryText',
    answer: ok(ref('QueryTemplateView')),
    problems: [404, 422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/query-patron', id: 'queryPatron', tag: 'letters' },
    permission: 'workOnRequests',
    summary: 'Send query to patron. A 409 says why no letter would reach the patron, and what to do.',
    body: 'QueryOrder',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/slips', id: 'writeSlip', tag: 'letters' },
    permission: 'workOnRequests',
    summary: 'Print Slip: write a slip with the facts as they are now. One that waits already is replaced.',
    body: 'SlipOrder',
    answer: ok(ref('RequestView')),
    problems: [404, 409, 422],
  },
];

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
  QueryOrder: closed({ version, type: queryType, note: optional(words(4000)) }),
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
        ...{ to: text, at: instant, answer: optional(text) },
      }),
    ),
    createdAt: instant,
    createdBy: text,
    doneAt: optional(instant),
    doneBy: optional(text),
  }),
  LetterContent: object({
    language: oneOf(...languages),
    ...{ subject: text, heading: text, sender: text, signature: list(text), footer: list(text) },
    logo: optional(object({ id: text, name: text, width: integer, height: integer })),
    parts: list(
      object({
        kind: oneOf('paragraph', 'facts', 'quote', 'list', 'link'),
        runs: optional(runs),
        rows: optional(list(object({ label: text, runs }))),
        lines: optional(list(runs)),
        items: optional(list(runs)),
        ...{ label: optional(text), url: optional(text) },
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
    ...{
      subject: text,
      content: ref('LetterContent'),
      html: text,
      text,
      request: optional(text),
      replyTo: optional(text),
    },
  }),
  LetterWordsView: object({
    ...{ code, name: text, audience: oneOf(...letterAudiences), used: yesNo, delayMinutes: integer },
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
