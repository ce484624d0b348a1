import { eventWords } from '../domain/event-words.js';
import { stateRow } from '../domain/states.js';
import { acting } from './act.js';
import { type Attempt, attempt, type LastStep } from './attempt.js';
import { relabelling } from './change-status.js';
import type { House } from './house.js';
import type { Actor, BulkOrder, BulkRow } from './ports.js';

/**
 * The same order for many requests, one after the other, each in a transaction of its own: none waits for another's lock,
 * and each row says what came of it.
 */
export async function bulk(house: House, order: BulkOrder, actor: Actor, lastStep: LastStep): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (const id of new Set(order.ids)) rows.push(await one(house, order, id, actor, lastStep));
  return rows;
}

async function one(house: House, order: BulkOrder, id: string, actor: Actor, lastStep: LastStep): Promise<BulkRow> {
  const { action, status, note, confirmed, fields = {}, versions = {} } = order;
  const now = new Date();
  const work = action
    ? acting(house, { action, fields, actor }, now)
    : relabelling({ status: status ?? '', ...(note ? { note } : {}), ...(confirmed ? { confirmed } : {}) }, actor);
  try {
    const seenVersion = Object.hasOwn(versions, id) ? versions[id] : undefined;
    const attempted = await attempt(
      house,
      { id, actor, ...(seenVersion === undefined ? {} : { seenVersion }) },
      work,
      now,
    );
    return { id, ...(await rowOf(attempted, lastStep)) };
  } catch (error) {
    house.log.error({ err: error, request: id }, 'One row of a bulk order failed.');
    return { id, result: 'failed', reason: 'It could not be done now. Try this one again.' };
  }
}

async function rowOf(attempted: Attempt, lastStep: LastStep): Promise<Omit<BulkRow, 'id'>> {
  const now =
    'loan' in attempted ? { state: attempted.loan.request.state, version: attempted.loan.request.version } : {};
  switch (attempted.kind) {
    case 'done':
      return { result: 'done', ...now };
    case 'unknown':
      return { result: 'unknown', reason: 'There is no such request.' };
    case 'invalid':
      return {
        result: 'invalid',
        reason: attempted.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; '),
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
      const { text } = eventWords(side, event);
      const reason = `${actor} did “${text}” meanwhile: it is now “${stateRow(side, state).label}”. Look at it again, then give the order once more.`;
      return { result: 'stale', reason, ...now };
    }
  }
}
