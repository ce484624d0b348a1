import { lostCaseStates, lostPlaces } from '../domain/fulfilment/lost-case.js';
import { type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import { instant, integer, line, object, oneOfThese, optional, page, ref, text, wording } from './shape.js';
import { sheetFormats } from './sheets.js';
import { acceptLanguage } from './word-operations.js';

export const candidateKinds = ['overdue', 'inTransit'] as const;

const days = { ...integer, minimum: 0, maximum: 3650 };

export const lostCaseOperations = [
  {
    method: 'get',
    path: '/lost-cases',
    id: 'listLostCases',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'Requests whose item is or was lost, newest first: who reported it, why, the fee, how it was settled.',
    query: {
      state: oneOfThese(...lostCaseStates),
      side: oneOfThese('borrowing', 'lending'),
      partner: line(64),
      ...paging,
    },
    answer: ok(page(ref('LostCaseLine'))),
  },
  {
    method: 'get',
    path: '/lost-candidates',
    id: 'listLostCandidates',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'Lent items that the policy lets us declare lost now: overdue, or on their way, for too many days.',
    query: {
      because: { ...oneOfThese(...candidateKinds), default: 'overdue' },
      partner: line(64),
      days: { ...days, description: 'More days than these; without it as the policy says.' },
      ...paging,
    },
    answer: ok(page(ref('LostCandidate'))),
  },
  {
    method: 'get',
    path: '/lost-candidates/file',
    id: 'exportLostCandidates',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The same report as a file: lending requests by days overdue, or by days in transit.',
    query: {
      because: { ...oneOfThese(...candidateKinds), default: 'overdue' },
      partner: line(64),
      days: { ...days, description: 'More days than these; without it as the policy says.' },
      format: { ...oneOfThese(...sheetFormats), default: 'xlsx' },
    },
    headers: acceptLanguage,
    answer: 'sheet',
  },
] as const satisfies readonly Operation[];

export const lostCaseViews = {
  LostCase: object({
    state: oneOfThese(...lostCaseStates),
    label: wording,
    reportedBy: oneOfThese('borrower', 'lender'),
    where: optional(oneOfThese(...lostPlaces)),
    why: optional(text),
    fee: optional(text),
    currency: optional(text),
    invoice: optional(text),
    reportedAt: optional(instant),
    declaredAt: optional(instant),
    feeCommunicatedAt: optional(instant),
    paidAt: optional(instant),
    waivedAt: optional(instant),
    foundAt: optional(instant),
    closedAt: optional(instant),
  }),
  LostCandidate: object({
    request: ref('RequestSummary'),
    because: oneOfThese(...candidateKinds),
    /** When it was due, or when it was sent. */
    since: instant,
    days: integer,
    limit: { ...integer, description: 'More days than these make it a candidate.' },
  }),
  LostCaseLine: object({ request: ref('RequestSummary'), lostCase: ref('LostCase') }),
};

export type LostCandidate = Shape<'LostCandidate'>;
export type LostCaseView = Shape<'LostCase'>;
export type LostCaseLine = Shape<'LostCaseLine'>;
