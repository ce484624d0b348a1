import type { TArray } from 'typebox';
import { listConditions } from '../domain/lists/list-conditions.js';
import { exportColumns } from '../domain/lists/request-columns.js';
import { activities, ages, dueBuckets, printing, searchFields, sorts, turns } from '../domain/lists/request-lists.js';
import { urgencies } from '../domain/lists/urgency.js';
import { workKindNames } from '../domain/lists/work-queue.js';
import { services } from '../domain/tables/tables.js';
import { languages } from '../words/languages.js';
import { items, type Operation, ok, paging } from './operation.js';
import { line, list, oneOfThese, page, ref, type Schema, writtenAs, yesNo } from './shape.js';
import { acceptLanguage } from './word-operations.js';

const side = oneOfThese('borrowing', 'lending');

/** May be said several times: whatever has one of the values fits. */
const upTo100 = <S extends Schema>(items: S): TArray<S> => list(items, { maxItems: 100 });

const ofActive = { description: 'Of active requests alone.' };

const dayRange = writtenAs('dayRange');

const assignedTo = line(80, { description: 'A name, `me` or `unassigned`.' });

/** What narrows a list of requests. */
export const facetsOfRequests = {
  side,
  state: upTo100(line(100)),
  activity: oneOfThese(...activities),
  turn: {
    ...upTo100(oneOfThese(...turns)),
    description: 'Whose turn it is: ours, the partner’s, the patron’s; nobody’s of what is over.',
  },
  partner: upTo100(line(64)),
  assignedTo: upTo100(assignedTo),
  owner: upTo100(line(64, { description: 'Code of the resource sharing library whose request it is.' })),
  pickup: upTo100(line(200)),
  attention: {
    ...yesNo,
    description: 'true: only requests with open attention items; false: only those without.',
  },
  notes: { ...yesNo, description: 'true: only requests with active notes; false: only those without.' },
  unread: {
    ...yesNo,
    description: 'true: only requests with general messages that nobody has dealt with; false: only those without.',
  },
  due: { ...upTo100(oneOfThese(...dueBuckets)), ...ofActive },
  created: upTo100(oneOfThese(...ages)),
  updated: { ...upTo100(oneOfThese(...ages)), ...ofActive },
  serviceType: upTo100(oneOfThese(...services)),
  level: { ...upTo100(line(100)), ...ofActive },
  format: { ...upTo100(line(100)), ...ofActive },
  printed: { ...upTo100(oneOfThese(...printing)), ...ofActive },
  urgency: { ...upTo100(oneOfThese(...urgencies)), ...ofActive },
  neededOn: {
    ...dayRange,
    description: 'Needed between two days, `2026-11-27..2026-12-31`; of active requests alone.',
  },
  dueOn: { ...dayRange, description: 'Due at the lender between two days; of active requests alone.' },
  createdOn: { ...dayRange, description: 'Created between two days; either may be left out.' },
  updatedOn: { ...dayRange, description: 'Changed last between two days; of active requests alone.' },
  not: {
    ...upTo100(oneOfThese(...listConditions)),
    description: 'Conditions that are turned round: what fits none of their values.',
  },
  either: {
    ...list(oneOfThese(...listConditions), { maxItems: 2 }),
    description: 'Two conditions of which one is enough; all others must fit. Of active requests alone.',
  },
  q: line(200, {
    description: 'Words of title, author and requester, ISBN or ISSN, External ID, or barcode, within the facets.',
  }),
  searchIn: { ...oneOfThese(...searchFields), description: 'Looks for the words there alone.' },
};
export const sorting = {
  sort: {
    ...oneOfThese(...sorts),
    description:
      'By anything but `created` only with `activity=active`. `needs`: what needs us and lapses within days, what else needs us, all others.',
  },
  order: oneOfThese('asc', 'desc'),
};

export const columnsOfSheet = list(oneOfThese(...exportColumns), {
  maxItems: 100,
  description:
    'These alone; without any, all but the codes (`partnerCode`, `pickupCode`, `ownerCode`), whose names are in the file.',
});

const facetsOfWork = {
  side,
  assignedTo,
  notes: facetsOfRequests.notes,
};

/** Seeing the work: what changes, and what is to do. */
export const workOperations = [
  {
    method: 'get',
    path: '/work',
    id: 'listWork',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'What needs a person now, the most urgent first, with why and the usual next step.',
    query: { kind: oneOfThese(...workKindNames), ...facetsOfWork, ...paging },
    answer: ok(page(ref('WorkLine'))),
  },
  {
    method: 'get',
    path: '/work/counts',
    id: 'countWork',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'How much of each kind of work there is, on both sides: the task lines of the dashboard.',
    query: facetsOfWork,
    answer: ok(items('WorkCount')),
  },
  {
    method: 'get',
    path: '/requests.csv',
    id: 'exportRequests',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The same list as CSV, at most 10,000 rows.',
    query: {
      ...facetsOfRequests,
      ...sorting,
      columns: columnsOfSheet,
    },
    headers: acceptLanguage,
    answer: 'csv',
  },
  {
    method: 'get',
    path: '/requests.xlsx',
    id: 'exportRequestsToSpreadsheet',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The same list as a spreadsheet, at most 10,000 rows.',
    query: { ...facetsOfRequests, ...sorting, columns: columnsOfSheet },
    headers: acceptLanguage,
    answer: 'sheet',
  },
  {
    method: 'get',
    path: '/requests/facets',
    id: 'countRequests',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'How many requests each facet has, with the others applied: exact for active ones, else up to 10,000.',
    query: facetsOfRequests,
    answer: ok(ref('RequestCounts')),
  },
  {
    method: 'get',
    path: '/requests/view-counts',
    id: 'countViews',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'How many requests each of these views of a list shows, in their order.',
    query: {
      side: { ...side, default: 'borrowing' },
      search: list(line(4000), {
        maxItems: 100,
        description: 'What stands after the `?` of the list: the filters and words of a view.',
      }),
    },
    answer: ok(items('ViewCount')),
  },
  {
    method: 'get',
    path: '/events',
    id: 'listenToEvents',
    tag: 'requests',
    permission: 'signedIn',
    summary:
      'Tells what changes, as Server-Sent Events: `ready` once, a `change` (see `Change`) of each request that the caller ' +
      'may see within a second of its commit, `withheld` when only others changed (messages and partners may have too), ' +
      '`missed` when lists must be read anew, `alive` after a quarter of a minute of silence. Come back with the last id, and nothing is left out.',
    headers: { 'Last-Event-ID': line(5000) },
    query: {
      after: line(5000, { description: 'As Last-Event-ID, for callers that cannot set a header.' }),
      language: oneOfThese(...languages),
    },
    answer: 'events',
  },
] as const satisfies readonly Operation[];
