/** Letters to patrons. */
import { type LetterRow, toPatron } from './row.js';

const item = ['title', 'author', 'externalId', 'temporaryBarcodes'] as const;

export const patronLetters = {
  onHoldShelf: toPatron(
    ['On Hold Shelf Letter', 'Lettre « Sur la tablette des réservations »'],
    [...item, ...(['pickup', 'heldUntil', 'patronNote'] as const)],
    { printedAt: 'pickup', delayMinutes: 5 },
  ),
  onHoldShelfReminder: toPatron(
    ['On Hold Shelf Reminder Letter', 'Rappel « Sur la tablette des réservations »'],
    [...item, 'pickup', 'heldUntil'],
    { printedAt: 'pickup', waits: 'a job that reminds patrons of the hold shelf', isCourtesy: true },
  ),
  queryToPatron: toPatron(
    ['Query to Patron Letter', 'Lettre de question à l’usager'],
    [
      ...(['queryHeading', 'queryLines', 'patronNote', 'externalId', 'title', 'author', 'titleOfComponent'] as const),
      ...(['publisher', 'year', 'edition', 'isbn', 'issn', 'volume', 'issue', 'pages', 'format'] as const),
      ...(['requestedAt', 'neededBy'] as const),
    ],
  ),
  cancelRequest: toPatron(
    ['Ful Cancel Request Letter', 'Lettre d’annulation de la demande'],
    [...(['title', 'author', 'externalId', 'requestedAt', 'reason', 'patronNote'] as const)],
    { delayMinutes: 5 },
  ),
  externallyObtained: toPatron(
    ['Externally Obtained Email Letter', 'Lettre « Obtenu de manière externe »'],
    [...(['title', 'author', 'externalId', 'url', 'patronNote'] as const)],
  ),
  documentDelivery: toPatron(
    ['Document Delivery Notification Letter', 'Avis de livraison de document'],
    ['title', 'author', 'titleOfComponent', 'externalId', 'url', 'file', 'copyUntil', 'patronNote'],
  ),
  requestConfirmation: toPatron(
    ['Ful Resource Sharing Request Confirmation Letter', 'Confirmation de la demande de prêt entre bibliothèques'],
    ['title', 'author', 'externalId', 'requestedAt', 'pickup'],
  ),
  recallNotice: toPatron(
    ['Recall Notice Letter', 'Avis de rappel'],
    [...item, 'pickup', 'lenderDue', 'previousDue', 'patronDue'],
  ),
  renewal: toPatron(['Renewal Letter', 'Lettre de renouvellement'], [...item, 'pickup', 'patronDue', 'loanedAt'], {
    isCourtesy: true,
    delayMinutes: 5,
  }),
  renewalRefused: toPatron(
    ['Renewal Refused Letter', 'Lettre de refus de renouvellement'],
    [...item, 'pickup', 'patronDue', 'loanedAt', 'patronNote'],
    { delayMinutes: 5 },
  ),
  requestNotFilled: toPatron(
    ['Request Not Filled Letter', 'Lettre de demande non satisfaite'],
    ['title', 'author', 'titleOfComponent', 'externalId', 'requestedAt'],
    { delayMinutes: 1440, isByRule: true },
  ),
  courtesy: toPatron(['Courtesy Letter', 'Lettre de courtoisie'], [...item, 'pickup', 'patronDue', 'loanedAt'], {
    isCourtesy: true,
  }),
  overdueNotice: toPatron(
    ['Overdue Notice Letter', 'Avis de retard'],
    [...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn'],
  ),
  overdueAndLostNotification: toPatron(
    ['Ful Overdue And Lost Loan Notification Letter', 'Avis de prêt en retard et perdu'],
    [...item, 'pickup', 'patronDue', 'loanedAt', 'lostOn', 'notificationType'],
  ),
  overdueAndLost: toPatron(
    ['Ful Overdue And Lost Loan Letter', 'Lettre de prêt en retard et perdu'],
    [...item, ...(['patronDue', 'loanedAt', 'fee'] as const)],
  ),
  lostLoan: toPatron(
    ['Ful Lost Loan Letter', 'Lettre de prêt perdu'],
    [...item, 'patronDue', 'loanedAt', 'fee', 'feeNote'],
  ),
  loanReceipt: toPatron(['Loan Receipt Letter', 'Reçu de prêt'], [...item, 'loanedAt', 'patronDue', 'fulfilmentNote'], {
    ...{ printedAt: 'pickup', isCourtesy: true, delayMinutes: 5 },
  }),
  returnReceipt: toPatron(
    ['Return Receipt Letter', 'Reçu de retour'],
    [...item, 'loanedAt', 'patronDue', 'returnedAt'],
    { printedAt: 'pickup', isCourtesy: true, delayMinutes: 5 },
  ),
  fees: toPatron(
    ['Fines/Fees Notification Letter', 'Avis d’amendes et de frais'],
    ['fee', 'feeNote', 'title', 'externalId'],
  ),
  borrowingActivity: toPatron(['Borrowing Activity Letter', 'Relevé des prêts'], [...item, 'loanedAt', 'patronDue'], {
    waits: 'the job that reports to patrons what they have',
    isCourtesy: true,
  }),
} as const satisfies Record<string, LetterRow>;
