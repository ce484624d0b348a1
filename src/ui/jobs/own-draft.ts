import { deedAsks, deedFits, type JobDeed, type JobReport, type jobFormats } from '../../domain/jobs/deeds.js';
import type { Thing } from '../api/client.js';
import { addressesAsText, addressesIn } from './addresses.js';
import { type Schedule, wholeOf } from './schedule-form.js';

type View = Thing<'ListView'>;
export type JobDraft = Thing<'StaffJobDraft'>;

/** The form as it is filled in. `source`: `view 4`, `report overdue`, or nothing yet. */
export interface Filled {
  name: string;
  source: string;
  deed: JobDeed;
  slip: string;
  status: string;
  note: string;
  format: (typeof jobFormats)[number];
  mailTo: string;
  schedule: Schedule;
}

const begin: Filled = {
  name: '',
  source: '',
  deed: 'printSlips',
  slip: '',
  status: '',
  note: '',
  format: 'xlsx',
  mailTo: '',
  schedule: { every: 'workingDay', at: '08:00' },
};

/** The form of a job that is there, or of a new one. */
export function filledFrom(job: Thing<'JobView'> | undefined, source = ''): Filled {
  const { own } = job ?? {};
  if (!job || !own) return { ...begin, source, ...(source.startsWith('report ') ? { deed: 'export' as const } : {}) };
  return {
    ...begin,
    name: own.name,
    deed: own.deed,
    slip: own.slip ?? '',
    status: own.status ?? '',
    note: own.note ?? '',
    source: own.view ? `view ${own.view}` : own.report ? `report ${own.report}` : '',
    format: own.format ?? 'xlsx',
    mailTo: addressesAsText(own.mailTo),
    schedule: job.movable ?? begin.schedule,
  };
}

export const viewIn = ({ source }: Filled, views: readonly View[]): View | undefined =>
  views.find(({ id }) => source === `view ${id}`);

/** What can be done with what was chosen: a report is taken along only. */
export const mayDo = (deed: JobDeed, source: string, view: View | undefined): boolean =>
  source.startsWith('report ') ? deed === 'export' : !view || deedFits(deed, view.side);

export function jobDraftOf({ source, deed, slip, status, note, format, mailTo, name, schedule }: Filled): JobDraft {
  const [kind, of = ''] = source.split(' ');
  const draft: JobDraft = {
    name: name.trim(),
    deed,
    schedule: wholeOf(schedule),
    ...(kind === 'view' ? { view: of } : {}),
    ...(kind === 'report' ? { report: of as JobReport } : {}),
    ...(deedAsks(deed, 'slip') && slip ? { slip: slip as NonNullable<JobDraft['slip']> } : {}),
    ...(deedAsks(deed, 'status') && status ? { status } : {}),
    ...(deedAsks(deed, 'note') && note.trim() ? { note: note.trim() } : {}),
    ...(deedAsks(deed, 'format') ? { format } : {}),
    ...(deedAsks(deed, 'mailTo') && mailTo.trim() ? { mailTo: addressesIn(mailTo) } : {}),
  };
  return draft;
}
