/** “Fulfillment request information” (R98): which of our items meet a request, which library manages them, where they are. */
import { partlyBack } from '../../domain/fulfilment/lent-items.js';
import { moveAlerts } from '../../domain/fulfilment/moves.js';
import type { AlertView, FulfilmentView, MoveLocation } from '../model/fulfilment-view.js';
import type { CandidateView, InHand, MoveRequestView } from '../model/local/lending.js';
import type { Loan } from '../model/records.js';
import { shipToOf } from '../step/ship-to.js';

export function fulfilmentOf(loan: Loan, { candidates, items, moves }: InHand): FulfilmentView {
  const { facts } = loan.request;
  const back = partlyBack({ back: items.filter(({ returnedAt }) => returnedAt).length, of: items.length });
  const shipTo = (facts.local?.['shippedTo'] as string[] | undefined) ?? shipToOf(loan);
  return {
    ...(facts.locate ? { located: facts.locate } : {}),
    candidates,
    moveFrom: moveFrom(candidates),
    items,
    ...(back ? { partlyBack: back } : {}),
    moves,
    alerts: moves.filter(({ alertRemovedAt }) => !alertRemovedAt).map(alertOf),
    ...(shipTo ? { shipTo } : {}),
  };
}

function moveFrom(candidates: readonly CandidateView[]): MoveLocation[] {
  const places = new Map<string, MoveLocation>();
  for (const { location, locationName, library, libraryName, available } of candidates) {
    const place = places.get(location) ?? { location, locationName, library, libraryName, available: 0 };
    places.set(location, { ...place, available: place.available + (available ? 1 : 0) });
  }
  return [...places.values()];
}

const alertOf = ({ id, status, askedAt, closedAt, neededBy }: MoveRequestView): AlertView => ({
  id,
  status,
  at: closedAt ?? askedAt,
  ...moveAlerts[status],
  ...(status === 'inProcess' && neededBy ? { neededBy } : {}),
});
