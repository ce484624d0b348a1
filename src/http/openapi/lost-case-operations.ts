import { lostCaseStates, lostPlaces } from '../../domain/fulfilment/lost-case.js';
import { candidateKinds } from '../../engine/model/lost.js';
import { sheetFormats } from '../../engine/model/sheets.js';
import { type Operation, ok, paging } from './operation.js';
import { instant, integer, line, object, oneOf, optional, page, ref, text } from './shape.js';
import { acceptLanguage } from './word-operations.js';

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
      state: oneOf(...lostCaseStates),
      side: oneOf('borrowing', 'lending'),
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
      because: { ...oneOf(...candidateKinds), default: 'overdue' },
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
      because: { ...oneOf(...candidateKinds), default: 'overdue' },
      partner: line(64),
      days: { ...days, description: 'More days than these; without it as the policy says.' },
      format: { ...oneOf(...sheetFormats), default: 'xlsx' },
    },
    headers: acceptLanguage,
    answer: 'sheet',
  },
] as const satisfies readonly Operation[];

export const lostCaseViews = {
  LostCase: object({
    state: oneOf(...lostCaseStates),
    label: text,
    reportedBy: oneOf('borrower', 'lender'),
    where: optional(oneOf(...lostPlaces)),
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
    because: oneOf(...candidateKinds),
    since: instant,
    days: integer,
    limit: { ...integer, description: 'More days than these make it a candidate.' },
  }),
  LostCaseLine: object({ request: ref('RequestSummary'), lostCase: ref('LostCase') }),
};
