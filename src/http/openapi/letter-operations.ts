/** Letters and slips at the desk: addresses, what is sent, what is answered. */
import { languages } from '../../domain/fulfilment/patron.js';
import { type QueryText, type QueryType, queryTypes } from '../../domain/letters/queries.js';
import { queryFacts } from '../../domain/letters/query-facts.js';
import { type LetterCode, letterAudiences, letterCodes, letterKinds, letterStatuses } from '../../domain/letters.js';
import type { LetterTypeView, LetterView, QueryTemplateView } from '../../engine/local/letters.js';
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

const status = oneOf(...letterStatuses);
const kind = oneOf(...letterKinds);
const code = oneOf(...letterCodes);
const queryType: Schema = { type: 'integer', enum: [...queryTypes] };

export const letterOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/letters', id: 'listLetters', tag: 'letters' },
    permission: 'seeRequests',
    summary: 'Letters and slips that wait, the oldest first; with a status or a request, others too, the newest first.',
    query: { status, kind, code, request: line(40, { minLength: 1, description: 'Its id.' }), ...paging },
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
    name: optional(line(100, { minLength: 1, pattern: '\\S', description: 'For staff; without it the name stays.' })),
    heading: line(200, { minLength: 1, pattern: '\\S', description: mentions }),
    lines: list(line(1000, { minLength: 1 }), { minItems: 1, maxItems: 20 }),
  },
  'closed',
);

export const letterSchemas: Record<string, Schema> = {
  QueryOrder: object<QueryOrder>({ version, type: queryType, note: optional(words(4000)) }, 'closed'),
  SlipOrder: object<SlipOrder>({ version, code }, 'closed'),
  LetterUse: object<LetterUse>({ used: yesNo }, 'closed'),
  QueryText: object<QueryText>({ en: worded, fr: worded }, 'closed'),
  LetterView: object<LetterView>({
    id: text,
    code,
    name: text,
    french: text,
    kind,
    audience: oneOf(...letterAudiences),
    status,
    language: oneOf(...languages),
    request: optional(text),
    externalId: optional(text),
    history: optional(text),
    patron: optional(text),
    partner: optional(text),
    staff: optional(text),
    facts,
    createdAt: instant,
    createdBy: text,
    doneAt: optional(instant),
    doneBy: optional(text),
  }),
  LetterTypeView: object<LetterTypeView>({
    code,
    name: text,
    french: text,
    kind,
    audience: oneOf(...letterAudiences),
    facts: list(object<LetterTypeView['facts'][number]>({ name: text, label: text, french: text })),
    onDemand: list(oneOf('borrowing', 'lending')),
    waits: optional(text),
    used: yesNo,
  }),
  QueryTemplateView: object<QueryTemplateView>({
    type: integer,
    text: object<QueryTemplateView['text']>({ en: named, fr: named }),
    changedAt: optional(instant),
    changedBy: optional(text),
  }),
};
