import type { Language } from '../../domain/fulfilment/patron.js';
import { readsWithoutPatrons } from '../../domain/patron-facts.js';
import { message } from '../../words/message.js';
import type { House } from '../house.js';
import type { SheetFile } from '../sheets/sheet.js';
import { filterOfView } from '../sheets/view-filter.js';
import type { RequestNamed } from '../store.js';
import { mailFile } from './mail-file.js';
import { JobRefused, type RunScope } from './ports.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

/** Requests that a run names of those in its file. */
const namedAtMost = 200;

/** Writes what a view or a report shows now to a file, keeps it with the run and mails it. Gives its rows. */
export async function exportList(
  house: House,
  tools: StaffJobTools,
  ready: Ready,
  now: Date,
  scope: RunScope,
): Promise<number> {
  const { job } = ready;
  const language = ready.maker.language ?? house.settings.language;
  const file = await fileOf(tools, ready, language);
  if (!file) throw new JobRefused(message('refusedJob.viewGone', { view: job.viewName ?? '–' }));
  const { fileName, rows } = file;
  const requests = await rowsNamed(tools, ready);
  const plain = ready.view ? {} : ({ plain: true } as const);
  scope.tell({ label: message('jobTold.rows', { file: fileName }), count: rows, requests, ...plain });
  const { mailTo: to = [] } = job;
  if (scope.tried) {
    if (to.length > 0)
      scope.tell({ label: message('jobTold.wouldMailTo', { to }), count: to.length, requests: [], plain: true });
    return rows;
  }
  await tools.jobs.keepFile(scope.run, file);
  if (to.length > 0) await mailFile(house, tools, ready, { file, scope, now });
  return rows;
}

async function fileOf({ lists }: StaffJobTools, ready: Ready, language: Language): Promise<SheetFile | undefined> {
  const { job, view, owners: where } = ready;
  const { format = 'xlsx', report, maker } = job;
  const owners = where === 'all' ? {} : { owners: where };
  if (report === 'figures') return lists.exportFigures({ ...owners }, { format, language });
  if (report) return lists.exportLostCandidates({ because: report, ...owners }, { format, language });
  return (
    view &&
    lists.exportView(view.id, format, {
      language,
      ...owners,
      withoutPatrons: readsWithoutPatrons(ready.maker.rights),
      me: maker.person,
    })
  );
}

async function rowsNamed({ lists }: StaffJobTools, { job, view, owners }: Ready): Promise<RequestNamed[]> {
  if (!view) return [];
  const filter = { ...filterOfView(view, job.maker.person), ...(owners === 'all' ? {} : { owners }) };
  const page = await lists.requests({ ...filter, limit: namedAtMost });
  return page.items.map(({ id, side, externalId, title }) => ({ id, side, externalId, title }));
}
