/** What meets a lending request, as desks see it. */

import type { MoveStatus } from '../../domain/fulfilment/moves.js';
import type { Wording } from '../../words/message.js';

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
