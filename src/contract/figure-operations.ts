import { behindMeasures, measures, stages } from '../domain/figures/of-request.js';
import { scanDeeds } from '../domain/fulfilment/scan-places.js';
import { services, sides } from '../domain/tables/tables.js';
import { candidateKinds } from './lost-case-operations.js';
import { items, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import {
  code,
  day,
  instant,
  integer,
  list,
  number,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  text,
  yesNo,
} from './shape.js';
import { sheetFormats } from './sheets.js';
import { acceptLanguage } from './word-operations.js';

const days = {
  ...integer,
  minimum: 0,
  maximum: 3650,
  description: 'More days than these; without it as the policy says.',
};

const period = {
  from: { ...day, description: 'The first day; without it a year before the last one.' },
  to: { ...day, description: 'The last day; without it today.' },
  library: { ...code, description: 'Of this library of ours.' },
  partner: { ...code, description: 'With this partner.' },
  service: oneOfThese(...services),
};

/** Numbers at a glance. */
export const figureOperations = [
  {
    method: 'get',
    path: '/activity',
    id: 'readActivity',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'What was scanned today, by what it did, and how many requests came about in each of twelve weeks.',
    answer: ok(ref('Activity')),
  },
  {
    method: 'get',
    path: '/reports',
    id: 'readReports',
    tag: 'requests',
    permission: 'seeRequests',
    summary:
      'Lent items that have been on their way, or overdue, for too many days, in numbers; `/lost-candidates` with the same days lists them.',
    query: { inTransit: days, overdue: days },
    answer: ok(items('ReportFigure')),
  },
  {
    method: 'get',
    path: '/figures',
    id: 'readFigures',
    tag: 'requests',
    permission: 'seeRequests',
    summary:
      'What became of the requests of a period: filled and not, how long each stage took, why not, with whom, by week and month. Counted each minute.',
    query: period,
    answer: ok(ref('FiguresReport')),
  },
  {
    method: 'get',
    path: '/figures/months',
    id: 'readFiguresOfMonths',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The same numbers by month, side, service and partner, as libraries report them each year.',
    query: period,
    answer: ok(items('FigureOfMonth')),
  },
  {
    method: 'get',
    path: '/figures/file',
    id: 'exportFigures',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The same numbers as a file: a row for each month, side, partner and service.',
    query: { ...period, format: { ...oneOfThese(...sheetFormats), default: 'xlsx' } },
    headers: acceptLanguage,
    answer: 'sheet',
  },
  {
    method: 'get',
    path: '/figures/requests',
    id: 'listFigureRequests',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The requests behind one of these numbers, the newest first.',
    query: {
      ...period,
      side: { ...oneOfThese(...sides), default: 'borrowing' },
      measure: { ...oneOfThese(...behindMeasures), default: 'requests' },
      reason: { ...code, description: 'Of refusals: only for this reason.' },
      ...paging,
    },
    answer: ok(page(ref('RequestSummary'))),
  },
] as const satisfies readonly Operation[];

export const figureViews = {
  Activity: object({
    since: { ...instant, description: 'When today began here.' },
    /** By what a scan did; what was not done today is left out. */
    scans: list(object({ did: oneOfThese(...scanDeeds), count: integer })),
    /** Requests that came about, the oldest week first; the last one is this week. */
    weeks: list(object({ from: { ...text, description: 'Its Monday.' }, borrowing: integer, lending: integer }), {
      description: 'The oldest first; the last one is this week.',
    }),
  }),
  FiguresReport: object({
    from: text,
    to: text,
    asOf: optional({ ...instant, description: 'When they were counted; absent when they never were.' }),
    fill: list(
      object({
        side: oneOfThese(...sides),
        requests: integer,
        filled: integer,
        unfilled: integer,
        cancelled: integer,
        open: integer,
        rate: optional({ ...integer, description: 'Filled of those that ended filled or not, in per cent.' }),
        rateBefore: optional({ ...integer, description: 'The same of as many days before.' }),
      }),
    ),
    stages: list(
      object({
        stage: oneOfThese(...stages),
        count: integer,
        median: { ...number, description: 'Days.' },
        nineInTen: { ...number, description: 'Days within which nine of ten were done.' },
      }),
    ),
    weeks: list(object({ from: text, borrowing: integer, lending: integer })),
    months: list(
      object({
        from: text,
        borrowingRate: optional(integer),
        lendingRate: optional(integer),
        loans: integer,
        copies: integer,
      }),
    ),
    reasons: list(object({ side: oneOfThese(...sides), reason: text, count: integer })),
    /** Those with whom most was exchanged first, all of them. */
    balance: list(
      object({
        partner: text,
        partnerName: text,
        borrowed: integer,
        lent: integer,
        rate: optional(integer),
      }),
    ),
    others: list(
      object({
        side: oneOfThese(...sides),
        measure: oneOfThese('renewalAsked', 'renewalGranted', 'overdue', 'lost'),
        count: integer,
      }),
    ),
    fees: list(
      object({
        side: oneOfThese(...sides),
        currency: optional({ ...text, description: 'Absent where the requests named none.' }),
        amount: text,
      }),
    ),
  }),
  FigureOfMonth: object({
    month: { ...text, description: '`2026-11`.' },
    side: oneOfThese(...sides),
    service: oneOfThese(...services),
    partner: text,
    measure: oneOfThese(...measures),
    count: integer,
  }),
  ReportFigure: object({
    because: oneOfThese(...candidateKinds),
    /** More days than these. */
    days: integer,
    count: integer,
    more: optional({ ...yesNo, description: 'There are at least so many.' }),
  }),
};

export type Activity = Shape<'Activity'>;
/** Numbers of one month, for the yearly counts of a consortium. */
export type FigureOfMonth = Shape<'FigureOfMonth'>;
export type FiguresReport = Shape<'FiguresReport'>;
/** A number of the shared reports, which leads to the list behind it. */
export type ReportFigure = Shape<'ReportFigure'>;
