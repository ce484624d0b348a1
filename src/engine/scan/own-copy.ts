/** A barcode of ours under the scanner: back from a partner, fetched from its shelf, or about to leave (R105, R107, R109). */
import { movable } from '../../domain/fulfilment/moves.js';
import type { ScanDeed } from '../../domain/fulfilment/scan-places.js';
import { allowedActions } from '../../domain/tables/staff-actions.js';
import { acting } from '../desk/act.js';
import { deskRefusal } from '../desk/desk-of.js';
import { type LastStep, outcomeOf, runOrder } from '../desk/run-order.js';
import { viewOf } from '../desk/views.js';
import type { EngineContext } from '../engine-context.js';
import { refusalOfOutcome } from '../fulfilment/local-step.js';
import { closeMove } from '../lending/moves.js';
import { shipByScan } from '../lending/shipping.js';
import type { Actor } from '../model/actor.js';
import type { LendingScan, LendingScanOrder } from '../model/lending-desk.js';
import type { LendingOfBarcode } from '../model/local/lending.js';
import type { LocalRecords } from '../model/local-records.js';
import type { ActOutcome } from '../model/orders.js';
import { atLibrary } from '../step/at-library.js';
import { stillOnLoan } from './still-on-loan.js';

/** What a barcode is to the lending desk, without doing anything. */
export const lendingAt = (local: Pick<LocalRecords, 'lending'>, barcode: string): Promise<LendingOfBarcode[]> =>
  local.lending.belongsTo(barcode);

export async function scanAtLending(
  context: EngineContext,
  local: Pick<LocalRecords, 'lending' | 'libraries'>,
  order: LendingScanOrder,
  actor: Actor,
  lastStep: LastStep,
): Promise<LendingScan> {
  const named = order.request === undefined ? undefined : (await context.views.loan(order.request))?.request.id;
  if (order.request !== undefined && named === undefined) return { kind: 'shipped', outcome: { kind: 'unknown' } };
  const all = await lendingAt(local, order.barcode);
  const ours = named === undefined ? all : all.filter(({ request }) => request === named);
  const lent = ours.filter(({ why }) => why === 'lent');
  if (lent.length > 1) return { kind: 'several', requests: lent };
  const mayNot = (deed: ScanDeed) => order.only !== undefined && !order.only.includes(deed);
  if (lent[0]) {
    if (mayNot('checkIn')) return { kind: 'elsewhere', deed: 'checkIn', request: lent[0].request };
    return takeBack(context, lent[0], order, actor, lastStep);
  }
  const move = ours.find(({ why }) => why === 'move');
  if (move && mayNot('move')) return { kind: 'elsewhere', deed: 'move', request: move.request };
  if (move) return { kind: 'moved', outcome: await arrived(context, local, move, order, actor, lastStep) };
  if (named !== undefined && mayNot('ship')) return { kind: 'elsewhere', deed: 'ship', request: named };
  if (order.request !== undefined) {
    const { barcode, only: _, ...rest } = order;
    const shipment = { ...rest, request: order.request, barcodes: [barcode] };
    return { kind: 'shipped', outcome: await shipByScan(context, shipment, actor, lastStep) };
  }
  return ours.length > 0 ? { kind: 'wanted', requests: ours } : { kind: 'nothing' };
}

/** The last volume completes the request; one before it is noted, and the request waits for the others. */
async function takeBack(
  context: EngineContext,
  { request, externalId }: LendingOfBarcode,
  order: LendingScanOrder,
  actor: Actor,
  lastStep: LastStep,
): Promise<LendingScan> {
  const now = new Date();
  const became: { kind: 'checkedIn' | 'partlyBack' | 'home' } = { kind: 'checkedIn' };
  const fields = Object.fromEntries(
    Object.entries({ note: order.note, internalNote: order.internalNote }).filter(([, value]) => value !== undefined),
  );
  const checkIn = acting(context, { action: 'checkIn', fields, actor }, now);
  const attempted = await runOrder(
    context,
    { id: request, actor },
    async (requestStep, tx, partners) => {
      const { loan } = requestStep;
      const doubt = order.confirmed ? undefined : await stillOnLoan(context, loan, order.barcode);
      if (doubt) return { kind: 'warned', about: 'doubt', loan, reason: doubt };
      const back = await tx.local.lending.takeBack({ request, barcode: order.barcode }, actor, now);
      const answer = refusalOfOutcome(back, loan);
      if (answer && 'refused' in answer) return answer.refused;
      const { items } = await tx.local.lending.inHand(request);
      const out = items.filter(({ returnedAt }) => returnedAt === undefined);
      const facts = { barcode: order.barcode, back: items.length - out.length, of: items.length };
      const note = (event: 'itemHome' | 'partlyBack') =>
        requestStep.note({ actorKind: actor.kind, actor: actor.name, event, facts });
      const { serviceType, state } = loan.request;
      if (!allowedActions('lending', serviceType, state).some(({ name }) => name === 'checkIn')) {
        became.kind = 'home';
        note('itemHome');
        return undefined;
      }
      if (out.length === 0) return checkIn(requestStep, tx, partners);
      became.kind = 'partlyBack';
      note('partlyBack');
      return undefined;
    },
    now,
  );
  const { kind } = became;
  if (kind === 'home' && attempted.kind === 'done') return { kind, request, externalId };
  return {
    kind: kind === 'home' ? 'checkedIn' : kind,
    outcome: await outcomeOf(context, attempted, lastStep, actor.desk),
  };
}

/** Fetched for a request that may still be met; for another it goes back to its shelf. */
async function arrived(
  context: EngineContext,
  local: Pick<LocalRecords, 'lending' | 'libraries'>,
  { request, state }: LendingOfBarcode,
  { barcode }: LendingScanOrder,
  actor: Actor,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const loan = await context.views.loan(request);
  if (!loan) return { kind: 'unknown' };
  const { owner } = loan.request;
  const here = await atLibrary(context, owner, local);
  const elsewhere = await deskRefusal(here, { side: 'lending', action: 'ship', actor, owner }, local);
  if (elsewhere) return { kind: 'notAllowed', request: await viewOf(context, loan, actor.desk), reason: elsewhere };
  const { moves } = await local.lending.inHand(request);
  const move = moves.find((each) => each.status === 'inProcess' && each.barcode === barcode);
  const stillWanted = (movable as readonly string[]).includes(state);
  const status = stillWanted ? 'completed' : 'canceled';
  return closeMove(context, { id: request, actor, move: move?.id ?? '', status }, lastStep);
}
