/** What a message says, in words for people: by the summary that the message log keeps. */
import type { Sentence } from './words.js';

const row = (text: string, french: string): Sentence => ({ text, french });

const rows: Record<string, Sentence> = {
  Request: row('Request', 'Demande'),
  Retry: row('Request once more', 'Demande renouvelée'),
  StatusRequest: row('Asks for the status', 'Demande l’état'),
  Received: row('Received', 'Reçu'),
  Cancel: row('Asks to cancel', 'Demande d’annulation'),
  CancelToPassed: row('Asks to cancel, to a partner passed over', 'Demande d’annulation, à un partenaire écarté'),
  Renew: row('Asks to renew', 'Demande de renouvellement'),
  ShippedReturn: row('Returned', 'Retourné'),
  ShippedForward: row('Passed on', 'Réexpédié'),
  Notification: row('General message', 'Message général'),
  NotificationToPassed: row('General message, to a partner passed over', 'Message général, à un partenaire écarté'),
  HoldReturn: row('Keep the item until asked', 'Garder l’exemplaire jusqu’à nouvel ordre'),
  ReleaseHoldReturn: row('The item may come back', 'L’exemplaire peut revenir'),
  Lost: row('Lost', 'Perdu'),
  LostAndFee: row('Lost, with the fee', 'Perdu, avec les frais'),
  FeePaid: row('Fee paid', 'Frais payés'),
  Found: row('Found again', 'Retrouvé'),
  Damaged: row('Damaged', 'Endommagé'),
  UndoReceived: row('Received was undone', 'Réception reprise'),
  UndoShippedReturn: row('Return was undone', 'Retour repris'),
  ConditionsRefused: row('Refuses the conditions', 'Refuse les conditions'),
  RequestReceived: row('Request accepted', 'Demande acceptée'),
  ExpectToSupply: row('Expects to supply', 'Prévoit de fournir'),
  WillSupply: row('Will supply', 'Sera fourni'),
  Conditional: row('Conditional', 'Sous condition'),
  Loaned: row('Shipped', 'Expédié'),
  Overdue: row('Overdue', 'En retard'),
  Recalled: row('Recalled', 'Rappelé'),
  RetryPossible: row('Another try offered', 'Nouvel essai proposé'),
  Unfilled: row('Not supplied', 'Non fourni'),
  BadCitation: row('Bad citation', 'Référence erronée'),
  Expired: row('Expired', 'Expiré'),
  CopyCompleted: row('Copy supplied', 'Copie fournie'),
  LoanCompleted: row('Checked in', 'Retour enregistré'),
  CompletedWithoutReturn: row('Closed without return', 'Clos sans retour'),
  Cancelled: row('Cancelled', 'Annulé'),
  CancelAccepted: row('Cancellation accepted', 'Annulation acceptée'),
  CancelRefused: row('Cancellation refused', 'Annulation refusée'),
  RenewGranted: row('Renewed', 'Renouvelé'),
  RenewRefused: row('Renewal refused', 'Renouvellement refusé'),
  StatusAnswer: row('Answers with the status', 'Répond avec l’état'),
  StatusRequestResponse: row('Answers with the status', 'Répond avec l’état'),
  RequestResponse: row('Answers the request', 'Répond à la demande'),
  RenewResponse: row('Answers the renewal', 'Répond au renouvellement'),
  CancelResponse: row('Answers the cancellation', 'Répond à l’annulation'),
  StatusChange: row('Tells a change', 'Signale un changement'),
  refused: row('Refused message', 'Message refusé'),
};

/** A summary that has no words is shown as it is. */
export const messageWords = (summary: string): { label: string; french: string } => {
  const { text, french } = rows[summary] ?? { text: summary, french: summary };
  return { label: text, french };
};

/** Every effect that sends something has words: its name without `send:`. */
export const hasMessageWords = (summary: string): boolean => summary in rows;
