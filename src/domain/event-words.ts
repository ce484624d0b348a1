/** What has happened to a request, as history and refusals name it: staff actions by their button, all else by these rows. */
import type { SupplierEvent } from './borrowing.js';
import type { RequesterEvent } from './lending.js';
import type { HouseEvent } from './letters/calls.js';
import { actionRow } from './staff-actions.js';
import type { Side } from './tables.js';
import { asWritten, named, type Sentence } from './words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

const lastOf = (sentence: Sentence): Sentence => ({
  text: `${sentence.text}; nobody is left to ask`,
  french: `${sentence.french}; plus personne à solliciter`,
});

const unfilled = row('Not supplied', 'Non fourni');
const retry = row('Another try offered', 'Nouvel essai proposé');
const cancelled = row('Cancelled by partner', 'Annulé par le partenaire');
const undelivered = row('Request not delivered', 'Demande non transmise');
const ambiguous = row('Request perhaps not delivered', 'Demande peut-être non transmise');
const refused = row('Request refused by the partner’s system', 'Demande refusée par le système du partenaire');

const heardByBorrower: Record<SupplierEvent, Sentence> = {
  'supplier.requestReceived': row('Request accepted', 'Demande acceptée'),
  'supplier.expectToSupply': row('Expects to supply', 'Prévoit de fournir'),
  'supplier.willSupply': row('Will supply', 'Sera fourni'),
  'supplier.conditional': row('Conditional', 'Sous condition'),
  'supplier.retryPossible': retry,
  'supplier.retryPossibleLast': lastOf(retry),
  'supplier.badCitation': row('Returned as bad citation', 'Renvoyé : référence erronée'),
  'supplier.unfilled': unfilled,
  'supplier.unfilledLast': lastOf(unfilled),
  'supplier.loaned': row('Shipped Physically', 'Expédié physiquement'),
  'supplier.copyCompleted': row('Shipped Digitally', 'Expédié numériquement'),
  'supplier.renewGranted': row('Renewed by partner', 'Renouvelé par le partenaire'),
  'supplier.renewRefused': row('Renew request not accepted', 'Demande de renouvellement refusée'),
  'supplier.recalled': row('Recalled by partner', 'Rappelé par le partenaire'),
  'supplier.overdue': row('Overdue', 'En retard'),
  'supplier.cancelAccepted': row('Cancel accepted', 'Annulation acceptée'),
  'supplier.cancelRefused': row('Cancel request not accepted', 'Demande d’annulation refusée'),
  'supplier.cancelled': cancelled,
  'supplier.cancelledLast': lastOf(cancelled),
  'supplier.checkedIn': row('Lender check in', 'Retour enregistré par le prêteur'),
  'supplier.completedWithoutReturn': row('Completed without return', 'Terminé sans retour'),
  'supplier.declaredLost': row('Declared lost by partner', 'Déclaré perdu par le partenaire'),
  'supplier.damaged': row('Damage reported by partner', 'Dommage signalé par le partenaire'),
  'supplier.holdReturn': row('Asked to keep the item back', 'Prié de garder l’exemplaire'),
  'supplier.releaseHoldReturn': row('Asked to return the item now', 'Prié de retourner l’exemplaire'),
  'supplier.statusAnswer': row('Answer on the status', 'Réponse sur l’état'),
  'supplier.notification': row('General Message', 'Message général'),
  'supplier.conditionsReminder': row('Reminded of its conditions', 'Rappel des conditions'),
  'passedSupplier.willSupply': row('Promised after it was passed over', 'Accepté après avoir été écarté'),
  'passedSupplier.loaned': row('Shipped after it was passed over', 'Expédié après avoir été écarté'),
  'passedSupplier.copyCompleted': row('Sent a copy after it was passed over', 'Copie envoyée après avoir été écarté'),
  'passedSupplier.cancelRefused': row(
    'Cancel refused after it was passed over',
    'Annulation refusée après avoir été écarté',
  ),
  'passedSupplier.cancelAccepted': row(
    'Cancel accepted after it was passed over',
    'Annulation acceptée après avoir été écarté',
  ),
  'passedSupplier.unfilled': row('Not supplied, after it was passed over', 'Non fourni, après avoir été écarté'),
  'passedSupplier.notification': row('Message of a partner passed over', 'Message d’un partenaire écarté'),
  'passedSupplier.other': row('Heard of a partner passed over', 'Nouvelle d’un partenaire écarté'),
  'delivery.requestUndelivered': undelivered,
  'delivery.requestUndeliveredLast': lastOf(undelivered),
  'delivery.requestUndeliveredAmbiguous': ambiguous,
  'delivery.requestUndeliveredAmbiguousLast': lastOf(ambiguous),
  'delivery.requestRefused': refused,
  'delivery.requestRefusedLast': lastOf(refused),
};

const heardByLender: Record<RequesterEvent, Sentence> = {
  'requester.request': row('Created lending request', 'Demande entrante créée'),
  'requester.retry': row('Asked again', 'Demandé de nouveau'),
  'requester.reminder': row('Reminder', 'Rappel'),
  'requester.received': row('Received by partner', 'Reçu par le partenaire'),
  'requester.cancel': row('Cancel requested', 'Annulation demandée'),
  'requester.cancelToDecide': row('Cancel requested', 'Annulation demandée'),
  'requester.renew': row('Renew requested', 'Renouvellement demandé'),
  'requester.renewBeyondCap': row('Renewal beyond the limit requested', 'Renouvellement demandé au-delà de la limite'),
  'requester.shippedReturn': row('Returned by partner', 'Retourné par le partenaire'),
  'requester.shippedForward': row('Passed on to another library', 'Transmis à une autre bibliothèque'),
  'requester.statusRequest': row('Asked for the status', 'État demandé'),
  'requester.conditionsAccepted': row('Conditions accepted', 'Conditions acceptées'),
  'requester.conditionsRefused': row('Conditions refused', 'Conditions refusées'),
  'requester.lost': row('Reported lost by partner', 'Perte signalée par le partenaire'),
  'requester.feePaid': row('Fee reported as paid', 'Frais déclarés payés'),
  'requester.found': row('Found again by partner', 'Retrouvé par le partenaire'),
  'requester.damaged': row('Damage reported by partner', 'Dommage signalé par le partenaire'),
  'requester.holdReturn': row('Asked about keeping the item back', 'Question sur la garde de l’exemplaire'),
  'requester.undidReceived': row('Receipt taken back', 'Réception annulée'),
  'requester.undidShippedReturn': row('Return taken back', 'Retour annulé'),
  'requester.notification': row('General Message', 'Message général'),
};

/** What happens beside the tables. `local.…`: in the local records of patrons, holds and loans. */
const besides: Readonly<Record<string, Sentence>> & Record<HouseEvent, Sentence> = {
  created: row('Created', 'Créée'),
  edited: row('Edited', 'Modifiée'),
  rotaChanged: row('Rota changed', 'Liste de partenaires modifiée'),
  rotaRankedAnew: row('Rest of the rota ranked anew', 'Reste de la liste de partenaires reclassé'),
  assigned: row('Assigned', 'Assignée'),
  reassigned: row('Reassigned', 'Réassignée'),
  released: row('Assignment released', 'Assignation libérée'),
  changeStatus: row('Change Status', 'Changement de statut'),
  noteAdded: row('Note added', 'Note ajoutée'),
  slipWritten: row('Slip written', 'Bordereau préparé'),
  letterPrinted: row('Printed', 'Imprimé'),
  letterWithdrawn: row('Letter or slip withdrawn', 'Lettre ou bordereau retiré'),
  located: row('Searched on our shelves', 'Recherché dans nos rayons'),
  alertsRemoved: row('Alerts removed', 'Alertes supprimées'),
  itemHome: row('Item scanned in', 'Exemplaire scanné au retour'),
  partlyBack: row('One of several items is back', 'Un des exemplaires est de retour'),
  conditionsUnanswered: row('Conditions not answered in time', 'Conditions sans réponse à temps'),
  overdueNotSent: row('Overdue message left out', 'Avis de retard omis'),
  renewalLeftToStaff: row('Renewal left to staff', 'Renouvellement laissé au personnel'),
  'move.inProcess': row('Move request in process', 'Demande de déplacement en cours'),
  'move.canceled': row('Move request canceled', 'Demande de déplacement annulée'),
  'move.completed': row('Move request completed', 'Demande de déplacement terminée'),
  'delivery.dead': row('Message given up', 'Message abandonné'),
  'delivery.refused': row('Message refused by the partner’s system', 'Message refusé par le système du partenaire'),
  'delivery.held': row('Message held back', 'Message retenu'),
  'delivery.replayed': row('Message sent again', 'Message renvoyé'),
  'local.received': row('Temporary item made', 'Exemplaire temporaire créé'),
  'local.receiptUndone': row('Temporary item taken back', 'Exemplaire temporaire annulé'),
  'local.removed': row('Temporary item removed', 'Exemplaire temporaire supprimé'),
  'local.restored': row('Temporary item restored', 'Exemplaire temporaire rétabli'),
  'local.shelvedAtReceipt': row('Placed on hold shelf', 'Placé au rayon des réservations'),
  'local.toPick': row('To be brought to the hold shelf', 'À porter au rayon des réservations'),
  'local.shelved': row('Placed on hold shelf', 'Placé au rayon des réservations'),
  'local.holdExpired': row('Hold expired', 'Réservation expirée'),
  'local.holdExtended': row('Hold extended', 'Réservation prolongée'),
  'local.checkedOut': row('Loaned to patron', 'Prêté au lecteur'),
  'local.renewed': row('Patron’s loan renewed', 'Prêt du lecteur renouvelé'),
  'local.returned': row('Returned by patron', 'Retourné par le lecteur'),
  'local.reopened': row('Patron’s loan opened again', 'Prêt du lecteur rouvert'),
  'local.loanDeleted': row('Patron’s loan deleted', 'Prêt du lecteur supprimé'),
  'local.lost': row('Patron’s loan lost', 'Prêt du lecteur perdu'),
  'local.found': row('Patron’s loan found again', 'Prêt du lecteur retrouvé'),
  'local.feeAdded': row('Fee charged', 'Frais imputés'),
  'local.broughtForward': row('Patron’s due date brought forward', 'Date de retour du lecteur avancée'),
  'local.aged': row('Overdue profile applied', 'Profil de retard appliqué'),
  'local.aged.courtesy': row('Courtesy notice', 'Lettre de courtoisie'),
  'local.aged.overdue': row('Overdue notice', 'Avis de retard'),
  'local.aged.overdueAndLostNotification': row('Overdue and lost notification', 'Avis de retard et de perte'),
  'local.aged.overdueAndLost': row('Overdue and lost', 'En retard et perdu'),
  'local.lent': row('Own item lent', 'Exemplaire prêté'),
  'local.back': row('Own item is back', 'Exemplaire de retour'),
  'local.outAgain': row('Own item is out again', 'Exemplaire de nouveau sorti'),
  takenOver: row('Taken over from Alma', 'Reprise d’Alma'),
  'desk.assigned': row('Assigned', 'Assignée'),
  'desk.queried': row('Query sent to patron', 'Question envoyée au lecteur'),
};

/** Everything that has words and is no action of staff. */
export const knownEvents: Readonly<Record<string, Sentence>> = { ...heardByBorrower, ...heardByLender, ...besides };

/** An unknown event is shown as it is. */
export function eventWords(side: Side, event: string): Sentence {
  const action = actionRow(side, event);
  return action ? named(action) : (knownEvents[event] ?? asWritten(event));
}
