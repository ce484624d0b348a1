/** The borrowing desk's actions, in the order of its buttons. */
import { form } from './action-fields.js';
import type { ActionRow } from './action-row.js';
import type { BorrowingAction, BorrowingState } from './borrowing.js';

const none = form();
const note = form('note', 'internalNote');
const receiving = form(
  'itemPolicy',
  'fulfilmentNote',
  'patronDueDate',
  'temporaryBarcode',
  'items',
  'location',
  'printSlip',
  'notifyPatron',
  'internalNote',
  'note',
);
const citation = form('title', 'author', 'isbn', 'issn', 'volume', 'issue', 'pagesRequested', 'note');
const cancelling = form('cancelReason', 'notifyPatron', 'patronNote', 'note', 'internalNote');

export const borrowingActionRows: Record<BorrowingAction, ActionRow<BorrowingState, BorrowingAction>> = {
  markReady: {
    label: 'Ready to be sent',
    french: 'Prêt à être envoyé',
    fields: none,
    primaryIn: ['created', 'locateFailed'],
  },
  approve: {
    label: 'Approve',
    french: 'Approuver',
    fields: form('approvalReason'),
    primaryIn: ['pendingApproval'],
  },
  holdForApproval: { label: 'Hold for approval', french: 'Soumettre à approbation', fields: none, byRule: true },
  markLocateFailed: { label: 'Locate failed', french: 'Échec de la localisation', fields: none, byRule: true },
  markLocalHolding: { label: 'Local holding', french: 'Disponible localement', fields: none, byRule: true },
  mendCitation: {
    label: 'Mend citation and send',
    french: 'Corriger la référence et envoyer',
    fields: citation,
    primaryIn: ['badCitation'],
  },
  mendUnsent: {
    label: 'Mend citation',
    french: 'Corriger la référence',
    fields: citation,
    variantOf: 'mendCitation',
    when: 'nobodyAsked',
  },
  send: { label: 'Send', french: 'Envoyer', fields: form('note'), primaryIn: ['readyToSend'] },
  acceptConditions: {
    label: 'Accept conditions',
    french: 'Accepter les conditions',
    fields: form('maximumCosts', 'note', 'internalNote'),
    primaryIn: ['conditional'],
  },
  refuseConditions: { label: 'Refuse conditions', french: 'Refuser les conditions', fields: note },
  refuseConditionsLast: {
    label: 'Refuse conditions',
    french: 'Refuser les conditions',
    fields: note,
    variantOf: 'refuseConditions',
    when: 'noPartnerLeft',
  },
  receive: { label: 'Receive', french: 'Réceptionner', fields: receiving, primaryIn: ['shippedPhysically'] },
  receiveNotForLoan: {
    label: 'Receive – not for loan',
    french: 'Réceptionner – exclu du prêt',
    fields: receiving,
  },
  receiveDigitally: {
    label: 'Receive Digitally',
    french: 'Réceptionner numériquement',
    fields: form('notifyPatron', 'patronNote', 'internalNote', 'note'),
    primaryIn: ['shippedDigitally'],
  },
  loanToPatron: {
    label: 'Loan to patron',
    french: 'Prêter au lecteur',
    fields: form('patronDueDate', 'internalNote'),
    primaryIn: ['receivedPhysically'],
  },
  patronAsksRenewal: {
    label: 'Patron asks for renewal',
    french: 'Le lecteur demande un renouvellement',
    fields: form('wishedDueDate', 'internalNote'),
  },
  requestRenewal: {
    label: 'Request Renewal',
    french: 'Demander le renouvellement',
    fields: form('wishedDueDate*', 'note', 'internalNote'),
    primaryIn: ['mediatedRenewal'],
  },
  renewHere: {
    label: 'Request Renewal',
    french: 'Demander le renouvellement',
    fields: form('wishedDueDate*', 'note', 'internalNote'),
    variantOf: 'requestRenewal',
    when: 'fitsLenderDate',
  },
  declineRenewal: {
    label: 'Decline renewal',
    french: 'Refuser le renouvellement',
    fields: form('internalNote'),
  },
  returnByPatron: {
    label: 'Return from patron',
    french: 'Retour du lecteur',
    fields: form('internalNote'),
    primaryIn: ['loaned', 'renewed', 'renewNotAccepted', 'recalled', 'overdue'],
  },
  returnToPartner: {
    label: 'Return',
    french: 'Retourner',
    fields: note,
    primaryIn: ['receivedNotForLoan', 'returnedByPatron', 'damagedReported'],
  },
  returnAfterCheckIn: {
    label: 'Return',
    french: 'Retourner',
    fields: note,
    variantOf: 'returnToPartner',
    when: 'lenderCheckedIn',
  },
  undoReceive: { label: 'Undo receive', french: 'Annuler la réception', fields: note },
  undoReceiveUnsent: {
    label: 'Undo receive',
    french: 'Annuler la réception',
    fields: note,
    variantOf: 'undoReceive',
    when: 'messageWaits',
  },
  undoReturn: { label: 'Undo return', french: 'Annuler le retour', fields: note },
  undoReturnUnsent: {
    label: 'Undo return',
    french: 'Annuler le retour',
    fields: note,
    variantOf: 'undoReturn',
    when: 'messageWaits',
  },
  undoReturnToShelf: {
    label: 'Undo return',
    french: 'Annuler le retour',
    fields: note,
    variantOf: 'undoReturn',
    when: 'neverLent',
  },
  undoReturnToShelfUnsent: {
    label: 'Undo return',
    french: 'Annuler le retour',
    fields: note,
    variantOf: 'undoReturn',
    when: 'neverLentAndMessageWaits',
  },
  reject: { label: 'Reject – ask next', french: 'Rejeter – demander au suivant', fields: note },
  rejectLast: { label: 'Reject', french: 'Rejeter', fields: note, variantOf: 'reject', when: 'noPartnerLeft' },
  cancel: { label: 'Cancel request', french: 'Annuler la demande', fields: cancelling },
  cancelUnsent: {
    label: 'Cancel request',
    french: 'Annuler la demande',
    fields: cancelling,
    variantOf: 'cancel',
    when: 'nobodyAsked',
  },
  cancelByPatron: { label: 'Cancelled by patron', french: 'Annulé par le lecteur', fields: note },
  cancelUnsentByPatron: {
    label: 'Cancelled by patron',
    french: 'Annulé par le lecteur',
    fields: note,
    variantOf: 'cancelByPatron',
    when: 'nobodyAsked',
  },
  markBadCitation: { label: 'Bad citation', french: 'Référence erronée', fields: form('internalNote') },
  obtainElsewhere: {
    label: 'Externally Obtained',
    french: 'Obtenu de manière externe',
    fields: form('url', 'notifyPatron', 'patronNote', 'internalNote'),
  },
  reportLost: {
    label: 'Report lost to partner',
    french: 'Signaler la perte au partenaire',
    fields: form('message*', 'lostWhere', 'internalNote'),
  },
  declareLost: {
    label: 'Declared lost by partner',
    french: 'Déclaré perdu par le partenaire',
    fields: form('lostFee', 'currency', 'invoice', 'internalNote'),
  },
  feePaid: {
    label: 'Fee paid',
    french: 'Frais payés',
    fields: form('message', 'lostFee', 'currency', 'internalNote'),
    primaryIn: ['declaredLost'],
  },
  found: { label: 'Found Item', french: 'Exemplaire retrouvé', fields: note },
  reportDamaged: {
    label: 'Report damaged to partner',
    french: 'Signaler un dommage au partenaire',
    fields: form('message*', 'internalNote'),
  },
  generalMessage: { label: 'General Message', french: 'Message général', fields: form('message*') },
  askStatus: { label: 'Ask for status', french: 'Demander l’état', fields: none },
  expire: { label: 'Expire', french: 'Expirer', fields: none, byRule: true },
  reactivate: {
    label: 'Reactivate',
    french: 'Réactiver',
    fields: form('internalNote'),
    primaryIn: ['rejectedByPartner'],
  },
  complete: {
    label: 'Close',
    french: 'Fermer',
    fields: form('closeAnyway', 'internalNote'),
    primaryIn: ['lostAndFeePaid'],
  },
};
