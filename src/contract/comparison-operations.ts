/** What a node says for a comparison of libraries: of itself, of its partners, of the requests that it shares. No patron is in it. */
import { measures } from '../domain/figures/of-request.js';
import { services, sides } from '../domain/tables/tables.js';
import { items, type Operation, ok, paging } from './operation.js';
import { day, instant, integer, line, list, object, oneOfThese, optional, page, ref, text } from './shape.js';

export const comparisonOperations = [
  {
    method: 'get',
    path: '/comparison/node',
    id: 'readOwnSide',
    tag: 'node',
    permission: 'compareLibraries',
    summary: 'How this node describes itself: name, symbols, address, closures.',
    answer: ok(ref('OwnSide')),
  },
  {
    method: 'get',
    path: '/comparison/partners',
    id: 'listComparedPartners',
    tag: 'node',
    permission: 'compareLibraries',
    summary:
      'What this node says of its partners, to be compared with what they say of themselves. No secret is in it.',
    query: paging,
    answer: ok(page(ref('ComparedPartner'))),
  },
  {
    method: 'get',
    path: '/comparison/requests',
    id: 'listComparedRequests',
    tag: 'node',
    permission: 'compareLibraries',
    summary:
      'What this node says of each request that it shares with a partner: status, due date, conditions, price, volumes and messages, without the patron.',
    query: {
      since: { ...instant, description: 'Only of requests that are open or changed since then.' },
      request: list(line(100, { minLength: 1 }), { maxItems: 100, description: 'Only requests with these ids.' }),
      ...paging,
    },
    answer: ok(page(ref('ComparedRequest'))),
  },
  {
    method: 'get',
    path: '/comparison/figures',
    id: 'readComparedFigures',
    tag: 'node',
    permission: 'compareLibraries',
    summary: 'The numbers of months as a consortium sums them: no partner, no patron and no title is in them.',
    query: {
      from: { ...day, description: 'The first day; without it a year before the last one.' },
      to: { ...day, description: 'The last day; without it today.' },
    },
    answer: ok(items('ComparedFigure')),
  },
] as const satisfies readonly Operation[];

const days = object({ from: text, until: text });
const key = object({
  kind: text,
  mark: optional({ ...text, description: 'Of a key that a node made: the beginning of its SHA-256 hash.' }),
});
const note = object({
  id: text,
  at: instant,
  summary: text,
  standing: optional(oneOfThese('waiting', 'delivered', 'stopped')),
  repeats: optional(integer),
});

export const comparisonSchemas = {
  ComparedFigure: object({
    month: text,
    side: oneOfThese(...sides),
    service: oneOfThese(...services),
    measure: oneOfThese(...measures),
    count: integer,
  }),
  OwnSide: object({
    name: text,
    symbols: list(text),
    address: { ...text, description: 'Where partners send their messages.' },
    today: { ...text, description: 'The day at its library.' },
    closures: list(days),
  }),
  ComparedPartner: object({
    code: text,
    name: text,
    symbols: list(text),
    address: text,
    dialect: text,
    isoVersion: text,
    closures: list(days),
    presents: key,
    accepts: list(key),
    refusedSince: optional({ ...instant, description: 'Since when the partner refuses what is presented to it.' }),
  }),
  ComparedRequest: object({
    side: oneOfThese(...sides),
    agencyRequestId: { ...text, description: 'The id that the borrower gave it.' },
    borrower: text,
    lender: text,
    title: text,
    partner: text,
    state: text,
    line: {
      ...oneOfThese('asked', 'passed', 'ended'),
      description: 'Of the borrower: it counts on this lender, has left it, or the request is over.',
    },
    changedAt: instant,
    dueDay: optional(text),
    conditions: list(text),
    price: optional(object({ amount: text, currency: optional(text) })),
    volumes: integer,
    sent: list(note),
    received: list(note),
  }),
};
