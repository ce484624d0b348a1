/** Letters and slips at the desk: addresses, what is sent, what is answered. */
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { type QueryText, type QueryType, queryTypes } from '../../domain/letters/queries.js';
import { queryFacts } from '../../domain/letters/query-facts.js';
import { type LetterCode, letterAudiences, letterCodes, letterKinds, letterStatuses } from '../../domain/letters.js';
import type {
  LetterMail,
  LetterPreview,
  LetterScope,
  LetterText,
  LetterTrial,
  LetterTypeView,
  LetterView,
  LetterWordsView,
  OwnLetterText,
  QueryTemplateView,
} from '../../engine/local/letters.js';
import type { LetterContent, Part, Run } from '../../letters/content.js';
import type { LetterLogo } from '../../letters/logo.js';
import { items, type Operation, ok, paging } from './operation.js';
import {
  facts,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  optional,
  page,
  ref,
  type Schema,
  text,
  words,
  yesNo,
} from './shape.js';

export interface QueryOrder {
  version: number;
  type: QueryType;
  note?: string;
}
export interface SlipOrder {
  version: number;
  code: LetterCode;
}
export interface LetterUse {
  used: boolean;
}

export interface LetterDelay {
  minutes: number;
}

const status = oneOf(...letterStatuses);
const kind = oneOf(...letterKinds);
const code = oneOf(...letterCodes);
const queryType: Schema = { type: 'integer', enum: [...queryTypes] };

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

const version: Schema = {
  type: 'integer',
  minimum: 0,
  description: 'The version of the request that was on the screen.',
};
const mentions = `May mention ${queryFacts.map((name) => `{${name}}`).join(', ')}.`;
const named = object<QueryTemplateView['text']['en']>({ name: text, heading: text, lines: list(text) });
const worded = object<QueryText['en']>(
  {
    name: optional(line(100, { minLength: 1, description: 'For staff; without it the name stays.' })),
    heading: line(200, { minLength: 1, description: mentions }),
    lines: list(line(1000, { minLength: 1 }), { minItems: 1, maxItems: 20 }),
  },
  'closed',
);

const inEveryLanguage = (each: Schema) =>
  Object.fromEntries(languages.map((language) => [language, each])) as Record<Language, Schema>;
const letterText = object<LetterText>({ subject: text, body: text });
const ofLibrary = optional(line(64, { minLength: 1, description: 'Code of a library; without it all of them.' }));
const own = { subject: text, body: text, basedOn: letterText, changedAt: instant, changedBy: text };
const runs = list(object<Run>({ text, bold: optional(yesNo), italic: optional(yesNo) }));
/** A part of a letter: which fields it has depends on its kind. */
interface PartFields {
  kind: Part['kind'];
  runs?: Run[];
  rows?: { label: string; runs: Run[] }[];
  lines?: Run[][];
  items?: Run[][];
  label?: string;
  url?: string;
}

export const letterSchemas: Record<string, Schema> = {
  QueryOrder: object<QueryOrder>({ version, type: queryType, note: optional(words(4000)) }, 'closed'),
  SlipOrder: object<SlipOrder>({ version, code }, 'closed'),
  LetterUse: object<LetterUse>({ used: yesNo }, 'closed'),
  QueryText: object<QueryText>(inEveryLanguage(worded), 'closed'),
  LetterView: object<LetterView>({
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
      object<LetterMail>({
        status: oneOf('waiting', 'sending', 'sent', 'failed', 'withdrawn'),
        ...{ to: text, at: instant, answer: optional(text) },
      }),
    ),
    createdAt: instant,
    createdBy: text,
    doneAt: optional(instant),
    doneBy: optional(text),
  }),
  LetterContent: object<LetterContent>({
    language: oneOf(...languages),
    ...{ subject: text, heading: text, sender: text, signature: list(text), footer: list(text) },
    logo: optional(object<LetterLogo>({ id: text, name: text, width: integer, height: integer })),
    parts: list(
      object<PartFields>({
        kind: oneOf('paragraph', 'facts', 'quote', 'list', 'link'),
        runs: optional(runs),
        rows: optional(list(object<{ label: string; runs: Run[] }>({ label: text, runs }))),
        lines: optional(list(runs)),
        items: optional(list(runs)),
        ...{ label: optional(text), url: optional(text) },
      }),
    ),
  }),
  LetterTypeView: object<LetterTypeView>({
    code,
    name: text,
    almaName: optional({ ...text, description: 'What Alma calls it.' }),
    kind,
    audience: oneOf(...letterAudiences),
    facts: list(object<LetterTypeView['facts'][number]>({ name: text, label: text })),
    onDemand: list(oneOf('borrowing', 'lending')),
    waits: optional(text),
    used: yesNo,
  }),
  LetterTrial: object<LetterTrial>(
    {
      language: oneOf(...languages),
      library: ofLibrary,
      subject: { type: 'string', maxLength: 300 },
      body: { type: 'string', maxLength: 10_000 },
      request: optional(line(200, { minLength: 1, description: 'Number of the request to see it with.' })),
    },
    'closed',
  ),
  LetterScope: object<LetterScope>({ language: oneOf(...languages), library: ofLibrary }, 'closed'),
  LetterDelay: object<LetterDelay>({ minutes: { type: 'integer', minimum: 0, maximum: 10_080 } }, 'closed'),
  LetterPreview: object<LetterPreview>({
    ...{
      subject: text,
      content: ref('LetterContent'),
      html: text,
      text,
      request: optional(text),
      replyTo: optional(text),
    },
  }),
  LetterWordsView: object<LetterWordsView>({
    ...{ code, name: text, audience: oneOf(...letterAudiences), used: yesNo, delayMinutes: integer },
    libraries: list(object<LetterWordsView['libraries'][number]>({ code: text, name: text })),
    texts: list(
      object<LetterWordsView['texts'][number]>({
        language: oneOf(...languages),
        facts: list(object<LetterWordsView['texts'][number]['facts'][number]>({ name: text, label: text })),
        builtIn: letterText,
        own: optional(object<OwnLetterText>(own)),
        ofLibraries: list(object<OwnLetterText & { library: string }>({ library: text, ...own })),
      }),
    ),
  }),
  QueryTemplateView: object<QueryTemplateView>({
    type: integer,
    text: object<QueryTemplateView['text']>(inEveryLanguage(named)),
    changedAt: optional(instant),
    changedBy: optional(text),
  }),
};
