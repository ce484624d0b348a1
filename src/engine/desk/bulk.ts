import type { BulkOrderInput } from '../../contract/desk-inputs.js';
import type { BulkRow } from '../../contract/desk-operations.js';
import { deedWords } from '../../domain/tables/events.js';
import { stateRow } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import { problemsInOne } from '../model/local/outcome.js';
import type { Loan } from '../model/records.js';
import { locatedBeforeSending } from '../rota/located-now.js';
import { lastRemembered } from '../step/remembered-steps.js';
import { acting } from './act.js';
import { assigning } from './assign.js';
import { relabelling } from './change-status.js';
import { type LastStep, type OrderResult, runOrder, type Work } from './run-order.js';
import { slipWriting } from './write-slip.js';

/**
 * The same order for many requests, one after the other, each in a transaction of its own: none waits for another's lock,
 * and each row says what came of it.
 */
export async function bulk(
  context: EngineContext,
  order: BulkOrderInput,
  actor: Actor,
  lastStep: LastStep,
): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (const id of new Set(order.ids)) rows.push(await one(context, order, id, actor, lastStep));
  return rows;
}

async function one(
  context: EngineContext,
  order: BulkOrderInput,
  id: string,
  actor: Actor,
  lastStep: LastStep,
): Promise<BulkRow> {
  const { trial = false, versions = {} } = order;
  const now = new Date();
  try {
    const located = trial || !order.action ? [] : await locatedBeforeSending(context, id, order.action);
    const work = workOf(context, order, actor, now, located);
    const seenVersion = Object.hasOwn(versions, id) ? versions[id] : undefined;
    const attempted = await runOrder(
      context,
      { id, actor, trial, ...(seenVersion === undefined ? {} : { seenVersion }) },
      work,
      now,
    );
    const row = await rowOf(attempted, lastStep);
    // The version stays what it was: the order that follows is given at it.
    return { id, ...(trial ? tried(row, attempted) : row) };
  } catch (error) {
    context.log.error({ err: error, request: id }, 'One row of a bulk order failed.');
    return { id, result: 'failed', reason: message('refusedOrder.notNow') };
  }
}

function workOf(
  context: EngineContext,
  order: BulkOrderInput,
  actor: Actor,
  now: Date,
  located: readonly LocatedAtPartner[],
): Work {
  const { action, assign, slip, status = '', note, confirmed, fields = {} } = order;
  if (action) return acting(context, { action, fields, actor }, now, located);
  if (assign) return assigning(assign, actor);
  if (slip) return slipWriting(context, slip, actor);
  return relabelling({ status, ...(note ? { note } : {}), ...(confirmed ? { confirmed } : {}) }, actor);
}

/** What would come of it, at the version at which it was tried. */
function tried(row: Omit<BulkRow, 'id'>, attempted: OrderResult): Omit<BulkRow, 'id'> {
  if (attempted.kind !== 'done') return row;
  const { state, version } = attempted.loan.request;
  return { result: 'possible', state, version: version - 1 };
}

/** The step that was made, where it can be taken back. */
function stepMade({ request }: Loan): Pick<BulkRow, 'undoes'> {
  const last = lastRemembered(request);
  return last?.version === request.version ? { undoes: { action: last.action, version: last.version } } : {};
}

async function rowOf(attempted: OrderResult, lastStep: LastStep): Promise<Omit<BulkRow, 'id'>> {
  const now =
    'loan' in attempted ? { state: attempted.loan.request.state, version: attempted.loan.request.version } : {};
  switch (attempted.kind) {
    case 'done':
      return { result: 'done', ...now, ...stepMade(attempted.loan) };
    case 'unknown':
      return { result: 'unknown', reason: message('refusedOrder.noRequest') };
    case 'invalid':
      return {
        result: 'invalid',
        reason: problemsInOne(attempted.problems),
      };
    case 'notAllowed':
      return { result: 'notAllowed', reason: attempted.reason, ...now };
    case 'warned': {
      const { reason, matchingAction } = attempted;
      return { result: 'warned', reason, ...(matchingAction ? { matchingAction } : {}), ...now };
    }
    case 'stale': {
      const { actor, event } = await lastStep(attempted.loan.request.id);
      const { side, state } = attempted.loan.request;
      const reason = message('refusedOrder.staleBulk', {
        person: actor,
        event: deedWords(side, event),
        state: stateRow(side, state).label,
      });
      return { result: 'stale', reason, ...now };
    }
  }
}
