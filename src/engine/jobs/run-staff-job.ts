import type { ListView } from '../../contract/list-view-operations.js';
import { deedPermission } from '../../domain/jobs/deed-rights.js';
import { librariesWith, permissionRows } from '../../domain/staff/permissions.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { RequestLists } from '../model/gateway.js';
import type { MailQueue } from '../model/mail.js';
import type { Exports } from '../model/sheets.js';
import { exportList } from './export-list.js';
import type { FindReaders } from './mail-readers.js';
import { outsideAddresses } from './outside-addresses.js';
import {
  type FindMaker,
  JobRefused,
  type MakerNow,
  type RunScope,
  type StaffJob,
  type StaffJobStore,
} from './ports.js';
import { workThrough } from './work-through.js';

/** What a run needs besides the context that it is given. */
export interface StaffJobTools {
  jobs: StaffJobStore;
  findMaker: FindMaker;
  findReaders: FindReaders;
  lists: Pick<RequestLists, 'requests'>;
  exports: Pick<Exports, 'exportView' | 'exportLostCandidates' | 'exportFigures'>;
  mails: MailQueue;
}

/** A job that may run now, with whose permissions, on which view. */
export interface Ready {
  job: StaffJob;
  maker: MakerNow;
  /** Of which libraries they see requests. */
  owners: 'all' | readonly string[];
  /** Nothing: it works on a report. */
  view?: ListView;
}

/**
 * A run of a job that staff defined, with the permissions that its maker has now. Of a run that goes on after it was killed
 * what is done already stays done. Throws `JobRefused` when it does not run at present. Gives how much it did.
 */
export async function runStaffJob(
  context: EngineContext,
  tools: StaffJobTools,
  job: StaffJob | undefined,
  now: Date,
  scope: RunScope,
): Promise<number> {
  if (!job) throw new JobRefused(message('refusedJob.gone'));
  const ready = await readyToRun(context, tools, job, now);
  return job.deed === 'export'
    ? exportList(context, tools, ready, now, scope)
    : workThrough(context, tools, ready, now, scope);
}

/** Why it would not run; nothing when it would. */
export async function whyNotRun(
  context: Pick<EngineContext, 'local'>,
  tools: Pick<StaffJobTools, 'findMaker' | 'findReaders'>,
  job: StaffJob,
  now: Date,
) {
  try {
    await readyToRun(context, tools, job, now);
    return undefined;
  } catch (error) {
    if (error instanceof JobRefused) return error.reason;
    throw error;
  }
}

async function readyToRun(
  { local }: Pick<EngineContext, 'local'>,
  { findMaker, findReaders }: Pick<StaffJobTools, 'findMaker' | 'findReaders'>,
  job: StaffJob,
  now: Date,
): Promise<Ready> {
  const { name } = job.maker;
  const maker = await findMaker(job.maker, now);
  if (!maker) throw new JobRefused(message('refusedJob.makerLeft', { maker: name }));
  const needed = deedPermission(job.deed, job.side);
  const lacking = [needed, 'seeRequests' as const].find((each) => librariesWith(maker.rights, each).length === 0);
  if (lacking)
    throw new JobRefused(message('refusedJob.makerLacks', { maker: name, permission: permissionRows[lacking].label }));
  const addresses = await outsideAddresses({ local, findReaders }, job.mailTo ?? [], maker.rights);
  if (addresses.length > 0) throw new JobRefused(message('refusedJob.outsideWaits', { maker: name, addresses }));
  const owners = librariesWith(maker.rights, 'seeRequests');
  if (job.report) return { job, maker, owners };
  const view = job.view === undefined ? undefined : await local.listViews.read(job.view);
  if (!view) throw new JobRefused(message('refusedJob.viewGone', { view: job.viewName ?? '–' }));
  if (view.library !== undefined && owners !== 'all' && !owners.includes(view.library))
    throw new JobRefused(message('refusedJob.viewNotTheirs', { view: view.name, maker: name }));
  return { job, maker, owners, view };
}
