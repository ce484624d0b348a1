/** What a step asks of a person, to follow “must”: “A Fulfillment Services Manager must communicate the fee.” */
import type { BorrowingAction } from './borrowing.js';
import type { LendingAction } from './lending.js';
import type { Side } from './tables.js';
import type { Sentence } from './words.js';

const borrowing: Partial<Record<BorrowingAction, Sentence>> = {
  markReady: { text: 'make the request ready to be sent', french: 'préparer la demande pour l’envoi' },
  approve: { text: 'approve the request', french: 'approuver la demande' },
  mendCitation: { text: 'correct the citation', french: 'corriger la référence' },
  send: { text: 'send the request', french: 'envoyer la demande' },
  askAgain: { text: 'ask the partner again', french: 'solliciter le partenaire de nouveau' },
  acceptConditions: { text: 'accept or refuse the terms', french: 'accepter ou refuser les conditions' },
  receive: { text: 'receive the item', french: 'réceptionner l’exemplaire' },
  receiveDigitally: { text: 'receive the copy', french: 'réceptionner la copie' },
  receiveCopy: { text: 'receive the copy', french: 'réceptionner la copie' },
  loanToPatron: { text: 'loan the item to the patron', french: 'prêter l’exemplaire à l’usager' },
  requestRenewal: { text: 'ask the partner for the renewal', french: 'demander le renouvellement au partenaire' },
  returnByPatron: { text: 'take the item back from the patron', french: 'reprendre l’exemplaire de l’usager' },
  returnToPartner: { text: 'return the item', french: 'retourner l’exemplaire' },
  feePaid: { text: 'tell the partner that the fee is paid', french: 'dire au partenaire que les frais sont payés' },
  reactivate: { text: 'decide whether to ask again', french: 'décider s’il faut redemander' },
  complete: { text: 'complete the request', french: 'terminer la demande' },
};

const lending: Partial<Record<LendingAction, Sentence>> = {
  willSupply: { text: 'answer the request', french: 'répondre à la demande' },
  ship: { text: 'ship the item', french: 'expédier l’exemplaire' },
  shipDigitally: { text: 'send the file', french: 'envoyer le fichier' },
  shipCopy: { text: 'send the copy', french: 'envoyer la copie' },
  acceptCancel: { text: 'answer the cancellation', french: 'répondre à l’annulation' },
  acceptRenewal: { text: 'answer the renewal request', french: 'répondre à la demande de renouvellement' },
  checkIn: { text: 'check the item in', french: 'enregistrer le retour de l’exemplaire' },
  declareLost: { text: 'communicate the fee', french: 'communiquer les frais' },
  lostPaid: { text: 'confirm the payment', french: 'confirmer le paiement' },
};

const duties: Record<Side, Readonly<Record<string, Sentence>>> = { borrowing, lending };

/** Each action that is a usual next step has one: see the test. */
export const dutyOf = (side: Side, action: string): Sentence | undefined => duties[side][action];
