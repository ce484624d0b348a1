/** A deed done to each request of a view, several in one commit. */

import type { RequestSummary } from '../../contract/request-views.js';
import { deedAction } from '../../domain/jobs/deeds.js';
import { mayDo } from '../../domain/staff/permissions.js';
import { missingFor } from '../../domain/tables/action-permissions.js';
import { message, type Wording } from '../../words/message.js';
import { inBatches } from '../deadlines/each-due.js';
import { acting } from '../desk/act.js';
import { relabelling } from '../desk/change-status.js';
import { type OrderResult, type RefusedOrder, runOrder, type Work } from '../desk/run-order.js';
import { slipWriting } from '../desk/write-slip.js';
import type { EngineContext } from '../engine-context.js';
import { problemsInOne } from '../model/local/outcome.js';
import type { Loan } from '../model/records.js';
import type { RequestNamed } from '../model/store.js';
import { inShelfOrder } from '../slips/shelf-order.js';
import { slipsAsPdf, tellWouldMail } from './mail-file.js';
import { mailReaders } from './mail-readers.js';
import { byJob, type RunScope, type StaffJob } from './ports.js';
import { requestsShown } from './requests-shown.js';
import type { Ready, StaffJobTools } from './run-staff-job.js';

/** Requests of one run: what is more is left for the next. */
export const requestsAtMost = 1_000;
const rowsAtOnce = 200;

/** Does it and gives how many requests it was done to. */
export async function workThrough(
  context: EngineContext,
  tools: StaffJobTools,
  ready: Ready,
  now: Date,
  scope: RunScope,
): Promise<number> {
  const { job } = ready;
  const before = new Set(scope.tried ? [] : await tools.jobs.doneIn(scope.run));
  const { found, more } = await requestsOf(tools, ready);
  const leftOut = new Map<string, { reason: Wording; requests: RequestNamed[] }>();
  const failed: RequestNamed[] = [];
  const done: RequestNamed[] = [];
  const steps = async (request: RequestSummary): Promise<OrderResult | undefined> => {
    const order = { id: request.id, actor: byJob, sharesCommit: true };
    try {
      return await runOrder(context, order, workOf(context, ready, now), now);
    } catch (error) {
      context.log.error({ err: error, request: request.id, job: job.id }, 'One request of a job failed.');
      return undefined;
    }
  };
  const fresh = found.filter(({ id }) => !before.has(id));
  await inBatches(fresh, steps, (stepped) => {
    for (const { item, result: attempted } of stepped) {
      const named = { id: item.id, side: item.side, externalId: item.externalId, title: item.title };
      const reason = attempted && whyLeftOut(attempted);
      if (!attempted) failed.push(named);
      else if (attempted.kind === 'done') done.push(named);
      else if (reason !== undefined) {
        const key = JSON.stringify(reason);
        const known = leftOut.get(key) ?? { reason, requests: [] };
        known.requests.push(named);
        leftOut.set(key, known);
      }
      context.faultPoint('job-between-requests');
    }
  });
  const tell = (label: Wording, requests: RequestNamed[]) =>
    requests.length > 0 ? scope.tell({ label, count: requests.length, requests, untouched: true }) : undefined;
  for (const { reason, requests } of leftOut.values()) tell(message('jobTold.leftOut', { reason }), requests);
  tell(message('jobTold.failed'), failed);
  if (more) tell(message('jobTold.more'), more);
  if (job.deed === 'mailSlips') await mailSlips(context, tools, ready, { now, scope, would: done.length });
  return before.size + done.length;
}

async function requestsOf(
  tools: StaffJobTools,
  ready: Ready,
): Promise<{ found: RequestSummary[]; more?: RequestNamed[] }> {
  const found: RequestSummary[] = [];
  for (let after: string | undefined; ; ) {
    const page = await requestsShown(tools, ready, { limit: rowsAtOnce, ...(after ? { after } : {}) });
    const room = requestsAtMost - found.length;
    found.push(...page.items.slice(0, room));
    if (page.items.length > room || (room === page.items.length && page.next)) {
      const rest = page.items.slice(room).map(({ id, side, externalId, title }) => ({ id, side, externalId, title }));
      return { found, more: rest };
    }
    if (!page.next) return { found };
    after = page.next;
  }
}

/** The step of one request, under its lock, with the rule named in every line of its history. */
function workOf(context: EngineContext, ready: Ready, now: Date): Work {
  const { job } = ready;
  const inner = deedOf(context, ready, now);
  return async (requestStep, tx, partners) => {
    const refused = (await notTheirs(ready, requestStep.loan)) ?? (await notNow(context, job, requestStep.loan, now));
    if (refused) return { kind: 'notAllowed', loan: requestStep.loan, reason: refused };
    const wrong = await inner(requestStep, tx, partners);
    if (wrong) return wrong;
    for (const line of requestStep.decision().history)
      line.facts = { ...line.facts, rule: 'job', job: job.name, jobId: job.id, maker: job.maker.name };
    return undefined;
  };
}

function deedOf(context: EngineContext, { job }: Ready, now: Date): Work {
  const { deed, side = 'borrowing', slip, status = '', note } = job;
  if (slip && (deed === 'printSlips' || deed === 'mailSlips')) return slipWriting(context, slip, byJob);
  // Its maker confirmed the warning when the job was made.
  if (deed === 'changeStatus') return relabelling({ status, confirmed: true, ...(note ? { note } : {}) }, byJob);
  const action = deedAction(deed, side) ?? deed;
  return acting(context, { action, fields: note ? { internalNote: note } : {}, actor: byJob }, now);
}

/** What the maker may not do at the library whose request it is. */
async function notTheirs({ job, maker }: Ready, { request }: Loan): Promise<Wording | undefined> {
  const { side, owner: library } = request;
  const action = deedAction(job.deed, side);
  const lacks = action
    ? missingFor(maker.rights, { side, action, ...(library ? { library } : {}) })
    : mayDo(maker.rights, 'workOnRequests', library)
      ? undefined
      : 'workOnRequests';
  return lacks && message('refusedJob.notAllowedHere', { maker: job.maker.name });
}

/** What would be said again, or too early. */
async function notNow(
  context: EngineContext,
  job: StaffJob,
  { request }: Loan,
  now: Date,
): Promise<Wording | undefined> {
  const { deed, slip } = job;
  if (deed === 'remind' && request.side === 'lending' && !(request.dueDate && request.dueDate < now))
    return message('refusedJob.notOverdue');
  if (!slip || (deed !== 'printSlips' && deed !== 'mailSlips')) return undefined;
  const { items } = await context.local.letters.list({ request: request.id, code: slip, limit: 20 });
  return items.some(({ status }) => status !== 'withdrawn') ? message('refusedJob.hasSlip') : undefined;
}

function whyLeftOut(attempted: OrderResult): Wording | undefined {
  switch (attempted.kind) {
    case 'done':
      return undefined;
    case 'unknown':
      return message('refusedOrder.noRequest');
    case 'stale':
      return message('refusedOrder.notNow');
    default:
      return reasonOf(attempted);
  }
}

const reasonOf = (refused: RefusedOrder): Wording =>
  refused.kind === 'invalid' ? problemsInOne(refused.problems) : refused.reason;

/** The slips that this run wrote, also before it was killed, as one PDF; then they count as printed. */
async function mailSlips(
  context: EngineContext,
  tools: StaffJobTools,
  ready: Ready,
  { now, scope, would }: { now: Date; scope: RunScope; would: number },
): Promise<void> {
  if (scope.tried) {
    if (would > 0) tellWouldMail(scope, await mailReaders(tools, ready), would);
    return;
  }
  const ids = await tools.jobs.slipsOf(scope.run);
  if (ids.length === 0) return;
  const slips = inShelfOrder(await context.local.letters.readMany(ids));
  await slipsAsPdf(context, tools, ready, { slips, scope, now });
  const waiting = slips.filter(({ status }) => status === 'waiting').map(({ id }) => id);
  if (waiting.length > 0) await context.local.letters.printedAll(waiting, byJob, now);
}
