/** One field for every scanner: says what a code is, does the obvious step, or says what is missing (R36, R40, R54, R105). */

import type { ScanOrder } from '../../contract/scan-operations.js';
import { isIsbn, type WrongCode } from '../../domain/fulfilment/wrong-codes.js';
import { message } from '../../words/message.js';
import type { LastStep } from '../desk/run-order.js';
import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { LendingDesk } from '../model/lending-desk.js';
import type { Circulation } from '../model/local/circulation.js';
import type { ScanAnswer, ScanGiven } from '../model/scan.js';
import { borrowed } from './borrowed.js';
import { askWhichRequest } from './choices.js';
import { findScanned, foundIn, itemNamed, requestsNamed } from './find.js';
import { lendingItem, lendingSlip } from './lent.js';

/** What a scan needs: the orders by barcode with their steps, and the lending desk. */
export interface ScanRoom {
  context: EngineContext;
  circulation: Circulation;
  lending: LendingDesk;
  lastStep: LastStep;
}

export async function scanBarcode(room: ScanRoom, given: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  const order = { ...given, code: given.code.trim() };
  const answer = await once(room.context, order, actor, (each) => carryOut(room, each, actor));
  if (answer.kind !== 'unknown' || answer.what !== 'code' || order.request !== undefined) return answer;
  return { ...answer, is: await whatIsIt(room.context, order.code) };
}

async function carryOut(room: ScanRoom, order: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  if (order.lendsOnly) return atTheLoanDesk(room, order, actor);
  if (order.request !== undefined) return withRequest(room, order, order.request.trim(), actor);
  const found = await findScanned(room.context, order.code, order.by);
  switch (found.kind) {
    case 'borrowing':
      return borrowed(room, found, order, actor);
    case 'several':
      return askWhichRequest(found.loans);
    case 'lendingRequest':
      return lendingSlip(room, found.loan, order, actor);
    case 'barcode':
      return lendingItem(room, order, actor);
  }
}

/** What is borrowed is taken back and shelved; of what we lend it is only said what it is, and who goes on. */
async function atTheLoanDesk(room: ScanRoom, { reply: _, ...order }: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  const found = await findScanned(room.context, order.code, order.by);
  if (found.kind === 'borrowing') return borrowed(room, found, order, actor);
  const { lendsOnly: __, ...rest } = order;
  const answer = await carryOut(room, { ...rest, look: true }, actor);
  if (answer.kind !== 'told' || answer.told.choices) return answer;
  const { request } = answer.told;
  return { kind: 'told', told: { text: message('scanned.operatorDoes'), ...(request ? { request } : {}) } };
}

/** Slip and item, in whichever order they came under the scanner. */
async function withRequest(
  room: ScanRoom,
  order: ScanOrder,
  request: string,
  actor: Actor,
  turned = false,
): Promise<ScanAnswer> {
  const named = await requestsNamed(room.context, request);
  const slips = named.length > 0 && !turned ? await requestsNamed(room.context, order.code) : [];
  // Two slips are no slip and item: the second one is alone.
  const slip = slips.find((each) => each.request.side === 'lending');
  if (slip) return lendingSlip(room, slip, order, actor);
  if (named.length === 0) {
    if (turned) return { kind: 'unknown', what: 'request' };
    return withRequest(room, { ...order, code: request }, order.code, actor, true);
  }
  const [loan, ...others] = named;
  if (!loan || others.length > 0) return askWhichRequest(named);
  if (loan.request.side === 'lending') return lendingItem(room, { ...order, request: loan.request.id }, actor);
  const found = await foundIn(room.context, loan, order.code);
  const item = itemNamed(found, order.code);
  if (item === 'none') return { kind: 'unknown', what: 'code' };
  return borrowed(room, found, order, actor);
}

/** What a code is when nothing here waits for it. */
async function whatIsIt({ local }: EngineContext, code: string): Promise<WrongCode> {
  const { items } = await local.holdings.list({ q: code, limit: 5 });
  if (items.some(({ barcode }) => barcode.toLowerCase() === code.toLowerCase())) return 'ownItem';
  if (await local.patrons.read(code, new Date())) return 'patronCard';
  return isIsbn(code) ? 'isbn' : 'unknown';
}

type Carrying = (order: ScanOrder) => Promise<ScanAnswer>;

/** A scan is carried out once, however often the page that made it sends it. */
async function once(context: EngineContext, order: ScanOrder, actor: Actor, carry: Carrying): Promise<ScanAnswer> {
  if (order.key === undefined) return carry(order);
  const { scans } = context.local;
  const key = `${actor.name} ${order.key}`;
  const begun = await scans.begin(key, new Date());
  if (begun.kind === 'before') {
    // It is not known how far the first one got: it is shown, and nothing is done.
    if (!begun.told) return carry({ ...order, look: true });
    const { request, ...told } = begun.told;
    const loan = request === undefined ? undefined : await context.views.loan(request);
    return { kind: 'told', told: { ...told, ...(loan ? { request: await viewOf(context, loan, actor.desk) } : {}) } };
  }
  const answer = await carry(order).catch(async (error: unknown) => {
    await scans.forget(key).catch(() => undefined);
    throw error;
  });
  if (answer.kind !== 'told') await scans.forget(key);
  else {
    const { request, ...told } = answer.told;
    await scans.settle(key, { ...told, ...(request ? { request: request.id } : {}) });
  }
  return answer;
}
