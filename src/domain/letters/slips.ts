/** Slips that go in a parcel or stay with the item, and letters to staff; an entry each. None has an id that only we know. */
import { borrowing, house, leftTheShelf, lending, wentHome } from './calls.js';
import { inParcel, type LetterRow, toStaff } from './row.js';

const citation = ['title', 'author', 'volume', 'issue'] as const;
const published = ['titleOfComponent', 'publisher', 'year', 'edition', 'isbn', 'issn', 'pages'] as const;
const shelf = ['callNumber', 'location', 'itemBarcodes'] as const;
/** What whoever walks to the shelf needs; the two slips for it are drawn alike. */
const toFetch = [
  ...(['externalId', 'partnerName', 'partnerSymbol', ...citation, ...published, ...shelf] as const),
  ...(['service', 'format', 'neededBy', 'maximumCost', 'copyright', 'serviceLevel', 'requestNote'] as const),
  ...(['assignee', 'institution', 'libraryName'] as const),
] as const;

export const slips = {
  incomingSlip: toStaff(toFetch, { almaName: 'Ful Incoming Slip Letter', onDemand: ['lending'] }),
  resourceRequestSlip: toStaff([...toFetch, 'temporaryBarcodes', 'patronName', 'patronId', 'pickup'], {
    almaName: 'Ful Resource Request Slip Letter',
    calledBy: [house(['local.toPick'])],
    withdrawnBy: [borrowing(['undoReceive', 'undoFill']), leftTheShelf],
    onDemand: ['borrowing', 'lending'],
  }),
  shippingSlip: inParcel(
    [
      ...(['shipTo', 'partnerName', 'partnerSymbol', 'requestNote', 'institution', 'libraryName'] as const),
      ...(['libraryAddress', ...citation, 'itemName', 'callNumber', 'format', 'neededBy', 'shippedAt'] as const),
      ...(['lenderDue', 'conditions', 'cost', 'itemBarcodes', 'externalId', 'qualifier', 'note', 'returnTo'] as const),
      ...([...published, 'service', 'courier', 'tracking', 'renewals'] as const),
    ],
    {
      almaName: 'Resource Sharing Shipping Slip Letter',
      calledBy: [lending(['ship', 'shipCopy'], { wished: 'printSlip' })],
      withdrawnBy: [lending(['undoShip'])],
      onDemand: ['lending'],
      wordedHere: ['libraryName', 'lenderDue', 'itemBarcodes', 'externalId'],
    },
  ),
  receiveSlip: toStaff(
    [
      ...(['patronName', 'patronId', 'pickup', 'heldUntil', ...citation, 'externalId', 'temporaryBarcodes'] as const),
      ...(['itemBarcodes', 'requestedAt', 'receivedAt', 'patronDue', 'lenderDue', 'itemPolicy'] as const),
      ...(['conditions', 'fulfilmentNote', 'cost', 'partnerName'] as const),
      ...(['institution', 'libraryName', 'libraryAddress', 'libraryEmail', 'renewals'] as const),
    ],
    {
      almaName: 'Resource Sharing Receive Slip Letter',
      calledBy: [borrowing(['receive', 'receiveNotForLoan'], { wished: 'printSlip' })],
      withdrawnBy: [borrowing(['undoReceive']), wentHome],
      onDemand: ['borrowing'],
      wordedHere: ['temporaryBarcodes', 'itemBarcodes', 'externalId'],
    },
  ),
  returnSlip: inParcel(
    [
      ...(['returnTo', 'partnerName', 'partnerSymbol', 'institution', 'libraryName', 'libraryAddress'] as const),
      ...([...citation, 'lenderDue', 'receivedAt', 'returnedAt', 'itemBarcodes', 'externalId'] as const),
      ...(['qualifier', 'conditions', 'note', ...published] as const),
      ...(['callNumber', 'courier', 'tracking', 'renewed', 'libraryEmail'] as const),
    ],
    {
      almaName: 'Resource Sharing Return Slip Letter',
      calledBy: [borrowing(['returnToPartner', 'sendBack'])],
      withdrawnBy: [borrowing(['undoReturn'], { from: ['returnedToPartner'] })],
      namesParcel: true,
      onDemand: ['borrowing'],
      wordedHere: ['libraryName', 'lenderDue', 'itemBarcodes', 'externalId'],
    },
  ),
  holdShelfRequestSlip: toStaff(
    [
      ...(['patronName', 'patronId', 'pickup', 'heldUntil', 'title', 'author', 'externalId'] as const),
      ...(['temporaryBarcodes', 'conditions', 'partnerName', 'receivedAt'] as const),
    ],
    {
      almaName: 'Ful Hold Shelf Request Slip Letter',
      calledBy: [house(['local.shelved'])],
      withdrawnBy: [borrowing(['undoReceive', 'undoFill']), leftTheShelf],
      printedAt: 'pickup',
      onDemand: ['borrowing'],
      wordedHere: ['temporaryBarcodes'],
    },
  ),
  lendingReport: toStaff(toFetch, {
    almaName: 'Lending Req Report Slip Letter',
    onDemand: ['lending'],
  }),
  generalAssignTo: toStaff(['assignee', 'assignedBy', 'internalNote', 'title', 'externalId', 'partnerName'], {
    kind: 'letter',
    almaName: 'General Assign To Letter',
    calledBy: [house(['desk.assigned'], { wished: 'sendEmail' })],
  }),
} as const satisfies Record<string, LetterRow>;
