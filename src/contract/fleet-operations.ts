/** The last comparison of libraries that this node made; see `engine/fleet/nightly.ts`. */
import { type Operation, ok } from './operation.js';
import { instant, integer, list, object, optional, ref, text, wording } from './shape.js';

export const fleetOperations = [
  {
    method: 'get',
    path: '/fleet-report',
    id: 'readFleetReport',
    tag: 'node',
    permission: 'runJobs',
    summary:
      'What the last run of the job compare-fleet found: whether the libraries that it compares agree about each other and about the requests that they share. No patron is in it.',
    answer: ok(ref('LastFleetReport')),
  },
] as const satisfies readonly Operation[];

export const fleetSchemas = {
  LastFleetReport: object({
    report: optional({ ...ref('FleetReportView'), description: 'Absent until the libraries were compared once.' }),
  }),
  FleetReportView: object({
    checkedAt: instant,
    libraries: integer,
    unread: list(object({ node: text, why: text }), { description: 'Libraries that could not be read, and why.' }),
    requests: object({ shared: integer, agree: integer, inFlight: integer, differ: integer }),
    oldestInFlight: optional({ ...instant, description: 'When the oldest message that is on its way was written.' }),
    pairs: object({ known: integer, agree: integer }),
    differingRequests: list(ref('DifferingRequest'), { description: 'The first 500, the oldest first.' }),
    differingPartners: list(ref('DifferingPartner'), { description: 'The first 500.' }),
  }),
  DifferingRequest: object({
    request: { ...text, description: 'The id that the borrower gave it.' },
    title: text,
    borrower: text,
    lender: text,
    since: instant,
    message: optional({ ...wording, description: 'The message since which they differ, and who sent it.' }),
    differences: list(object({ borrower: wording, lender: wording }), {
      description: 'What each of the two says of one matter, with its name.',
    }),
    remedy: wording,
  }),
  DifferingPartner: object({
    node: text,
    about: text,
    label: wording,
    listed: { ...wording, description: 'What the directory of the node holds.' },
    says: { ...wording, description: 'What the other library says itself.' },
    since: optional(instant),
    remedy: wording,
  }),
};
