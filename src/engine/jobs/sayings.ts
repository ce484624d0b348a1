import { deedAsks, type JobWish, jobDeeds, reportLabel } from '../../domain/jobs/deeds.js';
import { letterRow } from '../../domain/letters/letters.js';
import { isState, stateRow } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { Side } from '../model/actor.js';

/** What a job works on, in words. */
export function jobSource({
  view,
  report,
  viewName = '',
}: Pick<JobWish, 'view' | 'report'> & { viewName?: string }): Message {
  if (report) return message('jobTold.report', { name: reportLabel(report) });
  return message(view ? 'jobTold.view' : 'jobTold.viewGone', { name: viewName });
}

/** The sentence about a job that staff defined. */
export function sayingOf(job: JobWish & { viewName?: string; side?: Side }): Message {
  const { deed, slip, status, side, mailTo = [] } = job;
  return message(jobDeeds[deed].says.code as 'jobSays.export', {
    of: jobSource(job),
    ...(slip && deedAsks(deed, 'slip') ? { slip: letterRow(slip).name } : {}),
    ...(status && side && isState(side, status) ? { status: stateRow(side, status).label } : {}),
    mailed: mailTo.length > 0 ? 'yes' : 'no',
    to: mailTo,
  });
}
