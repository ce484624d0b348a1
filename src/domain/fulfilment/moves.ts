/** Bringing an item from its shelf to the resource sharing desk: a request of its own, whose status is an alert (R94–R101). */
import { message, type Wording, worded } from '../../words/message.js';

export const moveKinds = ['move', 'generalHold'] as const;
export type MoveKind = (typeof moveKinds)[number];

export const moveStatuses = ['inProcess', 'canceled', 'completed'] as const;
export type MoveStatus = (typeof moveStatuses)[number];

/** The alert on the lending request, in the words that staff know. */
export const moveAlerts = worded<MoveStatus, object, 'label'>(
  { inProcess: {}, canceled: {}, completed: {} },
  { label: 'moveStatus' },
);

/** The states in which an item may still be fetched for a lending request. */
export const movable = ['created', 'locateFailed', 'beingProcessed', 'willSupply', 'conditional'] as const;

/** Whoever describes the piece in words cannot mean one item of ours: the request is a general hold (R100). */
export const kindOfMove = (manualDescription: string | undefined): MoveKind =>
  manualDescription ? 'generalHold' : 'move';

export interface MovableItem {
  holding: string;
  location: string;
  available: boolean;
}

export type MovePick<I> =
  | { kind: 'item'; item: I }
  /** Described in words: staff at the location choose the piece. Without one the words say where it is. */
  | { kind: 'location'; location?: string }
  | { kind: 'wrong'; problem: Wording };

/**
 * Which item is to come. Staff may name its location when there are several; without a name it is the first one that is
 * there. An item that is lent or not requestable is not moved.
 */
export function pickForMove<I extends MovableItem>(
  items: readonly I[],
  wish: { location?: string; manualDescription?: string },
): MovePick<I> {
  const places = [...new Set(items.map(({ location }) => location))];
  if (wish.location && places.length > 0 && !places.includes(wish.location))
    return {
      kind: 'wrong',
      problem: message('refusedItem.elsewhere', { location: wish.location, places: places.join(', ') }),
    };
  if (wish.manualDescription) {
    const location = wish.location ?? places[0];
    return { kind: 'location', ...(location === undefined ? {} : { location }) };
  }
  const item = items.find((each) => each.available && (!wish.location || each.location === wish.location));
  if (item) return { kind: 'item', item };
  return {
    kind: 'wrong',
    problem: places.length === 0 ? message('refusedItem.describePiece') : message('refusedItem.allTaken'),
  };
}
