/** Letters to partners that wish them by e-mail, beside the messages that say the same. */
import { type LetterRow, toPartner } from './row.js';

const full = [
  ...(['authorOfComponent', 'titleOfComponent', 'volume', 'issue', 'pages', 'series'] as const),
  ...(['publisher', 'placeOfPublication', 'year', 'edition', 'isbn', 'issn', 'doi', 'pmid'] as const),
] as const;
const asked = ['service', 'format', 'serviceLevel', 'neededBy', 'maximumCost', 'cost', 'copyright', 'note'] as const;
const terms = ['conditions', 'cost', 'replyBy'] as const;

export const partnerLetters = {
  outgoingEmail: toPartner([...full, ...asked]),
  requestAgainEmail: toPartner([...full, ...asked, 'conditions']),
  borrowerReceiveEmail: toPartner([...(['receivedAt', 'lenderDue', 'note'] as const)]),
  borrowerReturnEmail: toPartner([...(['receivedAt', 'returnedAt', 'note'] as const)]),
  lenderWillSupplyEmail: toPartner([...(['reason', 'note'] as const)]),
  lenderShipEmail: toPartner([
    ...(['shippedAt', 'format', 'partnerAddress', 'lenderDue', 'note', 'itemBarcodes', 'url'] as const),
    ...(['courier', 'tracking', 'conditions', 'cost'] as const),
  ]),
  lenderRejectEmail: toPartner(['reason', 'note']),
  lenderRenewResponseEmail: toPartner([...(['matter', 'reason', 'lenderDue', 'shippedAt', 'note'] as const)]),
  lenderCheckedInEmail: toPartner([...(['returnedAt', 'shippedAt', 'note'] as const)]),
  lendingRecallEmail: toPartner(['previousDue', 'lenderDue', 'note']),
  borrowerOverdueEmail: toPartner([...(['shippedAt', 'neededBy', 'lenderDue', 'note'] as const)]),
  renewEmail: toPartner(['lenderDue', 'wishedDue', 'note']),
  cancelEmail: toPartner(['reason', 'note']),
  damagedEmail: toPartner(['note']),
  lostEmail: toPartner(['note', 'cost']),
  generalMessageEmail: toPartner(['matter', 'note', 'reason', 'lenderDue', ...terms]),
} as const satisfies Record<string, LetterRow>;
