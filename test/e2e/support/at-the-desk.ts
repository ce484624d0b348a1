/** What tests ask of a desk beside what the demo asks: orders that are refused, jobs by hand, and the local records. */

import type { Desk } from '../../../src/cli/demo/desk.js';
import { RefusedByLibrary } from '../../../src/cli/demo/desk.js';
import type { MessageEntry } from '../../../src/contract/exchange-views.js';
import type { LentItemView } from '../../../src/contract/lending-operations.js';
import type { FeeView, HoldView, LoanView, TemporaryItemView } from '../../../src/contract/local-views.js';
import type { HistoryEntry, RequestView } from '../../../src/contract/request-views.js';
import type { ScanTold } from '../../../src/contract/scan-operations.js';
import type { Page } from '../../../src/engine/model/actor.js';

/** Throws when this library has no such request. */
export async function sees(desk: Desk, request: string): Promise<RequestView> {
  const view = await desk.request(request);
  if (!view) throw new Error(`${desk.library.name} has no request ${request}.`);
  return view;
}

/** Why staff must look at it: nothing, when nobody must. */
export const marksOf = async (desk: Desk, request: string): Promise<string[]> =>
  (await sees(desk, request)).attention.map(({ reason }) => reason);

/** What is said instead of doing the order. Throws when it is done. */
export async function refusalOf(
  desk: Desk,
  request: string,
  action: string,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const { id, version } = await sees(desk, request);
  try {
    await desk.call('POST', `/requests/${id}/actions/${action}`, { version, fields });
  } catch (error) {
    if (error instanceof RefusedByLibrary) return error.message;
    throw error;
  }
  throw new Error(`${action} was done.`);
}

/** Holds it under the scanner: what was done, or what is missing. */
export const scans = (desk: Desk, code: string): Promise<ScanTold> => desk.call('POST', '/scans', { code });

/** Has the node do now what it does by the clock. */
export const runs = (desk: Desk, job: string): Promise<unknown> => desk.call('POST', `/jobs/${job}/run`);

export async function historyOf(desk: Desk, request: string): Promise<HistoryEntry[]> {
  return (await desk.call<{ items: HistoryEntry[] }>('GET', `/requests/${request}/history`)).items;
}

/** The last line of the history that tells of this event. Throws when there is none. */
export async function told(desk: Desk, request: string, event: string): Promise<HistoryEntry> {
  const lines = await historyOf(desk, request);
  const line = lines.findLast((each) => each.event === event);
  if (!line) throw new Error(`${event} is not among ${lines.map((each) => each.event).join(', ')}.`);
  return line;
}

/** The states it went through, in order. */
export const wayOf = async (desk: Desk, request: string): Promise<string[]> =>
  (await historyOf(desk, request)).flatMap(({ fromState, toState }) =>
    toState && toState !== fromState ? [toState] : [],
  );

/** What went out or came in, in order: `Request delivered`. */
export async function postOf(desk: Desk, request: string, direction: 'in' | 'out'): Promise<string[]> {
  const { id } = await sees(desk, request);
  const { items } = await desk.messages(`request=${id}&direction=${direction}&limit=100`);
  return items.map(({ summary, status }: MessageEntry) => `${summary} ${status}`).reverse();
}

/** The newest message of that name as it travelled. */
export async function xmlOf(desk: Desk, request: string, summary: string): Promise<string> {
  const { id } = await sees(desk, request);
  const { items } = await desk.messages(`request=${id}&limit=100`);
  const found = items.find((each) => each.summary === summary);
  if (!found) throw new Error(`No ${summary} among ${items.map((each) => each.summary).join(', ')}.`);
  return (await desk.message(found.direction, found.id)).xml;
}

const listed = async <T>(desk: Desk, path: string, request: string, more = ''): Promise<T[]> => {
  const { id } = await sees(desk, request);
  return (await desk.call<Page<T>>('GET', `${path}?request=${id}&limit=100${more}`)).items.toReversed();
};
/** Temporary records that are there; with `removed`, those that are not any more. */
export const itemsOf = (desk: Desk, request: string, removed = false): Promise<TemporaryItemView[]> =>
  listed(desk, '/temporary-items', request, `&removed=${removed}`);
export const loansOf = (desk: Desk, request: string): Promise<LoanView[]> => listed(desk, '/loans', request);
/** Items of ours that went out on it. */
export const lentOf = (desk: Desk, request: string): Promise<LentItemView[]> => listed(desk, '/lent-items', request);

export const holdsOf = async (desk: Desk, patron: string): Promise<HoldView[]> =>
  (await desk.call<Page<HoldView>>('GET', `/hold-shelf?patron=${patron}&limit=100`)).items;
export const feesOf = async (desk: Desk, patron: string): Promise<FeeView[]> =>
  (await desk.call<Page<FeeView>>('GET', `/fees?patron=${patron}&limit=100`)).items;
