/** Letters to partners that wish them by e-mail, beside the messages that say the same; an entry each. */
import { borrowing, lending } from './calls.js';
import { type LetterRow, toPartner } from './row.js';

const full = [
  ...(['authorOfComponent', 'titleOfComponent', 'volume', 'issue', 'pages', 'series'] as const),
  ...(['publisher', 'placeOfPublication', 'year', 'edition', 'isbn', 'issn', 'doi', 'pmid'] as const),
] as const;
const asked = ['service', 'format', 'serviceLevel', 'neededBy', 'maximumCost', 'cost', 'copyright', 'note'] as const;
const terms = ['conditions', 'cost', 'replyBy'] as const;

export const partnerLetters = {
  outgoingEmail: toPartner([...full, ...asked], {
    almaName: 'Ful Outgoing Email Letter',
    calledBy: [borrowing(['send'])],
    standsFor: ['Request'],
  }),
  requestAgainEmail: toPartner([...full, ...asked, 'conditions'], { standsFor: ['Retry'] }),
  borrowerReceiveEmail: toPartner(['receivedAt', 'lenderDue', 'note'], {
    almaName: 'Borrower Receive Email Letter',
    calledBy: [borrowing(['receive', 'receiveNotForLoan'])],
    withdrawnBy: [borrowing(['undoReceive'])],
    standsFor: ['Received'],
  }),
  borrowerReturnEmail: toPartner(['receivedAt', 'returnedAt', 'note'], {
    almaName: 'Borrower Return Email Letter',
    calledBy: [borrowing(['returnToPartner', 'sendBack'])],
    withdrawnBy: [borrowing(['undoReturn'], { from: ['returnedToPartner'] })],
    standsFor: ['ShippedReturn', 'ShippedReturnToPassed'],
  }),
  lenderWillSupplyEmail: toPartner(['reason', 'note'], {
    almaName: 'Lender Will Supply Email Letter',
    calledBy: [lending(['willSupply'])],
    withdrawnBy: [lending(['undoAnswer'])],
    standsFor: ['WillSupply'],
  }),
  lenderShipEmail: toPartner(
    [
      ...(['shippedAt', 'format', 'partnerAddress', 'lenderDue', 'note', 'itemBarcodes', 'url'] as const),
      ...(['courier', 'tracking', 'conditions', 'cost'] as const),
    ],
    {
      almaName: 'Lender Ship Email Letter',
      calledBy: [lending(['ship', 'shipDigitally', 'shipCopy', 'replaceFile'])],
      withdrawnBy: [lending(['undoShip'])],
      standsFor: ['Loaned', 'CopyCompleted'],
    },
  ),
  lenderRejectEmail: toPartner(['reason', 'note'], {
    almaName: 'Lender Reject Email Letter',
    calledBy: [lending(['reject'])],
    withdrawnBy: [lending(['undoAnswer'])],
    standsFor: ['Unfilled', 'Expired'],
  }),
  lenderRenewResponseEmail: toPartner(['matter', 'reason', 'lenderDue', 'shippedAt', 'note'], {
    almaName: 'Lender Renew Response Email Letter',
    calledBy: [lending(['acceptRenewal', 'refuseRenewal', { on: 'requester.renew', when: { beyondCap: true } }])],
    standsFor: ['RenewGranted', 'RenewRefused'],
  }),
  lenderCheckedInEmail: toPartner(['returnedAt', 'shippedAt', 'note'], {
    almaName: 'Lender Checked-In Email Letter',
    calledBy: [lending([{ on: 'checkIn', when: { noMessage: false } }])],
    withdrawnBy: [lending(['undoCheckIn'])],
    standsFor: ['LoanCompleted'],
  }),
  lendingRecallEmail: toPartner(['previousDue', 'lenderDue', 'note'], {
    almaName: 'Lending Recall Email Letter',
    calledBy: [lending(['recall'])],
    standsFor: ['Recalled'],
  }),
  borrowerOverdueEmail: toPartner(['shippedAt', 'neededBy', 'lenderDue', 'note'], {
    almaName: 'Borrower Overdue Email Letter',
    calledBy: [lending(['sendOverdue'])],
    standsFor: ['Overdue'],
  }),
  renewEmail: toPartner(['lenderDue', 'wishedDue', 'note'], {
    almaName: 'Ful Renew Email Letter',
    calledBy: [borrowing([{ on: 'requestRenewal', when: { withinLenderDate: false } }])],
    standsFor: ['Renew'],
  }),
  cancelEmail: toPartner(['reason', 'note'], {
    almaName: 'Ful Cancel Email Letter',
    calledBy: [
      borrowing([
        { on: 'cancel', when: { unsent: false } },
        { on: 'cancelByPatron', when: { unsent: false } },
      ]),
    ],
    standsFor: ['Cancel'],
  }),
  damagedEmail: toPartner(['note'], {
    almaName: 'Ful Damaged Email Letter',
    calledBy: [borrowing(['reportDamaged']), lending(['reportDamaged'])],
    standsFor: ['Damaged'],
  }),
  lostEmail: toPartner(['note', 'cost'], {
    almaName: 'Ful Lost Email Letter',
    calledBy: [borrowing(['reportLost']), lending(['declareLost'])],
    standsFor: ['Lost', 'LostAndFee'],
  }),
  /** Also in place of every message for which no other letter stands. */
  generalMessageEmail: toPartner(['matter', 'note', 'reason', 'lenderDue', ...terms], {
    almaName: 'General Message Email Letter',
    calledBy: [borrowing(['generalMessage']), lending(['generalMessage'])],
    standsFor: ['Notification'],
  }),
} as const satisfies Record<string, LetterRow>;
