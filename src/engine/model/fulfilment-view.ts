/** What meets a lending request, as desks see it. */

import type { MoveStatus } from '../../domain/fulfilment/moves.js';
import type { Wording } from '../../words/message.js';
import type { CandidateView, LentItemView, MoveRequestView } from './local/lending.js';
import type { LocateFacts } from './records.js';

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
  /** The barcode of the one that is to be lent: what is being moved, what staff chose, else the first that may be lent. */
  copy?: string;
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
