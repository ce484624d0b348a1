/** The lending desk's actions, in the order of its buttons. */
import { form } from './action-fields.js';
import type { ActionRow } from './action-row.js';
import type { LendingAction, LendingState } from './lending.js';

const none = form();
const note = form('note', 'internalNote');

export const lendingActionRows: Record<LendingAction, ActionRow<LendingState, LendingAction>> = {
  willSupply: {
    label: 'Will Supply',
    french: 'Accepter de fournir',
    fields: form('expectedDeliveryDate', 'note', 'internalNote'),
    primaryIn: ['created', 'locateFailed'],
  },
  ship: {
    label: 'Ship Item Physically',
    french: 'Expédier l’exemplaire physiquement',
    fields: form(
      'barcodes',
      'dueDate',
      'location',
      'cost',
      'format',
      'printSlip',
      'note',
      'internalNote',
      'allTheSame',
    ),
    primaryIn: ['beingProcessed', 'willSupply'],
  },
  shipDigitally: {
    label: 'Ship Item Digitally',
    french: 'Expédier l’exemplaire numériquement',
    fields: form('url', 'note', 'internalNote'),
    primaryIn: ['beingProcessed', 'willSupply'],
  },
  process: { label: 'Process', french: 'Traiter', fields: form('internalNote') },
  markLocateFailed: { label: 'Locate failed', french: 'Échec de la localisation', fields: none, byRule: true },
  expectToSupply: {
    label: 'Expect to supply',
    french: 'Prévoir de fournir',
    fields: form('expectedDeliveryDate', 'note'),
  },
  offerConditions: {
    label: 'Conditional',
    french: 'Poser une condition',
    fields: form('condition*', 'replyBy*', 'ifUnanswered', 'cost', 'note', 'internalNote'),
  },
  offerRetry: {
    label: 'Offer another try',
    french: 'Proposer un nouvel essai',
    fields: form('retryReason*', 'retryAfter', 'note', 'internalNote'),
  },
  returnBadCitation: {
    label: 'Return as bad citation',
    french: 'Renvoyer : référence erronée',
    fields: note,
  },
  reject: { label: 'Reject', french: 'Rejeter', fields: form('rejectReason*', 'note', 'internalNote') },
  acceptCancel: {
    label: 'Accept cancel',
    french: 'Accepter l’annulation',
    fields: note,
    primaryIn: ['cancelRequested'],
  },
  refuseCancel: { label: 'Refuse cancel', french: 'Refuser l’annulation', fields: note },
  cancelSupply: { label: 'Cancel supply', french: 'Renoncer à fournir', fields: note },
  acceptRenewal: {
    label: 'Renew',
    french: 'Renouveler',
    fields: form('dueDate', 'note', 'internalNote'),
    primaryIn: ['renewRequested'],
  },
  refuseRenewal: { label: 'Refuse renewal', french: 'Refuser le renouvellement', fields: note },
  checkIn: {
    label: 'Checked in',
    french: 'Enregistrer le retour',
    fields: form('note', 'internalNote', 'allTheSame'),
    primaryIn: ['returnedByPartner', 'damaged'],
  },
  checkInQuietly: {
    label: 'Checked in',
    french: 'Enregistrer le retour',
    fields: form('note', 'internalNote', 'allTheSame'),
    variantOf: 'checkIn',
    when: 'noMessageWished',
  },
  undoCheckIn: { label: 'Undo check-in', french: 'Annuler le retour enregistré', fields: note },
  recall: { label: 'Recall', french: 'Rappeler', fields: form('dueDate*', 'note', 'internalNote') },
  sendOverdue: { label: 'Send overdue message', french: 'Envoyer un avis de retard', fields: none, byRule: true },
  holdReturn: { label: 'Hold return', french: 'Suspendre le retour', fields: note },
  releaseHoldReturn: { label: 'Release hold on return', french: 'Lever la suspension du retour', fields: note },
  declareLost: {
    label: 'Lost',
    french: 'Perdu',
    fields: form('lostFee', 'currency', 'message*', 'invoice', 'lostWhere', 'internalNote', 'early'),
    permission: 'declareLoansLost',
    primaryIn: ['lostReported'],
  },
  lostPaid: {
    label: 'Payment received',
    french: 'Paiement reçu',
    fields: note,
    primaryIn: ['lostAndFeeCommunicated'],
  },
  waiveFee: { label: 'Waive the fee', french: 'Renoncer aux frais', fields: note, permission: 'waiveFees' },
  found: { label: 'Found Item', french: 'Exemplaire retrouvé', fields: note },
  reportDamaged: {
    label: 'Report damaged',
    french: 'Signaler un dommage',
    fields: form('message*', 'internalNote'),
  },
  generalMessage: { label: 'General Message', french: 'Message général', fields: form('message*') },
  expire: { label: 'Expire', french: 'Expirer', fields: none, byRule: true },
  reactivate: { label: 'Reactivate', french: 'Réactiver', fields: form('internalNote') },
  complete: { label: 'Close', french: 'Fermer', fields: form('internalNote') },
};
