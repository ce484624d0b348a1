/** “Fulfillment request information” (R98): which of our items meet a request, which library manages them, where they are. */
import { partlyBack } from '../../domain/fulfilment/lent-items.js';
import { type MoveStatus, moveAlerts } from '../../domain/fulfilment/moves.js';
import type { Wording } from '../../words/message.js';
import type { CandidateView, InHand, LentItemView, MoveRequestView } from '../local/lending.js';
import type { Loan, LocateFacts } from '../records.js';
import { shipToOf } from '../step/ship-to.js';

export interface MoveLocation {
  location: string;
  locationName: string;
  library: string;
  libraryName: string;
  /** How many items of the title can come from there. */
  available: number;
}
export interface AlertView {
  /** Of the move request. */
  id: string;
  status: MoveStatus;
  label: Wording;
  at: string;
  /** While it is in process: the day by which the item is to be at the desk. */
  neededBy?: string;
}
export interface FulfilmentView {
  /** When and with what result the shelves were looked through; not there until somebody did. */
  located?: LocateFacts;
  candidates: CandidateView[];
  /** Where an item can be fetched from; staff choose when there are several. */
  moveFrom: MoveLocation[];
  items: LentItemView[];
  /** `2 of 3 back`, while some volumes are back and some are not. */
  partlyBack?: string;
  moves: MoveRequestView[];
  alerts: AlertView[];
  /** The address on the parcel, a line each: frozen when it was shipped. */
  shipTo?: string[];
}

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
