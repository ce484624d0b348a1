/** Jobs that staff define: what staff may enter, and what is stored, completely or not at all. */

import type { ListView } from '../../contract/list-view-operations.js';
import { neverRuns } from '../../domain/calendar/schedule.js';
import { deedPermission, isSlipOf } from '../../domain/jobs/deed-rights.js';
import { deedAsks, deedFits, type JobWish, jobDeeds } from '../../domain/jobs/deeds.js';
import { letterRow } from '../../domain/letters/letters.js';
import { domainOf, isMailAddress } from '../../domain/letters/mail-address.js';
import { librariesWith, mayDo, type Rights, whatIsMissing } from '../../domain/staff/permissions.js';
import { states } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { FindReaders } from './mail-readers.js';
import { outsideAddresses } from './outside-addresses.js';
import { type Maker, type StaffJob, type StaffJobStore, staffJobsAtMost } from './ports.js';

/** Who asks for it, and what they may do now. */
export interface Wisher {
  maker: Maker;
  rights: Rights;
}

export interface StaffJobDesk {
  /** What is wrong with an input, and the job that it would be. */
  check(wish: JobWish, by: Wisher): Promise<Outcome<StaffJob>>;
  add(wish: JobWish, by: Wisher): Promise<Outcome<StaffJob>>;
  /** Whoever changes it is its maker from then on. */
  change(id: string, wish: JobWish, by: Wisher): Promise<Outcome<StaffJob>>;
  remove(id: string, by: Wisher): Promise<Outcome<undefined>>;
  /** The job, when they may change and run it: who made it, and who may run all jobs. */
  theirs(id: string, by: Wisher): Promise<Outcome<StaffJob>>;
}

export const addressesAtMost = 20;

export function createStaffJobDesk(
  store: StaffJobStore,
  local: Pick<LocalRecords, 'listViews' | 'policies'>,
  findReaders: FindReaders,
  clock: () => Date = () => new Date(),
): StaffJobDesk {
  const check: StaffJobDesk['check'] = async (wish, by) => {
    const view = wish.view === undefined ? undefined : await local.listViews.read(wish.view);
    const problems = problemsOf(wish, view, by);
    const named = deedAsks(wish.deed, 'mailTo') ? (wish.mailTo ?? []).filter(isMailAddress) : [];
    if (named.length <= addressesAtMost)
      for (const address of await outsideAddresses({ local, findReaders }, named, by.rights))
        problems.push({
          field: 'mailTo',
          problem: message('refusedJob.outside', { address, domain: domainOf(address) }),
        });
    if (problems.length > 0) return { kind: 'invalid', problems };
    const { side, name: viewName } = view ?? {};
    const { maker } = by;
    return {
      kind: 'done',
      value: {
        ...onlyAsked(wish),
        id: '',
        on: true,
        maker,
        changedAt: clock().toISOString(),
        changedBy: maker.name,
        ...(side ? { side } : {}),
        ...(viewName ? { viewName } : {}),
      },
    };
  };
  const theirs: StaffJobDesk['theirs'] = async (id, { maker, rights }) => {
    const job = await store.read(id);
    if (!job) return { kind: 'unknown' };
    if (isMakerOf(job, maker) || mayDo(rights, 'runJobs')) return { kind: 'done', value: job };
    const permission = message('permission.runJobs');
    return { kind: 'notNow', reason: message('refusedJob.notYours', { maker: job.maker.name, permission }) };
  };
  const keptOr = (kept: StaffJob | 'taken' | 'tooMany' | undefined, name: string): Outcome<StaffJob> => {
    if (kept === undefined) return { kind: 'unknown' };
    if (kept === 'tooMany') return { kind: 'notNow', reason: message('refusedJob.tooMany', { most: staffJobsAtMost }) };
    if (kept === 'taken')
      return { kind: 'invalid', problems: [{ field: 'name', problem: message('refusedJob.nameTaken', { name }) }] };
    return { kind: 'done', value: kept };
  };
  return {
    check,
    theirs,
    add: async (wish, by) => {
      const checked = await check(wish, by);
      return checked.kind === 'done' ? keptOr(await store.add(checked.value, by.maker), wish.name) : checked;
    },
    change: async (id, wish, by) => {
      const found = await theirs(id, by);
      if (found.kind !== 'done') return found;
      const checked = await check(wish, by);
      return checked.kind === 'done' ? keptOr(await store.change(id, checked.value, by.maker), wish.name) : checked;
    },
    remove: async (id, by) => {
      const found = await theirs(id, by);
      if (found.kind !== 'done') return found;
      await store.remove(id);
      return { kind: 'done', value: undefined };
    },
  };
}

export const isMakerOf = (
  job: { maker: Pick<Maker, 'kind' | 'code'> },
  { kind, code }: Pick<Maker, 'kind' | 'code'>,
): boolean => job.maker.kind === kind && job.maker.code === code;

/** What its deed does not ask for is not kept. */
function onlyAsked({ slip, status, note, format, mailTo, name, ...wish }: JobWish): JobWish {
  const asked = (what: Parameters<typeof deedAsks>[1]) => deedAsks(wish.deed, what);
  return {
    ...wish,
    name: name.trim(),
    ...(slip && asked('slip') ? { slip } : {}),
    ...(status && asked('status') ? { status } : {}),
    ...(note?.trim() && asked('note') ? { note: note.trim() } : {}),
    ...(asked('format') ? { format: format ?? 'xlsx' } : {}),
    ...(mailTo && mailTo.length > 0 && asked('mailTo') ? { mailTo: [...new Set(mailTo)] } : {}),
  };
}

function problemsOf(wish: JobWish, view: ListView | undefined, { rights, maker }: Wisher): FieldProblem[] {
  const { deed, report, slip, status } = wish;
  const problems: FieldProblem[] = [];
  const wrong = (field: string, problem: Message | undefined) => problem && problems.push({ field, problem });
  const where = librariesWith(rights, 'seeRequests');
  if (wish.view === undefined && !report) wrong('view', message('refusedJob.noSource'));
  if (wish.view !== undefined && report) wrong('view', message('refusedJob.oneSource'));
  if (wish.view !== undefined && !view) wrong('view', message('refusedJob.noView'));
  if (view?.library !== undefined && where !== 'all' && !where.includes(view.library))
    wrong('view', message('refusedJob.viewNotTheirs', { view: view.name, maker: maker.name }));
  if (report && deed !== 'export')
    wrong('deed', message('refusedJob.reportOnlyExported', { export: jobDeeds.export.label }));
  const side = view?.side;
  if (side && !deedFits(deed, side))
    wrong('deed', message('refusedJob.notThisSide', { deed: jobDeeds[deed].label, side }));
  const needed = deedPermission(deed, side);
  if (librariesWith(rights, needed).length === 0) wrong('deed', whatIsMissing(needed));
  if (deedAsks(deed, 'slip')) wrong('slip', slipProblem(slip, side));
  if (deedAsks(deed, 'status') && side && !(status && Object.hasOwn(states[side], status)))
    wrong('status', message('refusedJob.noStatus'));
  if (deedAsks(deed, 'mailTo')) for (const each of addressProblems(wish.mailTo ?? [])) problems.push(each);
  if (deed === 'mailSlips' && (wish.mailTo ?? []).length === 0) wrong('mailTo', message('refusedJob.noAddress'));
  wrong('schedule', neverRuns(wish.schedule));
  return problems;
}

function slipProblem(slip: JobWish['slip'], side: ListView['side'] | undefined): Message | undefined {
  if (!slip) return message('refusedJob.noSlip');
  if (!side || isSlipOf(slip, side)) return undefined;
  return message('refusedJob.slipOfSide', { slip: letterRow(slip).name, side });
}

/** What is wrong with addresses that somebody names. */
export function addressProblems(addresses: readonly string[]): FieldProblem[] {
  if (addresses.length > addressesAtMost)
    return [{ field: 'mailTo', problem: message('refusedJob.tooManyAddresses', { most: addressesAtMost }) }];
  return addresses
    .filter((address) => !isMailAddress(address))
    .map((address) => ({ field: 'mailTo', problem: message('refusedJob.badAddress', { address }) }));
}
