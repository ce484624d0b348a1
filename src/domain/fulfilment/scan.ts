/** What is to be done with an item of another library that was scanned, from where it is. */

import { type Message, message } from '../../words/message.js';
import type { StateName } from '../tables/tables.js';
import type { HoldStatus } from './hold-shelf.js';
import type { TemporaryItemStatus } from './temporary-item.js';

export interface ScannedFacts {
  /** What the request takes now: `receive`, `loanToPatron`, … */
  takes: readonly string[];
  state: StateName;
  /** The state in words. */
  label: Message;
  /** The library it goes home to. */
  partner: string;
  /** How many items the lender named at shipping; 0: it named none. */
  shipped: number;
  /** The item that was scanned, or the only one that is here. */
  item?: { barcode: string; status: TemporaryItemStatus };
  /** How many items of the request are here, with the patron or not. */
  here: number;
  /** Of these, with the patron; and lost. */
  out: number;
  lost: number;
  hold?: { status: HoldStatus; pickupLibrary: string; pickupName: string; patron?: string };
  /** The library that the desk belongs to. */
  library?: string;
  /** Why nothing is sent home from this desk, and which desk does it (FG8). */
  goesHomeElsewhere?: Message;
}

export type ScanStep = {
  /** Nothing: the sentence says why, and `next` what a person may order. */
  does: 'receive' | 'shelve' | 'takeBack' | 'sendHome' | 'nothing';
  text: Message;
  /** The action that goes on from here. */
  next?: string;
};

const forUseHere = 'receivedNotForLoan';
/** Not with a patron, and wanted back or done with. */
const toGoHome: ReadonlySet<string> = new Set(['returnedByPatron', 'damagedReported', 'recalled', 'overdue']);

export function scanStep(facts: ScannedFacts): ScanStep {
  const { item, hold, takes, state, partner, shipped, here, out, lost, label, library } = facts;
  if (here === 0 && takes.includes('receive')) return shipped > 1 ? severalCame(facts) : received(partner);
  if (takes.includes('receiveCopy')) return nothing(message('scanned.copyCame', { partner }), 'receiveCopy');
  if (here > 1 && !item) return nothing(message('scanned.whichOne', { count: here }));
  if (item?.status === 'onLoan' || item?.status === 'lost')
    return here > 1 ? oneTakenBack(facts, item.status) : takenBack(facts);
  const mayGo = takes.includes('returnToPartner');
  if (mayGo && (toGoHome.has(state) || hold?.status === 'expired')) return sentHome(facts);
  if (mayGo && lost > 0 && out === 0 && item?.status === 'atDesk') return sentHome(facts);
  // What is used in the library waits on the hold shelf as well, where it is to be brought there first (KB5).
  if (hold?.status === 'toPick' || hold?.status === 'inTransit')
    return library === undefined || hold.pickupLibrary === library
      ? shelvedFor(state)
      : nothing(message('scanned.pickedUpElsewhere', { library: hold.pickupName }));
  if (mayGo && state === forUseHere) return nothing(message('scanned.inLibrary', { partner }), 'returnToPartner');
  if (hold?.status === 'onShelf') return waits(hold.patron);
  return nothing(message('scanned.nothing', { state: label }));
}

const nothing = (text: Message, next?: string): ScanStep => ({ does: 'nothing', text, ...(next ? { next } : {}) });

const received = (partner: string): ScanStep => ({
  does: 'receive',
  text: message('scanned.received', { partner }),
  next: 'loanToPatron',
});

const severalCame = ({ partner, shipped: count }: ScannedFacts): ScanStep =>
  nothing(message('scanned.severalCame', { partner, count }), 'receive');

const takenBack = ({ partner, goesHomeElsewhere: where }: ScannedFacts): ScanStep =>
  where
    ? { does: 'takeBack', text: message('scanned.takenBackElsewhere', { where }) }
    : { does: 'takeBack', text: message('scanned.takenBack', { partner }), next: 'returnToPartner' };

/** Volumes are counted down as they come back. */
function oneTakenBack(facts: ScannedFacts, was: TemporaryItemStatus): ScanStep {
  const { here: of, partner, goesHomeElsewhere: where } = facts;
  const out = facts.out - (was === 'onLoan' ? 1 : 0);
  const lost = facts.lost - (was === 'lost' ? 1 : 0);
  const back = of - out - lost;
  if (out > 0) return { does: 'takeBack', text: message('scanned.volumeBack', { back, of, out, lost }) };
  if (where) return { does: 'takeBack', text: message('scanned.volumesBackElsewhere', { back, of, lost, where }) };
  const text = message('scanned.volumesBack', { back, of, lost, partner });
  return { does: 'takeBack', text, next: 'returnToPartner' };
}

function sentHome({ here, lost, partner, goesHomeElsewhere }: ScannedFacts): ScanStep {
  if (goesHomeElsewhere) return nothing(goesHomeElsewhere);
  if (here <= 1) return { does: 'sendHome', text: message('scanned.home', { partner }) };
  return { does: 'sendHome', text: message('scanned.volumesHome', { going: here - lost, lost, partner }) };
}

const shelvedFor = (state: StateName): ScanStep =>
  state === forUseHere
    ? { does: 'shelve', text: message('scanned.shelvedForUseHere') }
    : { does: 'shelve', text: message('scanned.shelved'), next: 'loanToPatron' };

const waits = (patron: string | undefined): ScanStep =>
  nothing(patron ? message('scanned.waits', { patron }) : message('scanned.waitsForNobody'), 'loanToPatron');
