/** What staff call each policy, its sentence in French, and under which heading it stands. */
import type { PolicyName } from './policies.js';

export const policyGroupRows = {
  loans: { label: 'Loans and renewals', french: 'Prêts et renouvellements' },
  requests: { label: 'New requests', french: 'Nouvelles demandes' },
  shelf: { label: 'Hold shelf', french: 'Rayon des réservations' },
  lost: { label: 'Overdue, lost items and fees', french: 'Retards, pertes et frais' },
  locate: { label: 'Locate and reject by itself', french: 'Localisation et rejet automatiques' },
} as const;
export type PolicyGroup = keyof typeof policyGroupRows;
export const policyGroups = Object.keys(policyGroupRows) as [PolicyGroup, ...PolicyGroup[]];

export interface PolicyWords {
  group: PolicyGroup;
  label: string;
  french: string;
  saysFrench: string;
}
const words = (group: PolicyGroup, label: string, french: string, saysFrench: string): PolicyWords => ({
  ...{ group, label, french, saysFrench },
});

export const policyWords: Record<PolicyName, PolicyWords> = {
  patronLoanDays: words(
    'loans',
    'Days a patron keeps an item',
    'Durée du prêt au lecteur, en jours',
    'Jours entre la réception et l’échéance du lecteur ; jamais après l’échéance du prêteur.',
  ),
  mediatePatronRenewals: words(
    'loans',
    'Renewals wait for staff',
    'Les renouvellements attendent le personnel',
    'Le souhait de renouvellement d’un lecteur attend le personnel ; sinon, il part de lui-même chez le prêteur.',
  ),
  autoRenewDays: words(
    'loans',
    'Days before the due date to ask for a renewal',
    'Demande automatique de renouvellement, jours avant l’échéance',
    'Jours avant l’échéance du lecteur où un renouvellement est demandé sans intervention ; l’avis de courtoisie attend la réponse. 0 = jamais.',
  ),
  recallDays: words(
    'loans',
    'Days left after a recall',
    'Jours restants après un rappel',
    'Jours pendant lesquels un lecteur garde au plus un exemplaire rappelé ; moins si la date du prêteur et le retour l’exigent.',
  ),
  activeRequestLimit: words(
    'requests',
    'Active requests a patron may have',
    'Demandes actives permises par lecteur',
    'Nombre de demandes actives d’un même lecteur ; au-delà, la demande attend que le personnel la vérifie. 0 = aucune limite.',
  ),
  duplicateWindowDays: words(
    'requests',
    'Days in which a request counts as a duplicate',
    'Jours où une demande compte comme doublon',
    'Une demande pour ce que le même lecteur a demandé depuis moins de tant de jours, ou qui est encore ouvert, attend que le personnel la vérifie. 0 = aucune vérification.',
  ),
  duplicateAcrossPatrons: words(
    'requests',
    'Duplicates of other patrons count too',
    'Les doublons d’autres lecteurs comptent aussi',
    'Le souhait d’un autre lecteur pour le même titre compte aussi comme doublon.',
  ),
  reviewLocalHolding: words(
    'requests',
    'Look on our own shelves first',
    'Vérifier d’abord nos propres rayons',
    'Une demande pour ce qui se trouve dans nos rayons attend que le personnel y cherche d’abord.',
  ),
  holdShelfDays: words(
    'shelf',
    'Days on the hold shelf',
    'Jours au rayon des réservations',
    'Jours d’attente d’un exemplaire au rayon des réservations ; il expire à la fin d’un jour d’ouverture.',
  ),
  pickFromShelf: words(
    'shelf',
    'Pick received items first',
    'Prendre d’abord en rayon les exemplaires reçus',
    'Les exemplaires reçus figurent sur une liste de prise en rayon avant d’être au rayon des réservations.',
  ),
  lostAfterOverdueDays: words(
    'lost',
    'Days overdue before an item may be lost',
    'Jours de retard avant une déclaration de perte',
    'Un exemplaire peut être déclaré perdu quand son retard dépasse tant de jours.',
  ),
  lostAfterTransitDays: words(
    'lost',
    'Days on the way before an item may be lost',
    'Jours de transit avant une déclaration de perte',
    'Un exemplaire peut être déclaré perdu quand il est en route entre bibliothèques depuis plus de tant de jours.',
  ),
  replacementFee: words(
    'lost',
    'Replacement fee of a lost item',
    'Frais de remplacement d’un exemplaire perdu',
    'Les frais de remplacement quand ni le personnel ni le prêteur n’en indiquent d’autres ; 0.00 = aucuns.',
  ),
  feeBlockFrom: words(
    'lost',
    'Debt that stops new requests',
    'Dette qui bloque de nouvelles demandes',
    'Un lecteur qui doit ce montant ne peut plus demander ; 0.00 = les frais ne bloquent personne.',
  ),
  rejectOnLocateFailure: words(
    'locate',
    'Reject what is not held here',
    'Rejeter ce qui n’est pas dans notre fonds',
    'Une demande entrante pour un titre absent de notre fonds est rejetée aussitôt.',
  ),
  rejectNotAvailable: words(
    'locate',
    'Reject what is not available',
    'Rejeter ce qui n’est pas disponible',
    'Une demande entrante dont tous les exemplaires sont prêtés ou exclus est rejetée aussitôt.',
  ),
  overdueProfile: words(
    'lost',
    'Overdue loans, day by day',
    'Prêts en retard, jour par jour',
    'Ce à quoi mène le prêt en retard d’un lecteur, jour par jour.',
  ),
};
