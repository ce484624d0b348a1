/** Letters to partners that wish them by e-mail, beside the messages that say the same. */
import { type LetterRow, toPartner } from './row.js';

const full = [
  ...(['authorOfComponent', 'titleOfComponent', 'volume', 'issue', 'pages', 'series'] as const),
  ...(['publisher', 'placeOfPublication', 'year', 'edition', 'isbn', 'issn', 'doi', 'pmid'] as const),
] as const;
const asked = ['service', 'format', 'serviceLevel', 'neededBy', 'maximumCost', 'cost', 'copyright', 'note'] as const;
const terms = ['conditions', 'cost', 'replyBy'] as const;

export const partnerLetters = {
  outgoingEmail: toPartner(['Ful Outgoing Email Letter', 'Courriel de demande'], [...full, ...asked]),
  requestAgainEmail: toPartner(
    ['Ful Request Again Email Letter', 'Courriel de nouvelle demande'],
    [...full, ...asked, 'conditions'],
  ),
  borrowerReceiveEmail: toPartner(
    ['Borrower Receive Email Letter', 'Courriel de réception par l’emprunteur'],
    [...(['receivedAt', 'lenderDue', 'note'] as const)],
  ),
  borrowerReturnEmail: toPartner(
    ['Borrower Return Email Letter', 'Courriel de retour par l’emprunteur'],
    [...(['receivedAt', 'returnedAt', 'note'] as const)],
  ),
  lenderWillSupplyEmail: toPartner(
    ['Lender Will Supply Email Letter', 'Courriel d’acceptation de fournir'],
    [...(['reason', 'note'] as const)],
  ),
  lenderShipEmail: toPartner(
    ['Lender Ship Email Letter', 'Courriel d’expédition'],
    [
      ...(['shippedAt', 'format', 'partnerAddress', 'lenderDue', 'note', 'itemBarcodes', 'url'] as const),
      ...(['courier', 'tracking', 'conditions', 'cost'] as const),
    ],
  ),
  lenderRejectEmail: toPartner(['Lender Reject Email Letter', 'Courriel de rejet'], ['reason', 'note']),
  lenderRenewResponseEmail: toPartner(
    ['Lender Renew Response Email Letter', 'Courriel de réponse au renouvellement'],
    [...(['matter', 'reason', 'lenderDue', 'shippedAt', 'note'] as const)],
  ),
  lenderCheckedInEmail: toPartner(
    ['Lender Checked-In Email Letter', 'Courriel de retour enregistré'],
    [...(['returnedAt', 'shippedAt', 'note'] as const)],
  ),
  lendingRecallEmail: toPartner(
    ['Lending Recall Email Letter', 'Courriel de rappel'],
    ['previousDue', 'lenderDue', 'note'],
  ),
  borrowerOverdueEmail: toPartner(
    ['Borrower Overdue Email Letter', 'Courriel de retard à l’emprunteur'],
    [...(['shippedAt', 'neededBy', 'lenderDue', 'note'] as const)],
  ),
  renewEmail: toPartner(['Ful Renew Email Letter', 'Courriel de renouvellement'], ['lenderDue', 'wishedDue', 'note']),
  cancelEmail: toPartner(['Ful Cancel Email Letter', 'Courriel d’annulation'], ['reason', 'note']),
  damagedEmail: toPartner(['Ful Damaged Email Letter', 'Courriel de dommage'], ['note']),
  lostEmail: toPartner(['Ful Lost Email Letter', 'Courriel de perte'], ['note', 'cost']),
  generalMessageEmail: toPartner(
    ['General Message Email Letter', 'Courriel de message général'],
    ['matter', 'note', 'reason', 'lenderDue', ...terms],
  ),
} as const satisfies Record<string, LetterRow>;
