/** What staff call each policy, its sentence in French, and under which heading it stands. */
import { worded } from '../../words/message.js';
import type { PolicyName } from './policies.js';

export const policyGroupRows = worded(
  {
    loans: {},
    requests: {},
    shelf: {},
    lost: {},
    locate: {},
    slips: {},
    patrons: {},
  } as const,
  { label: 'policyGroup' },
);
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
    'Durée du prêt à l’usager, en jours',
    'Jours entre la réception et l’échéance de l’usager ; jamais après l’échéance du prêteur.',
  ),
  mediatePatronRenewals: words(
    'loans',
    'Renewals wait for staff',
    'Les renouvellements attendent le personnel',
    'Le souhait de renouvellement d’un usager attend le personnel ; sinon, il part de lui-même chez le prêteur.',
  ),
  autoRenewDays: words(
    'loans',
    'Days before the due date to ask for a renewal',
    'Demande automatique de renouvellement, jours avant l’échéance',
    'Jours avant l’échéance de l’usager où un renouvellement est demandé sans intervention ; l’avis de courtoisie attend la réponse. 0 = jamais.',
  ),
  recallDays: words(
    'loans',
    'Days left after a recall',
    'Jours restants après un rappel',
    'Jours pendant lesquels un usager garde au plus un exemplaire rappelé ; moins si la date du prêteur et le retour l’exigent.',
  ),
  activeRequestLimit: words(
    'requests',
    'Active requests a patron may have',
    'Demandes actives permises par usager',
    'Nombre de demandes actives d’un même usager ; au-delà, la demande attend que le personnel la vérifie. 0 = aucune limite.',
  ),
  duplicateWindowDays: words(
    'requests',
    'Days in which a request counts as a duplicate',
    'Jours où une demande compte comme doublon',
    'Une demande pour ce que le même usager a demandé depuis moins de tant de jours, ou qui est encore ouvert, attend que le personnel la vérifie. 0 = aucune vérification.',
  ),
  duplicateAcrossPatrons: words(
    'requests',
    'Duplicates of other patrons count too',
    'Les doublons d’autres usagers comptent aussi',
    'Le souhait d’un autre usager pour le même titre compte aussi comme doublon.',
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
    'Un usager qui doit ce montant ne peut plus demander ; 0.00 = les frais ne bloquent personne.',
  ),
  untouchedDays: words(
    'requests',
    'Days without any step',
    'Jours sans aucune étape',
    'Une demande en cours restée sans suite pendant ce nombre de jours est signalée au personnel ; 0 = jamais.',
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
  slipPaper: words(
    'slips',
    'Paper of pull, shipping and return slips',
    'Papier des bordereaux de recherche, d’expédition et de retour',
    'Le papier de ces bordereaux ; au moment d’imprimer, on peut en choisir un autre.',
  ),
  smallSlipPaper: words(
    'slips',
    'Paper of hold shelf slips and book bands',
    'Papier des bordereaux de réservation et des bandes de livre',
    'Le papier de ces petits bordereaux ; sur une feuille, ils se découpent deux par deux.',
  ),
  patronOnSlips: words(
    'slips',
    'Patron on hold shelf slips and book bands',
    'Usager sur les bordereaux de réservation et les bandes',
    'Comment reconnaître l’usager sur ces papiers, que d’autres peuvent voir.',
  ),
  patronsSide: words(
    'patrons',
    'Patrons may ask for themselves',
    'Les usagers peuvent demander eux-mêmes',
    'Les usagers cherchent, demandent et suivent leurs demandes eux-mêmes, à l’adresse /my.',
  ),
  patronsAskForOwn: words(
    'patrons',
    'Patrons may ask for what we have ourselves',
    'Les usagers peuvent demander ce que nous avons',
    'Les usagers peuvent demander à une autre bibliothèque ce qui est libre dans nos propres rayons ; sinon, on leur dit où le trouver.',
  ),
  patronScope: words(
    'patrons',
    'Name of the search over all libraries',
    'Nom de la recherche dans toutes les bibliothèques',
    'Comment s’appelle la recherche dans toutes les bibliothèques, en anglais.',
  ),
  patronScopeFrench: words(
    'patrons',
    'Name of the search over all libraries, in French',
    'Nom de la recherche dans toutes les bibliothèques, en français',
    'Le même nom en français.',
  ),
  patronLink: words(
    'patrons',
    'Name of borrowing from other libraries',
    'Nom de l’emprunt à d’autres bibliothèques',
    'Comment s’appelle l’emprunt à une autre bibliothèque là où l’usager obtient un document, en anglais.',
  ),
  patronLinkFrench: words(
    'patrons',
    'Name of borrowing from other libraries, in French',
    'Nom de l’emprunt à d’autres bibliothèques, en français',
    'Le même nom en français.',
  ),
  copyrightNotice: words(
    'patrons',
    'Copyright notice',
    'Avis de droit d’auteur',
    'Ce que l’usager lit et accepte avant de demander la copie d’un chapitre ou d’un article, en anglais.',
  ),
  copyrightNoticeFrench: words(
    'patrons',
    'Copyright notice, in French',
    'Avis de droit d’auteur, en français',
    'Le même avis en français.',
  ),
  overdueProfile: words(
    'lost',
    'Overdue loans, day by day',
    'Prêts en retard, jour par jour',
    'Ce à quoi mène le prêt en retard d’un usager, jour par jour.',
  ),
};

/** The options of choices, as staff read them. */
export const policyOptions: Readonly<Record<string, { label: string; french: string }>> = {
  letter: { label: 'Letter sheet', french: 'Feuille format lettre' },
  a4: { label: 'A4 sheet', french: 'Feuille A4' },
  receipt: { label: '80 mm receipt printer', french: 'Imprimante à reçus de 80 mm' },
  cardEnd: { label: 'Last four digits of the card', french: 'Quatre derniers chiffres de la carte' },
  initials: { label: 'Initials', french: 'Initiales' },
  surname: { label: 'Last name and initial', french: 'Nom de famille et initiale' },
  none: { label: 'Nothing', french: 'Rien' },
};
