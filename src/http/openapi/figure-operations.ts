import { scanDeeds } from '../../domain/fulfilment/scan-places.js';
import type { Activity, ReportFigure, WeekCount } from '../../engine/desk/figures.js';
import { candidateKinds } from '../../engine/lost/lost-candidates.js';
import { items, type Operation, ok } from './operation.js';
import { instant, integer, list, object, oneOf, optional, ref, type Schema, text, yesNo } from './shape.js';

const days: Schema = {
  type: 'integer',
  minimum: 0,
  maximum: 3650,
  description: 'More days than these; without it as the policy says.',
};

/** Numbers at a glance. */
export const figureOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/activity', id: 'readActivity', tag: 'requests' },
    permission: 'seeRequests',
    summary: 'What was scanned today, by what it did, and how many requests came about in each of twelve weeks.',
    answer: ok(ref('Activity')),
  },
  {
    ...{ method: 'get', path: '/reports', id: 'readReports', tag: 'requests' },
    permission: 'seeRequests',
    summary:
      'Lent items that have been on their way, or overdue, for too many days, in numbers; `/lost-candidates` with the same days lists them.',
    query: { inTransit: days, overdue: days },
    answer: ok(items('ReportFigure')),
  },
];

export const figureViews: Record<string, Schema> = {
  Activity: object<Activity>({
    since: { ...instant, description: 'When today began here.' },
    scans: list(object<Activity['scans'][number]>({ did: oneOf(...scanDeeds), count: integer })),
    weeks: list(
      object<WeekCount>({ from: { ...text, description: 'Its Monday.' }, borrowing: integer, lending: integer }),
      { description: 'The oldest first; the last one is this week.' },
    ),
  }),
  ReportFigure: object<ReportFigure>({
    because: oneOf(...candidateKinds),
    days: integer,
    count: integer,
    more: optional({ ...yesNo, description: 'There are at least so many.' }),
  }),
};
