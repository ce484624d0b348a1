/** What a job that staff define does: with each request of a saved view, or with a list that it takes along. */
import { message, worded } from '../../words/message.js';
import type { Schedule } from '../calendar/schedule.js';
import type { LetterCode } from '../letters/letters.js';
import type { ActionName, Side } from '../tables/tables.js';

export const jobReports = ['inTransit', 'overdue', 'figures'] as const;
export type JobReport = (typeof jobReports)[number];

export const jobFormats = ['xlsx', 'csv'] as const;

interface DeedRow {
  /** The action of the table that is ordered of each request, by the side of the view. A side that is absent has none. */
  action?: Partial<Record<Side, ActionName>>;
  /** The further fields that it needs. */
  asks: readonly ('slip' | 'status' | 'note' | 'format' | 'mailTo')[];
}

/** `label`: as it is chosen. `says`: the sentence about a job, with what it works on. */
export const jobDeeds = worded(
  {
    printSlips: { asks: ['slip'] },
    mailSlips: { asks: ['slip', 'mailTo'] },
    remind: { action: { borrowing: 'remind', lending: 'sendOverdue' }, asks: [] },
    expire: { action: { borrowing: 'expire', lending: 'expire' }, asks: [] },
    cancel: { action: { borrowing: 'cancel' }, asks: ['note'] },
    changeStatus: { asks: ['status', 'note'] },
    export: { asks: ['format', 'mailTo'] },
  } as const satisfies Record<string, DeedRow>,
  { label: 'jobDeed', says: 'jobSays' },
);
export type JobDeed = keyof typeof jobDeeds;
export const jobDeedNames = Object.keys(jobDeeds) as [JobDeed, ...JobDeed[]];

export const deedAsks = (deed: JobDeed, what: DeedRow['asks'][number]): boolean =>
  (jobDeeds[deed].asks as DeedRow['asks']).includes(what);

/** The action of the table that a deed orders on that side. */
export const deedAction = (deed: JobDeed, side: Side): ActionName | undefined =>
  (jobDeeds[deed] as DeedRow).action?.[side];

/** Whether a deed can be done to requests of that side. */
export const deedFits = (deed: JobDeed, side: Side): boolean =>
  !('action' in jobDeeds[deed]) || deedAction(deed, side) !== undefined;

/** What somebody wants of a job: on the requests of a view, or on a report. */
export interface JobWish {
  name: string;
  /** Id of a shared view. */
  view?: string;
  report?: JobReport;
  deed: JobDeed;
  slip?: LetterCode;
  status?: string;
  note?: string;
  format?: (typeof jobFormats)[number];
  mailTo?: string[];
  schedule: Schedule;
}

export const reportLabel = (report: JobReport) => message(`jobReport.${report}`);
