/** What is to be done with an item of another library that was scanned, from where it stands. */
import type { HoldStatus } from './hold-shelf.js';
import type { TemporaryItemStatus } from './temporary-item.js';

export interface ScannedFacts {
  /** What the request takes now: `receive`, `loanToPatron`, … */
  takes: readonly string[];
  state: string;
  /** The state in words. */
  label: { text: string; french: string };
  /** The library it goes home to. */
  partner: string;
  /** How many items the lender named at shipping; 0: it named none. */
  shipped: number;
  /** The item that was scanned, or the only one that is here. */
  item?: { barcode: string; status: TemporaryItemStatus };
  /** How many items of the request are here. */
  here: number;
  hold?: { status: HoldStatus; pickupLibrary: string; patron?: string };
  /** The library that the desk belongs to. */
  library?: string;
}

export type ScanStep = {
  /** Nothing: the sentence says why, and `next` what a person may order. */
  does: 'receive' | 'shelve' | 'takeBack' | 'sendHome' | 'nothing';
  text: string;
  french: string;
  /** The action that goes on from here. */
  next?: string;
};

const forUseHere = 'receivedNotForLoan';
/** Not with a patron, and wanted back or done with. */
const toGoHome: ReadonlySet<string> = new Set(['returnedByPatron', 'damagedReported', 'recalled', 'overdue']);

export function scanStep(facts: ScannedFacts): ScanStep {
  const { item, hold, takes, state, partner, shipped, here, label, library } = facts;
  if (here === 0 && takes.includes('receive')) return shipped > 1 ? severalCame(shipped) : received(partner);
  if (here > 1 && !item) return whichOne(here);
  if (item?.status === 'onLoan' || item?.status === 'lost') return takenBack;
  const mayGo = takes.includes('returnToPartner');
  if (mayGo && (toGoHome.has(state) || hold?.status === 'expired')) return sentHome(partner);
  if (mayGo && state === forUseHere) return inTheLibrary(partner);
  if (hold?.status === 'toPick' || hold?.status === 'inTransit')
    return library === undefined || hold.pickupLibrary === library ? shelved : elsewhere(hold.pickupLibrary);
  if (hold?.status === 'onShelf') return waits(hold.patron);
  return nothing(label);
}

const received = (partner: string): ScanStep => ({
  does: 'receive',
  text: `It came from ${partner} and is received.`,
  french: `L’exemplaire de ${partner} est arrivé et réceptionné.`,
  next: 'loanToPatron',
});
const severalCame = (count: number): ScanStep => ({
  does: 'nothing',
  text: `The lender sent ${count} items: receive them with a temporary barcode for each.`,
  french: `Le prêteur a envoyé ${count} exemplaires : réceptionnez-les avec un code-barres temporaire pour chacun.`,
  next: 'receive',
});
const whichOne = (count: number): ScanStep => ({
  does: 'nothing',
  text: `The request has ${count} items here: scan the barcode of the one in your hand.`,
  french: `La demande a ${count} exemplaires ici : lisez le code-barres de celui que vous avez en main.`,
});
const takenBack: ScanStep = {
  does: 'takeBack',
  text: 'The patron has brought it back. It is to go home.',
  french: 'Le lecteur l’a rapporté. Il doit retourner au prêteur.',
  next: 'returnToPartner',
};
const sentHome = (partner: string): ScanStep => ({
  does: 'sendHome',
  text: `It goes home to ${partner}: put the return slip in the parcel.`,
  french: `Il retourne à ${partner} : joignez le bordereau de retour au colis.`,
});
const inTheLibrary = (partner: string): ScanStep => ({
  does: 'nothing',
  text: `It is for use in the library. When that is over, return it to ${partner}.`,
  french: `Consultation sur place seulement. Ensuite, retournez-le à ${partner}.`,
  next: 'returnToPartner',
});
const shelved: ScanStep = {
  does: 'shelve',
  text: 'It is on the hold shelf.',
  french: 'Il est sur le rayon des réservations.',
  next: 'loanToPatron',
};
const elsewhere = (library: string): ScanStep => ({
  does: 'nothing',
  text: `It is picked up at ${library}: send it there.`,
  french: `Le retrait se fait à ${library} : envoyez-l’y.`,
});
const waits = (patron: string | undefined): ScanStep => ({
  does: 'nothing',
  text: `It is on the hold shelf${patron ? ` for ${patron}` : ''}: lend it when it is picked up.`,
  french: `Il est sur le rayon des réservations${patron ? ` pour ${patron}` : ''} : prêtez-le au retrait.`,
  next: 'loanToPatron',
});
const nothing = (label: ScannedFacts['label']): ScanStep => ({
  does: 'nothing',
  text: `The request is at “${label.text}”: a scan does nothing here.`,
  french: `La demande est à « ${label.french} » : la lecture ne change rien ici.`,
});
