/** The sentences of an explanation, in both languages. `{partner}` and the other names are filled in. */
import type { Sentence } from '../../domain/words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

export const explainWords = {
  is: row('{request}, “{title}”, is “{state}”.', '{request}, « {title} », est à « {state} ».'),
  lender: row('lender: {partner}', 'prêteur : {partner}'),
  borrower: row('borrower: {partner}', 'emprunteur : {partner}'),
  waitsForUs: row('It waits for us, {us} ({other}).', 'C’est à nous d’agir, {us} ({other}).'),
  waitsForPartner: row('It waits for {partner}.', 'C’est à {partner} d’agir.'),
  patronHasIt: row('The patron has the item ({other}).', 'L’usager a l’exemplaire ({other}).'),
  closed: row('It is closed. Nothing is left to do.', 'Elle est close. Il ne reste rien à faire.'),
  thePartner: row('the partner', 'le partenaire'),
  thePatron: row('the patron', 'l’usager'),
  nobody: row('nobody', 'personne'),
  passedOver: row('{partner} was passed over ({why}).', '{partner} a été écarté ({why}).'),
  noReason: row('no reason noted', 'aucun motif noté'),
  ranked: row('{partner} was ranked {why}.', '{partner} a été classé {why}.'),
  leftOut: row('Left out of the rota: {partners}.', 'Écartés de la liste : {partners}.'),
  stillListed: row('Still in the rota: {partners}.', 'Encore dans la liste : {partners}.'),
  nobodyListed: row('No other partner is left in the rota.', 'Aucun autre partenaire ne reste dans la liste.'),
  terms: row('The lender’s terms: {terms}.', 'Conditions du prêteur : {terms}.'),
  termsReplyBy: row('Answer by {date}.', 'Répondre avant le {date}.'),
  termsNote: row('The lender wrote: “{note}”', 'Le prêteur écrit : « {note} »'),
  askAgainAfter: row(
    '{partner} cannot supply now ({reason}) and may be asked again after {date}.',
    '{partner} ne peut pas fournir maintenant ({reason}) ; il peut être redemandé après le {date}.',
  ),
  askAgainSometime: row(
    '{partner} cannot supply now ({reason}) and may be asked again later; it named no date.',
    '{partner} ne peut pas fournir maintenant ({reason}) ; il peut être redemandé plus tard, sans date indiquée.',
  ),
  toLookAt: row('For staff to look at: {marks}', 'À examiner par le personnel : {marks}'),
} as const;

export const followWords = {
  askedAgain: row('{partner} is asked again.', '{partner} est redemandé.'),
  withdrawn: row(
    'The request to {partner} is withdrawn and the next partner asked, if it is still not delivered.',
    'La demande à {partner} est retirée et le partenaire suivant sollicité, si elle n’est toujours pas transmise.',
  ),
  claimed: row(
    '{partner} is asked how the request stands, if it has not answered.',
    'L’état de la demande est demandé à {partner}, s’il n’a pas répondu.',
  ),
  claimedAgain: row(
    '{partner} is asked once more how the request stands, if it has not answered.',
    'L’état de la demande est redemandé à {partner}, s’il n’a pas répondu.',
  ),
  takenBack: row(
    'The request is taken back from {partner} and the next partner asked, if there is no answer and the item has not left.',
    'La demande est retirée à {partner} et le partenaire suivant sollicité, sans réponse ni expédition.',
  ),
  takenBackLast: row(
    'The request is taken back from {partner} if there is no answer and the item has not left. No other partner is left to ask; staff are told.',
    'La demande est retirée à {partner} et la liste de partenaires est épuisée, sans réponse ni expédition.',
  ),
  nextAtOnce: row(
    'If {partner} refuses, the next partner of the rota is asked at once.',
    'Si {partner} refuse, le partenaire suivant de la liste est sollicité aussitôt.',
  ),
  nextByStaff: row(
    'If {partner} refuses, the request waits at “{ready}” until staff send it to the next partner.',
    'Si {partner} refuse, la demande attend à « {ready} » que le personnel l’envoie au partenaire suivant.',
  ),
  exhausted: row(
    'If {partner} refuses, no other partner is left to ask, and staff are told.',
    'Si {partner} refuse, la liste de partenaires est épuisée et le personnel est averti.',
  ),
  cancelAnswered: row(
    'The request is closed when {partner} accepts the cancel, and goes on when it refuses or ships.',
    'La demande est close si {partner} accepte l’annulation; elle continue s’il refuse ou expédie.',
  ),
  cancelByHand: row(
    'A cancel of {partner} waits for staff to answer it.',
    'Une annulation de {partner} attend la réponse du personnel.',
  ),
  cancelAtOnce: row(
    'A cancel of {partner} is accepted at once, for nothing is shipped.',
    'Une annulation de {partner} est acceptée aussitôt, car rien n’est expédié.',
  ),
  acceptedAtOnce: row(
    'If {partner} accepts the conditions, it is told Will Supply at once.',
    'Si {partner} accepte les conditions, « Sera fourni » lui est annoncé aussitôt.',
  ),
  conditionsEnd: row(
    'If {partner} does not answer the conditions in time, the request ends with Unfilled.',
    'Si {partner} ne répond pas aux conditions à temps, la demande prend fin : non fournie.',
  ),
  conditionsToStaff: row(
    'If {partner} does not answer the conditions in time, staff are told.',
    'Si {partner} ne répond pas aux conditions à temps, le personnel est averti.',
  ),
  expires: row(
    'If nobody decides, the request expires and {partner} asks elsewhere.',
    'Si personne ne décide, la demande expire et {partner} s’adresse ailleurs.',
  ),
  renewalTooLong: row(
    'A further renewal is refused at once: the loan would last longer than {cap} days.',
    'Un autre renouvellement est refusé aussitôt : le prêt durerait plus de {cap} jours.',
  ),
  renewalWithin: row(
    'A renewal that makes the loan longer than {cap} days is refused at once; this one may still be renewed.',
    'Un renouvellement qui porte le prêt à plus de {cap} jours est refusé aussitôt; celui-ci peut encore être renouvelé.',
  ),
  overdue: row(
    'After the due date {partner} is told that the item is overdue.',
    'Après la date de retour, {partner} est averti du retard.',
  ),
  heldBack: row(
    'Nothing is sent to {partner} until staff resume it. {reason}',
    'Rien n’est envoyé à {partner} tant que le personnel ne reprend pas l’envoi. {reason}',
  ),
  probed: row(
    '{partner} is tried again with one message; when it gets through, the others follow in order.',
    'Un seul message est réessayé vers {partner}; s’il passe, les autres suivent dans l’ordre.',
  ),
  retried: row(
    'Messages that wait are tried again, in order, for seven days.',
    'Les messages en attente sont réessayés, dans l’ordre, pendant sept jours.',
  ),
} as const;

export const ruleWords = {
  endOfRota: row('end of the rota', 'fin de la liste de partenaires'),
  cancelAnswer: row('answer to the cancel', 'réponse à l’annulation'),
  conditionsAccepted: row('accepted conditions', 'conditions acceptées'),
  namedDay: row('the day that the lender named', 'la date indiquée par le prêteur'),
  staffChose: row('what staff chose with the conditions', 'choix du personnel avec les conditions'),
  ownBusinessDays: row(
    'the partner’s own number of business days: {days}',
    'nombre de jours ouvrables propre au partenaire : {days}',
  ),
  interestDate: row(
    'the partner’s expiry type: after the date it is needed by',
    'type d’expiration du partenaire : après la date voulue',
  ),
  ownDays: row('the partner’s own number of days: {days}', 'nombre de jours propre au partenaire : {days}'),
  channelHeld: row('the way to the partner is held', 'l’envoi au partenaire est retenu'),
  channelSuspended: row('the way to the partner is suspended', 'l’envoi au partenaire est suspendu'),
  channelOpen: row(
    'the way to the partner is closed after failures in a row',
    'l’envoi au partenaire est interrompu après plusieurs échecs de suite',
  ),
  retrySchedule: row('retry schedule', 'calendrier des nouveaux essais'),
} as const;

export const waitWords = {
  sending: row('It is being sent.', 'Il est en cours d’envoi.'),
  undo: row(
    'It waits a short while, so that the step can be undone.',
    'Il attend un court moment, pour que l’étape puisse être annulée.',
  ),
} as const;
