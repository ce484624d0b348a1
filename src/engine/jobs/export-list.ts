import type { Language } from '../../domain/fulfilment/patron.js';
import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { SheetFile } from '../model/sheets.js';
import { mailFile, tellWouldMail } from './mail-file.js';
import { mailReaders } from './mail-readers.js';
import { JobRefused, type RunScope } from './ports.js';
import { reachOf } from './reach.js';
import { requestsShown } from './requests-shown.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

/** Requests that a run names of those in its file. */
const namedAtMost = 200;

/** Writes what a view or a report shows now to a file, keeps it with the run and mails it. Gives its rows. */
export async function exportList(
  context: EngineContext,
  tools: StaffJobTools,
  ready: Ready,
  now: Date,
  scope: RunScope,
): Promise<number> {
  const { job } = ready;
  const language = ready.maker.language ?? context.settings.language;
  const write = async (withoutPatrons: boolean): Promise<SheetFile> => {
    const file = await fileOf(tools, ready, { language, withoutPatrons });
    if (!file) throw new JobRefused(message('refusedJob.viewGone', { view: job.viewName ?? '–' }));
    return file;
  };
  const file = await write(readsWithoutPatrons(ready.maker.rights));
  const { fileName, rows } = file;
  const requests = await rowsNamed(tools, ready);
  const plain = ready.view ? {} : ({ plain: true } as const);
  scope.tell({ label: message('jobTold.rows', { file: fileName }), count: rows, requests, ...plain });
  const { whole, withoutPatrons } = await mailReaders(tools, ready);
  if (scope.tried) {
    tellWouldMail(scope, { whole, withoutPatrons }, whole.length + withoutPatrons.length);
    return rows;
  }
  await tools.jobs.keepFile(scope.run, file, reachOf(ready));
  if (whole.length > 0) await mailFile(context, tools, ready, { file, to: whole, scope, now });
  if (withoutPatrons.length > 0) {
    const cut = await write(true);
    await mailFile(context, tools, ready, { file: cut, to: withoutPatrons, isCut: true, scope, now });
  }
  return rows;
}

async function fileOf(
  { exports }: StaffJobTools,
  ready: Ready,
  { language, withoutPatrons }: { language: Language; withoutPatrons: boolean },
): Promise<SheetFile | undefined> {
  const { job, view, owners: where } = ready;
  const { format = 'xlsx', report, maker } = job;
  const owners = where === 'all' ? {} : { owners: where };
  if (report === 'figures') return exports.exportFigures({ ...owners }, { format, language });
  if (report) return exports.exportLostCandidates({ because: report, ...owners }, { format, language });
  return view && exports.exportView(view.id, format, { language, ...owners, withoutPatrons, me: maker.person });
}

async function rowsNamed(tools: StaffJobTools, ready: Ready) {
  if (!ready.view) return [];
  const page = await requestsShown(tools, ready, { limit: namedAtMost });
  return page.items.map(({ id, side, externalId, title }) => ({ id, side, externalId, title }));
}
